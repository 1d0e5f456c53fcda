import type { ApiDocument } from '../../openapi/document/index.ts'
import type { ContractReport, DriveOptions } from '../../scripts/contract/client.ts'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../openapi/read/index.ts'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { driveContract } from '../../scripts/contract/client.ts'
import { checkExamples } from '../../scripts/contract/examples.ts'
import { drivePreferred } from '../../scripts/contract/preferred.ts'
import { readSpec } from '../../scripts/contract/spec.ts'
import { documents, openDocument } from '../support/documents.ts'

/** A spec with what is rarely met: styles, `content` parameters, nullable, exclusive bounds, recursion, ranges, cookies. */
const ugly = `
openapi: 3.0.3
info: { title: Ugly, version: '1' }
servers: [{ url: 'https://{host}/b%20se/v1', variables: { host: { default: example.com } } }]
security: [{ key: [], token: [] }]
paths:
  '/a/{list}/{label}/{matrix}':
    parameters:
      - { name: list, in: path, required: true, schema: { type: array, minItems: 2, items: { type: integer, minimum: 1, maximum: 9 } } }
      - { name: label, in: path, required: true, style: label, schema: { type: string, enum: [x, 'y z'] } }
      - { name: matrix, in: path, required: true, style: matrix, schema: { type: boolean } }
    get:
      parameters:
        - { name: 'odd name[]', in: query, required: true, schema: { type: string, minLength: 2, maxLength: 5 } }
        - { name: piped, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string, enum: [a, b] } } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { age: { type: integer } } } }
        - { name: json, in: query, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: number, minimum: 0, exclusiveMinimum: true } } } } } }
        - { name: X-Count, in: header, required: true, schema: { type: integer, minimum: 0 } }
        - { name: seen, in: cookie, schema: { type: boolean } }
      responses:
        2XX: { description: Fine, content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }
        default: { description: Not fine, content: { application/json: { schema: { type: object, required: [reason], properties: { reason: { type: string } } } } } }
  /trees:
    post:
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Tree' } }
          multipart/form-data: { schema: { $ref: '#/components/schemas/Tree' } }
      responses:
        '201': { description: Planted, content: { application/json: { schema: { $ref: '#/components/schemas/Tree' } } } }
        '422': { description: Not planted }
  /nothing:
    delete: { responses: { '204': { description: Gone } } }
components:
  securitySchemes:
    key: { type: apiKey, in: cookie, name: k }
    token: { type: http, scheme: basic }
  schemas:
    Tree:
      type: object
      required: [name, id]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, minLength: 1, maxLength: 20, pattern: '^[a-z]+$' }
        kind: { type: string, nullable: true, enum: [oak, elm] }
        branches: { type: array, maxItems: 3, items: { $ref: '#/components/schemas/Tree' } }
`

async function open(file: string): Promise<{ document: ApiDocument, text: string }> {
  const { document } = await readDocument(file, { thorough: false })
  if (!document)
    throw new Error(`${file} is no OpenAPI document`)
  return { document, text: await readFile(file, 'utf8') }
}

async function drive(file: string, overrides = {}, options: DriveOptions = {}): Promise<ContractReport> {
  const { document, text } = await open(file)
  return driveContract(readSpec(text), createMockHandler(document, { overrides }), options)
}

async function withUgly<T>(use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'))
  try {
    await writeFile(join(folder, 'ugly.yaml'), ugly)
    return await use(join(folder, 'ugly.yaml'))
  }
  finally {
    await rm(folder, { recursive: true })
  }
}

describe('a client that knows the spec only', () => {
  it.each(documents)('finds the mock of $name as its spec says', async ({ file }) => {
    const report = await drive(file)
    expect(report.failures).toEqual([])
    expect(report.unwritten).toEqual([])
    expect(report.operations).toBe(readSpec(readFileSync(file, 'utf8')).operations.length)
    expect(report.absent.length).toBeLessThan(report.valid / 20)
  })

  it.each(documents)('finds the rules of $name within its spec', async ({ file }) => {
    const { overrides } = await openDocument(file)
    const { failures } = await drive(file, overrides, { ruled: true })
    expect(failures).toEqual([])
  })

  it.each(documents)('gets from $name every answer that it declares', async ({ file }) => {
    const { document, overrides, text } = await openDocument(file)
    const report = await drivePreferred(readSpec(text), createMockHandler(document, { overrides }))
    expect(report.failures).toEqual([])
    expect(report.answers).toBeGreaterThan(40)
  })

  it('names things whose names stand one level down, as a server shows them', async () => {
    const cell = `{ type: object, required: [about], properties: { about: { type: object, required: [label], properties: { label: { type: string } } } } }`
    const answer = `{ '200': { description: Fine, content: { application/json: { schema: ${cell} } } } }`
    const report = await driveContract(readSpec(`
openapi: 3.1.0
info: { title: Cells, version: '1' }
paths:
  /cells:
    get: { responses: { '200': { description: Fine, content: { application/json: { schema: { type: object, required: [items], properties: { items: { type: array, items: ${cell} } } } } } } } }
  /cells/{label}:
    parameters: [{ name: label, in: path, required: true, schema: { type: string } }]
    get: { responses: ${answer} }
    delete: { responses: ${answer} }
`), async ({ url }) => {
      const { pathname } = new URL(url)
      const shown = { about: { label: 'B7' } }
      if (pathname === '/cells')
        return Response.json({ items: [shown] })
      return pathname === '/cells/B7' ? Response.json(shown) : Response.json({}, { status: 404 })
    })
    expect(report).toMatchObject({ valid: 3, validOk: 3, absent: [] })
  })

  it('notices an answer that was not asked for', async () => {
    const report = await drivePreferred(readSpec(ugly), async () => Response.json({ id: 1 }))
    expect(report.failures.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([expect.stringContaining('200 body'), expect.stringContaining('answered 200')]),
    )
  })

  it('is understood in all styles and versions of schema', async () => {
    const report = await withUgly(drive)
    expect(report).toMatchObject({ operations: 3, unwritten: [], failures: [] })
  })

  it('hears the same over HTTP', async () => {
    const report = await withUgly(async (file) => {
      const { document, text } = await open(file)
      const served = await serveMock({
        apis: [{ name: 'ugly', handler: createMockHandler(document) }],
        port: 0,
      })
      try {
        return await driveContract(readSpec(text), fetch, { origin: served.url })
      }
      finally {
        await served.close()
      }
    })
    expect(report.failures).toEqual([])
  })

  it('finds the examples that pages make up as the spec says, and notices where they are not', async () => {
    const { document } = await withUgly(open)
    expect(checkExamples(document, readSpec(ugly)).failures).toEqual([])
    const other = checkExamples(document, readSpec(ugly.replace('[a-z]', '[0-9]')))
    expect(other.generated).toBeGreaterThan(3)
    expect(other.failures.length).toBeGreaterThan(2)
  })

  it('notices an answer that is not as declared, an error of the server, and silence', async () => {
    const spec = readSpec(ugly)
    const wrong = await driveContract(spec, async () => Response.json({ name: 7 }))
    expect(wrong.failures.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('200 body'),
        expect.stringContaining('accepted with 200'),
        'status 200 is not declared',
      ]),
    )
    const broken = await driveContract(spec, async () => new Response('', { status: 500 }))
    expect(broken).toMatchObject({ validOk: 0, mutatedOk: 0 })
    const silent = await driveContract(spec, () => new Promise(() => {}), { patience: 5 })
    expect(silent).toMatchObject({ validOk: 0, mutatedOk: 0 })
  })
})
