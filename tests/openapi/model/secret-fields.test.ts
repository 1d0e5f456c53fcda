import type { RequestBody, Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { listSecretFields } from '../../../openapi/model/operation/secret-fields.ts'
import { mediaType, parameter, schema } from '../../components/try-it/operation.ts'
import { documentOf, documentOfSchemas } from './document.ts'

const password = schema({ format: 'password' })
const property = (name: string, one: Schema) => ({ name, anchor: name, required: false, schema: one })

function bodyOf(...schemas: Schema[]): RequestBody {
  return { required: true, content: schemas.map(one => mediaType('application/json', { schema: one })) }
}

function list(requestBody?: RequestBody, document = documentOf()): string[] | undefined {
  return listSecretFields(document, { parameters: [], requestBody })
}

describe('the fields of a request that are passwords by their format', () => {
  it.each<[string, Schema, string[] | undefined]>([
    ['a property', schema({ properties: [property('a', password), property('b', schema({ format: 'uuid' }))] }), ['a']],
    ['one of a list of objects', schema({ items: schema({ properties: [property('a', password)] }) }), ['a']],
    ['a list of them', schema({ properties: [property('a', schema({ items: password }))] }), ['a']],
    ['a place in a tuple', schema({ properties: [property('a', schema({ tuple: [schema(), password] }))] }), ['a']],
    ['the values of a map', schema({ properties: [property('a', schema({ additional: [{ schema: password }] }))] }), ['a']],
    ['an option', schema({ variants: [{ kind: 'oneOf', options: [{ label: '', schema: schema({ properties: [property('a', password)] }) }] }] }), ['a']],
    ['under a condition', schema({ conditions: [{ text: '' }, { text: '', schema: schema({ properties: [property('a', password)] }) }] }), ['a']],
    ['the body itself', password, ['']],
    ['none', schema({ properties: [property('a', schema())] }), undefined],
  ])('%s', (_, one, want) => expect(list(bodyOf(one))).toEqual(want))

  it('are those of parameters and of every media type', () => {
    const parameters = [parameter({ name: 'q', in: 'query', schema: password }), parameter({ name: 'r', in: 'query' })]
    const requestBody = bodyOf(schema(), schema({ properties: [property('a', password)] }))
    expect(listSecretFields(documentOf(), { parameters, requestBody })?.toSorted()).toEqual(['a', 'q'])
    expect(listSecretFields(documentOf(), { parameters: [], requestBody: undefined })).toBeUndefined()
  })

  it.each<[string, Partial<Schema>]>([
    ['ends within a budget', { cut: 'budget' }],
    ['leaves properties out', { omitted: 3 }],
    ['names components in their place', { bases: [{ name: 'A', href: '/a' }] }],
  ])('are the whole document\'s where the page %s', (_, facts) => {
    const document = documentOfSchemas({
      Login: { type: 'object', properties: { phrase: { type: 'string', format: 'password' }, pass: { $ref: '#/components/schemas/Word' }, user: { $ref: '#/components/schemas/Name' } } },
      Name: { type: 'string' },
      Word: { allOf: [{ $ref: '#/components/schemas/Root' }] },
      Root: { type: 'string', format: 'password', example: { format: 'password' } },
    })
    expect(list(bodyOf(schema({ ...facts, properties: [property('a', password)] })), document)?.toSorted()).toEqual(['a', 'pass', 'phrase'])
    expect(list(bodyOf(schema({ cut: 'recursive' })), document)).toBeUndefined()
  })
})
