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
