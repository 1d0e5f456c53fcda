import { expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import type { ApiDocument } from '../../../openapi/document/document.ts'
import { listOperations } from '../../../openapi/document/operations.ts'
import { readDocument } from '../../../openapi/read/index.ts'
import { listSampleFiles } from '../../../scripts/sample/files.ts'
import { head, readYaml } from './folder.ts'

async function answer(document: ApiDocument, method: string, path: string): Promise<number> {
  const mock = createMockHandler(document, { base: '/flaws' })
  const url = `http://127.0.0.1${mock.prefix}${path.replace(/\{[^}]*\}/g, 'a')}`
  return (await mock(new Request(url, { method, headers: { 'X-Key': 'a' } }))).status
}

it('shows, samples and answers every operation of a document with fifty flaws', async () => {
  const { document, findings } = await readDocument('tests/fixtures/flaws.yaml')
  if (document === undefined)
    throw new Error('nothing was read')
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(findings.length).toBeGreaterThanOrEqual(50)
  const operations = listOperations(document)
  expect(operations).toHaveLength(51)

  const model = createModel(document)
  for (const link of model.operations)
    expect(model.operation(link.tagSlug ?? '', link.slug), link.id).toBeDefined()
  expect(new Set(model.operations.map(({ href }) => href)).size).toBe(operations.length)

  const samples = listSampleFiles(document)
  for (const { id } of model.operations)
    expect(samples.filter(({ operation }) => operation.id === id).length, id).toBeGreaterThanOrEqual(6)

  for (const { method, path } of operations.filter(({ path }) => !path.includes('?')))
    expect([path, await answer(document, method, path)]).toEqual([path, 200])
})

const responses = `responses: {'200': {description: Fine.}}`

it.each<[string, string, string, object]>([
  ['a path without a slash', `a: {get: {${responses}}}`, '', { paths: { '/a': { get: {} } } }],
  ['a path parameter that the path does not have', `/a: {get: {parameters: [{name: b, in: path, required: true, schema: {}}], ${responses}}}`, '', { paths: { '/a': { get: { parameters: [] } } } }],
  ['a path parameter that nobody describes', `/a/{b}: {get: {${responses}}}`, '', { paths: { '/a/{b}': { get: { parameters: [{ name: 'b', in: 'path', required: true, schema: { type: 'string' } }] } } } }],
  ['a second parameter of a name', `/a: {get: {parameters: [{name: b, in: query, schema: {type: string}}, {name: b, in: query, schema: {type: integer}}], ${responses}}}`, '', { paths: { '/a': { get: { parameters: [{ schema: { type: 'string' } }] } } } }],
  ['an unknown security scheme', `/a: {get: {security: [{b: []}, {}], ${responses}}}`, '', { paths: { '/a': { get: { security: [{}] } } } }],
  ['a property that says of itself that it is required', '{}', '{type: object, properties: {a: {required: true}, b: {required: false}}}', { components: { schemas: { A: { required: ['a'], properties: { a: {}, b: {} } } } } }],
  ['a type by another name', '{}', '{type: [int, Null]}', { components: { schemas: { A: { type: ['integer', 'null'] } } } }],
  ['a type in place of a schema', '{}', '{properties: {a: int, b: "#/components/schemas/A"}}', { components: { schemas: { A: { properties: { a: { type: 'integer' }, b: { $ref: '#/components/schemas/A' } } } } } }],
  ['a list of examples', `/a: {get: {responses: {'200': {description: a, content: {a/b: {examples: [{c: 1}, {value: 2}]}}}}}}`, '', { paths: { '/a': { get: { responses: { 200: { content: { 'a/b': { examples: { 1: { value: { c: 1 } }, 2: { value: 2 } } } } } } } } } }],
  ['a reference that leads nowhere', '{}', '{properties: {a: {$ref: "#/components/schemas/B", title: A}}}', { components: { schemas: { A: { properties: { a: { title: 'A', description: 'This is missing from the description of the API: there is nothing usable at `#/components/schemas/B`.' } } } } } }],
  ['a reference that is no text', `/a: {get: {responses: {'200': {$ref: 5}, '404': {description: Gone, content: {a/b: {schema: {$ref: []}}}}}}}`, '{properties: {a: {$ref: 5, title: A}}}', {
    components: { schemas: { A: { properties: { a: { title: 'A', description: expect.stringContaining('nothing usable at `$ref`') } } } } },
    paths: { '/a': { get: { responses: { 200: { description: expect.stringContaining('is missing') }, 404: { content: { 'a/b': { schema: { description: expect.stringContaining('is missing') } } } } } } } },
  }],
])('repairs %s', async (_, path, schema, want) => {
  const { document, findings } = await readYaml(
    `${head()}paths: ${path === '{}' ? path : `\n  ${path}`}\n${schema === '' ? '' : `components: {schemas: {A: ${schema}}}\n`}`,
  )
  expect(document?.root).toMatchObject(want)
  expect(findings.length).toBeGreaterThan(0)
})

it.each([
  ['no version, but what only 2.0 has', 'info: {title: A, version: "1"}\nbasePath: /v1\npaths: {}', '2.0'],
  ['no version, but nullable', 'info: {title: A, version: "1"}\npaths: {}\ncomponents: {schemas: {A: {nullable: true}}}', '3.0.4'],
  ['no version, but webhooks', 'info: {title: A, version: "1"}\nwebhooks: {}', '3.1.1'],
  ['a version to come', 'openapi: 3.3.0\ninfo: {title: A, version: "1"}\npaths: {}', '3.2.0'],
  ['a version with a letter', 'openapi: v3.0.1\ninfo: {title: A, version: "1"}\npaths: {}', '3.0.4'],
  ['a version under the other key', 'swagger: 3.1.0\ninfo: {title: A, version: "1"}\npaths: {}', '3.1.1'],
])('reads a document with %s', async (_, text, version) => {
  const { document, findings } = await readYaml(text)
  expect(document?.version).toBe(version)
  expect(findings[0]).toMatchObject({ rule: 'version', severity: 'warning' })
})

it.each([
  ['no document', ''],
  ['nothing that tells a version', 'title: A'],
  ['no object', '- a'],
])('refuses %s', async (_, text) => {
  const { document, findings } = await readYaml(text)
  expect(document).toBeUndefined()
  expect(findings).toMatchObject([{ severity: 'error' }])
})

it('shows a replacement in place of what no page can hold', async () => {
  const { document, findings } = await readYaml(
    `openapi: 3.1.0\ninfo: {title: "A\\0B\\eC", version: '1'}\npaths: {}\ncomponents: {schemas: {A: {example: "a\\eb"}}}\n`,
  )
  expect(document?.root.info.title).toBe('A\uFFFDB\uFFFDC')
  expect(document?.root.components?.schemas?.A).toEqual({ example: 'a\u001Bb' })
  expect(findings.map(({ pointer }) => pointer)).toEqual(['#/info/title'])
})

it('says that tabs between values are not followed', async () => {
  const { findings } = await readYaml(
    `swagger: '2.0'\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {parameters: [{name: b, in: query, type: array, items: {type: string}, collectionFormat: tsv}], responses: {}}}}\n`,
  )
  expect(findings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toContain(
    'swagger-parameter #/paths/~1a/get/parameters/0/collectionFormat',
  )
})
