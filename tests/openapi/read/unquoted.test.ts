import type { ApiDocument } from '../../../openapi/document/index.ts'
import { expect, it } from 'vitest'
import { readSource } from '../../../openapi/testing/source.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'

const numerals = ['010', '0o17', '0x1F', '+1', '.5', '1.', '1.0', '1.10', '1e3', '1_000', '-0', '12345678901234567890', 'true']

/** A document in which nobody quoted what is meant as text. */
async function read(numeral: string, yaml = '1.2') {
  const { document } = await readSource(`%YAML ${yaml}
---
openapi: 3.1.0
info: { title: ${numeral}, version: ${numeral} }
tags: [{ name: ${numeral} }]
paths:
  /things:
    post:
      tags: [${numeral}]
      operationId: post
      parameters:
        - { name: level, in: query, required: true, schema: { type: string }, example: ${numeral} }
        - { name: code, in: query, required: true, schema: { $ref: '#/components/schemas/Code' }, examples: { one: { value: ${numeral} } } }
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [kind], properties: { kind: { type: string, const: ${numeral} } } } } }
      responses: { '204': { description: Fine } }
components: { schemas: { Code: { type: [string, 'null'], enum: [${numeral}, other], default: ${numeral} } } }
`)
  return openOnly(document)
}

/** The model of a document and its only operation. */
function openOnly(document: ApiDocument | undefined) {
  if (document === undefined)
    throw new Error('The document was refused.')
  const model = createModel(document)
  const [link] = model.operations
  const operation = link && model.operation(link.tagSlug ?? '', link.slug)
  if (operation === undefined)
    throw new Error('There is no page.')
  return { document, model, operation }
}

it.each(numerals)('what is not quoted is the text as it was written, where a text belongs: %s', async (numeral) => {
  const { model: { reference }, operation } = await read(numeral)
  const [level, code] = operation.parameters

  expect([reference.title, reference.version, reference.groups[0]?.tags[0]?.title]).toEqual([numeral, numeral, numeral])
  expect(level?.examples.map(({ text }) => text)).toEqual([numeral])
  expect(code?.schema.enum?.map(({ value }) => value)).toEqual([numeral, 'other'])
  expect(operation.requestBody?.content[0]?.schema?.properties?.[0]?.schema.const).toContain(numeral)
})

it.each(numerals)('is sent as it is shown, and accepted: %s', async (numeral) => {
  const { document, operation } = await read(numeral)
  const request = buildRequest(operation)
  const curl = languages.find(({ id }) => id === 'curl')?.emit(request).code ?? ''
  const query = `level=${encodeURIComponent(numeral)}&code=${encodeURIComponent(numeral)}`

  expect(curl).toContain(query)
  expect(curl).toContain(`"kind": "${numeral}"`)
  const answer = await createMockHandler(document)(new Request(`http://mock.test/things?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: numeral }),
  }))
  expect(answer.status).toBe(204)
})

it('what says that it is YAML 1.1 is read alike', async () => {
  const { model: { reference } } = await read('010', '1.1')
  expect(reference.version).toBe('010')
})

/** Numbers where a number belongs: what YAML 1.2 says that they are, digit by digit, as JSON writes it. */
const numbers: [written: string, want: string][] = [
  ['010', '10'],
  ['0o17', '15'],
  ['0x1F', '31'],
  ['+1', '1'],
  ['.5', '0.5'],
  ['1.', '1'],
  ['1.0', '1.0'],
  ['1.10', '1.10'],
  ['1e3', '1e3'],
  ['-0', '-0'],
  ['12345678901234567890', '12345678901234567890'],
]

it.each(numbers)('is one number on the page, in samples and from the mock where a number belongs: %s is %s', async (written, want) => {
  const { document: read } = await readSource(`openapi: 3.1.0
info: { title: Numbers, version: '1' }
paths:
  /things/{id}:
    post:
      operationId: post
      parameters:
        - { name: id, in: path, required: true, schema: { type: number, enum: [${written}, 2], minimum: ${written} }, example: ${written} }
        - { name: level, in: query, required: true, schema: { type: number, default: ${written} } }
      requestBody: { content: { application/json: { schema: { type: object, required: [n], properties: { n: { type: number, const: ${written} } } } } } }
      responses: { '200': { description: Fine, content: { application/json: { schema: { type: number }, example: ${written} } } } }
`)
  const { document, operation } = openOnly(read)
  const [id, level] = operation.parameters
  const curl = languages.find(({ id }) => id === 'curl')?.emit(buildRequest(operation)).code ?? ''
  const answer = await createMockHandler(document)(
    new Request(`http://mock.test/things/${want}?level=${want}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"n":${want}}` }),
  )

  expect([id?.examples[0]?.text, id?.schema.enum?.[0]?.text, id?.schema.constraints, level?.schema.default]).toEqual([want, want, [`≥ ${want}`], want])
  expect(operation.responses[0]?.content[0]?.examples[0]?.text).toBe(want)
  expect(curl).toContain(`/things/${want}?level=${want}`)
  expect(curl).toContain(`{"n": ${want}}`)
  expect([answer.status, await answer.text()]).toEqual([200, want])
})

it('a number with underscores is a text in YAML 1.2, which is told where a number belongs', async () => {
  const { findings } = await readSource('openapi: 3.1.0\ninfo: {title: a, version: b}\npaths: {}\ncomponents: {schemas: {A: {type: number, enum: [1_000]}}}\n')
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['enum-type', 'yaml-1.1']))
})
