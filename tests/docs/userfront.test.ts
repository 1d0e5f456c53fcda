import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { languageFacts } from '../../openapi/samples/index.ts'

const page = readFileSync('docs/userfront/index.md', 'utf8')
const spec = parse(readFileSync('openapi/userfront.yaml', 'utf8'))

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema({ ...spec, $id: 'spec' })

describe('the Userfront introduction', () => {
  it('has its sections in the order of a reader, each in two columns', () => {
    expect(matches(/^## (.+)$/gm)).toEqual(['Introduction', 'Authentication', 'Errors', 'Users'])
    expect(matches(/^(::::: row)$/gm)).toHaveLength(4)
    expect(matches(/^(:::: left)$/gm)).toHaveLength(4)
    expect(matches(/^(:::: right)$/gm)).toHaveLength(4)
  })

  it('has the key, the status codes and the endpoints of its own API in cards', () => {
    expect(matches(/^<(\w+)(?: tag="users")? \/>$/gm)).toEqual(['KeyCard', 'StatusCodes', 'Endpoints'])
  })

  it('uses no other key than the sample key of the document', () => {
    const keys = matches(/(uf_(?:test|live)_\w+_\w+_\w+)/g)
    expect(keys.length).toBeGreaterThan(2)
    expect(new Set(keys)).toEqual(new Set([spec.components.securitySchemes.secretKey['x-default']]))
  })

  it('links to tags and operations that exist', () => {
    const links = matches(/\]\(\/userfront\/([^)#]+)\)/g)
    expect(links.length).toBeGreaterThan(20)
    expect(pages()).toEqual(expect.arrayContaining(links))
  })

  it('links to headings of its own that exist', () => {
    const headings = matches(/^#{2,4} (.+)$/gm).map(heading => heading.toLowerCase().replaceAll(' ', '-'))
    expect(headings).toEqual(expect.arrayContaining(matches(/\]\(#([^)]+)\)/g)))
  })

  it('shows an error and a search as the document describes them', () => {
    const [claims, error, search] = matches(/```json\n(.*?)```/gs).map(text => JSON.parse(text))
    expect(claims).toHaveProperty('authorization.demo1234.roles', ['member'])
    expect(ajv.validate({ $ref: 'spec#/components/schemas/Error' }, error), ajv.errorsText()).toBe(true)
    expect(ajv.validate({ $ref: 'spec#/components/schemas/Find' }, search), ajv.errorsText()).toBe(true)
  })

  it.each(['userfront', 'userstore'])('offers code of %s in the languages that operations have', (api) => {
    const text = readFileSync(`docs/${api}/index.md`, 'utf8')
    const groups = [...text.matchAll(/::: code-group\n(.*?)\n:::\n|<code-group>\n(.*?)<\/code-group>/gs)]
      .map(([group]) => [...group.matchAll(/^```\w+ \[(.+)\]$|<code-block title="(.+)">/gm)].map(([, fence, block]) => fence ?? block))
      .filter(labels => labels.includes('Node'))
    expect(groups.length).toBeGreaterThan(0)
    const usual = languageFacts.filter(({ isExtra }) => !isExtra).map(({ label }) => label)
    expect(groups).toEqual(groups.map(() => usual))
  })

  it('closes every container', () => {
    const fences = matches(/^(:{3}.*)$/gm)
    expect(fences.length).toBe(fences.filter(fence => /\w/.test(fence)).length * 2)
  })
})

function matches(pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map(([, first = '']) => first)
}

/** `users/` and `users/create-user`: where tags and operations have their pages. */
function pages(): string[] {
  const items = Object.values({
    ...spec.paths,
    ...spec.webhooks,
  }) as Record<string, { operationId?: string, tags?: string[] }>[]
  return items
    .flatMap(item => Object.values(item))
    .flatMap(({ operationId, tags }) =>
      operationId
        ? [`${tags?.[0]}/`, `${tags?.[0]}/${operationId.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`]
        : [],
    )
}
