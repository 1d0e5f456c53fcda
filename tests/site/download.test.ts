import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { readYaml } from '../openapi/read/folder.ts'
import { createModel } from '../../openapi/model/index.ts'
import { publishCollections, publishSpec } from '../../site/download.ts'

async function download(text: string): Promise<{ json: string, yaml: string }> {
  const { written } = await readYaml(text)
  const [json, yaml] = publishSpec({ name: 'api', written: written ?? {} })
  return { json: json?.text ?? '', yaml: yaml?.text ?? '' }
}

const head = (version: string) => `${version}\ninfo: {title: A, version: '1'}\n`

describe('the document that readers take away', () => {
  it.each(['swagger: "2.0"', 'openapi: 3.0.3', 'openapi: 3.1.0', 'openapi: 3.2.0'])('is in the version it was written in: %s', async (version) => {
    const { json, yaml } = await download(`${head(version)}paths: {}\n`)
    const want = { ...parse(version), info: { title: 'A', version: '1' }, paths: {} }
    expect(JSON.parse(json)).toEqual(want)
    expect(parse(yaml)).toEqual(want)
  })

  it('says everything in the words of its version', async () => {
    const { json } = await download(
      `${head('openapi: 3.0.3')}paths: {}\ncomponents: {schemas: {A: {type: string, nullable: true}, B: {minimum: 1, exclusiveMinimum: true}}}\n`,
    )
    expect(JSON.parse(json).components.schemas).toEqual({
      A: { type: 'string', nullable: true },
      B: { minimum: 1, exclusiveMinimum: true },
    })
  })

  it('keeps what this reader does not understand', async () => {
    const { json } = await download(`${head('openapi: 3.0.3')}paths: {}\nsummary: odd\nx-a: {b: 1}\n`)
    expect(JSON.parse(json)).toMatchObject({ 'summary': 'odd', 'x-a': { b: 1 } })
  })

  it('keeps the order of keys and every numeral', async () => {
    const { json, yaml } = await download(
      `openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths:\n  /a:\n    get:\n      responses:\n        default: {description: d}\n        '404': {description: n}\n        '200': {description: o}\n`
      + 'components: {schemas: {A: {minimum: 1.50, maximum: 12345678901234567890, enum: [1.0, 2]}}}\n',
    )
    expect(json).toContain('"responses":{"default":{"description":"d"},"404":{"description":"n"},"200":')
    expect(json).toContain('{"minimum":1.50,"maximum":12345678901234567890,"enum":[1.0,2]}')
    expect(yaml).toMatch(/default:[\s\S]*"404":[\s\S]*"200":/)
    expect(yaml).toContain('minimum: 1.50\n      maximum: 12345678901234567890\n      enum:\n        - 1.0\n        - 2\n')
  })

  it('keeps numbers that only YAML writes so in YAML, and has their value in JSON', async () => {
    const { json, yaml } = await download(`${head('openapi: 3.1.0')}paths: {}\ncomponents: {schemas: {A: {enum: [010, 0x1F, +1, .5, 1e3]}}}\n`)
    expect(json).toContain('"enum":[10,31,1,0.5,1e3]')
    expect(yaml).toContain('- 010\n        - 0x1F\n        - +1\n        - .5\n        - 1e3\n')
    expect(parse(yaml).components.schemas.A.enum).toEqual([10, 31, 1, 0.5, 1000])
  })

  it('quotes what older readers of YAML would take for something else', async () => {
    const { yaml } = await download(`${head('openapi: 3.1.0')}paths: {}\ncomponents: {schemas: {A: {enum: ['no', '2020-01-01', '010', '1_000', '12:30:45']}}}\n`)
    expect(yaml).toContain('- "no"\n        - "2020-01-01"\n        - "010"\n        - "1_000"\n        - "12:30:45"')
  })

  it('shows keys named __proto__ like any other', async () => {
    const { json, yaml } = await download(`${head('openapi: 3.1.0')}paths: {}\ncomponents: {schemas: {A: {properties: {__proto__: {type: string}}}}}\n`)
    expect(json).toContain('{"properties":{"__proto__":{"type":"string"}}}')
    expect(yaml).toContain('__proto__:\n          type: string')
  })
})

describe('the requests that readers take away', () => {
  it('are those of all operations that are published, without the sample key', async () => {
    const { document } = await readYaml(`${head('openapi: 3.1.0')}servers: [{url: 'https://a.test'}]
security: [{key: []}]
paths:
  /open/{id}: {parameters: [{name: id, in: path, required: true, schema: {type: string}, example: seven}], get: {summary: Open it, description: It is **open**., responses: {}}}
  /hidden: {get: {x-internal: true, summary: Hidden one, responses: {}}}
components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key, x-default: demo_key_not_secret}}}
`)
    if (!document)
      throw new Error('The document cannot be read.')
    const files = publishCollections({ name: 'api', document, model: createModel(document) })
    expect(files.map(({ path }) => path)).toEqual(['api/postman.json', 'api/bruno.json'])
    for (const { text } of files) {
      expect(text).toContain('{{baseUrl}}/open/:id')
      expect(text).toContain('It is **open**.')
      expect(text).toContain('{{key}}')
      expect(text).not.toMatch(/[Hh]idden|demo_key/)
    }
  })
})
