import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const page = readFileSync('docs/userstore/index.md', 'utf8')
const text = readFileSync('openapi/userstore.yaml', 'utf8')
const spec = parse(text)

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema({ ...spec, $id: 'spec' })

describe('the UserStore introduction', () => {
  it('has its sections in the order of a reader', () => {
    const sections = [...page.matchAll(/^## (.+)$/gm)].map(match => match[1])
    expect(sections).toEqual(['Introduction', 'Authentication', 'Errors', 'Validation', 'Users'])
  })

  it('uses no other key than the sample key of the document', () => {
    const keys = [...page.matchAll(/secretkey-[0-9a-f]+/g)].map(match => match[0])
    expect(keys.length).toBeGreaterThan(0)
    expect(new Set(keys)).toEqual(new Set([spec.components.securitySchemes.secretKey['x-default']]))
  })

  it('links to operations that exist', () => {
    const links = [...page.matchAll(/\]\(\/userstore\/([^/)]+)\/([^)#]+)\)/g)].map(match => `${match[1]} ${match[2]}`)
    expect(links.length).toBeGreaterThan(5)
    expect(operationPages()).toEqual(expect.arrayContaining(links))
  })

  it('shows JSON as the document describes it', () => {
    const blocks = [...page.matchAll(/```json\n(.*?)```/gs)].map(match => JSON.parse(match[1] ?? ''))
    expect(blocks.length).toBeGreaterThan(2)
    for (const block of blocks) {
      const name = 'error' in block ? 'BadRequest' : 'User'
      expect(ajv.validate({ $ref: `spec#/components/schemas/${name}` }, block), ajv.errorsText()).toBe(true)
    }
  })

  it('closes every container', () => {
    const fences = [...page.matchAll(/^:{3}.*$/gm)].map(match => match[0])
    const opened = fences.filter(fence => /\w/.test(fence)).length
    expect(fences.length).toBe(opened * 2)
  })
})

/** `users create-user`: the tag and the slug of every operation. */
function operationPages(): string[] {
  return [...text.matchAll(/operationId: (\w+)\n\s+tags: \[(\w+)\]/g)].map(
    ([, id = '', tag]) => `${tag} ${id.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
  )
}
