import { describe, expect, it } from 'vitest'
import { head, readYaml } from './folder.ts'

/** Where an example could only be guessed, in an operation of such a request and such an answer. */
async function guessedAt(fields: string, components = '{}'): Promise<string[]> {
  const yaml = `${head()}paths: {/a: {post: {${fields}}}}\ncomponents: ${components}\n`
  const { findings } = await readYaml(yaml)
  return findings.filter(({ rule }) => rule === 'guessed-example').map(({ pointer }) => pointer)
}

const operation = '#/paths/~1a/post'
const content = 'content/application~1json/schema'

function answer(schema: string): string {
  return `responses: {'200': {description: A., content: {application/json: {schema: ${schema}}}}}`
}

describe('an example that could only be guessed', () => {
  it.each([
    ['a back reference', `{type: string, pattern: '^(.)\\1x\\1$', maxLength: 3}`],
    ['no multiple in a range', '{type: integer, minimum: 3, exclusiveMaximum: 4, multipleOf: 2}'],
    ['more different items than there are', '{type: array, minItems: 3, uniqueItems: true, items: {type: boolean}}'],
    ['branches that always hold together', `{oneOf: [{type: string}, {type: string, minLength: 1}], pattern: .}`],
    ['lengths that exclude each other', '{allOf: [{type: string, maxLength: 2}, {minLength: 3}]}'],
    ['a value that is forbidden', `{type: string, enum: [a], not: {const: a}}`],
  ])('is told at its schema: %s', async (_, schema) => {
    const parameter = `parameters: [{name: q, in: query, schema: ${schema}}]`

    expect(await guessedAt(answer(schema))).toEqual([`${operation}/responses/200/${content}`])
    expect(await guessedAt(`${parameter}, responses: {'204': {description: A.}}`)).toEqual([
      `${operation}/parameters/0/schema`,
    ])
  })

  it('is told at the innermost place, required or not', async () => {
    const hard = '{type: integer, minimum: 3, exclusiveMaximum: 4, multipleOf: 2}'
    const list = (required: string) =>
      `{type: array, items: {type: object, required: ${required}, properties: {id: {type: string}, hard: ${hard}}}}`
    const place = `${operation}/responses/200/${content}/items/properties/hard`

    expect(await guessedAt(answer(list('[hard]')))).toEqual([place])
    expect(await guessedAt(answer(list('[id]')))).toEqual([place])
  })

  it('is told once of a schema that many refer to', async () => {
    const both = `requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Hard'}}}}, ${answer(`{type: array, items: {$ref: '#/components/schemas/Hard'}}`)}`
    const hard = `{schemas: {Hard: {type: object, required: [a], properties: {a: {type: string, maxLength: 1, minLength: 2}}}}}`

    expect(await guessedAt(both, hard)).toEqual(['#/components/schemas/Hard/properties/a'])
  })

  it.each([
    ['a password by lookaheads', `{type: string, minLength: 12, pattern: '(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)'}`],
    ['no text', '{not: {type: string}}'],
    ['an optional part of itself', `{$ref: '#/components/schemas/Node'}`],
  ])('is not told of what can be made: %s', async (_, schema) => {
    const node = `{schemas: {Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}}}`

    expect(await guessedAt(answer(schema), node)).toEqual([])
  })

  it('is not told where somebody wrote one', async () => {
    const written = `responses: {'200': {description: A., content: {application/json: {schema: {type: string, minLength: 2, maxLength: 1}, example: ab}}}}`

    expect(await guessedAt(written)).toEqual([])
  })
})
