import { describe, expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const call = smallMock(`
paths:
  /matrix/list/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: matrix, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Fine } } } }
  /matrix/lists/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Fine } } } }
  /matrix/one/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: matrix, schema: { type: integer } }], responses: { '204': { description: Fine } } } }
  /matrix/object/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: matrix, explode: true, schema: { type: object, required: [r], properties: { r: { type: integer } } } }], responses: { '204': { description: Fine } } } }
  /label/list/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: label, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Fine } } } }
  /label/lists/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: label, explode: true, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Fine } } } }
  /exploded: { get: { parameters: [{ name: v, in: query, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Fine } } } }
  /texts/{v}: { get: { parameters: [{ name: v, in: path, required: true, style: matrix, explode: true, schema: { type: array, maxItems: 2, items: { type: string, maxLength: 3 } } }], responses: { '204': { description: Fine } } } }
  /deep: { get: { parameters: [{ name: f, in: query, style: deepObject, schema: { type: object, properties: { tags: { type: array, items: { type: integer } }, rows: { type: array, items: { type: object, required: [n], properties: { n: { type: integer }, on: { type: boolean } } } }, limits: { type: object, additionalProperties: { type: integer } }, meta: { anyOf: [{ type: object, additionalProperties: { type: boolean } }, { type: string, enum: [''] }] } } } }], responses: { '204': { description: Fine } } } }
  /map: { get: { parameters: [{ name: limit, in: query, schema: { type: integer } }, { name: any, in: query, schema: { type: object, additionalProperties: { type: integer } } }], responses: { '204': { description: Fine } } } }
`)
const statusOf = async (path: string) => (await call('GET', path)).status

describe('path styles', () => {
  it.each([
    '/matrix/list/;v=3,4',
    '/matrix/list/;v=3',
    '/matrix/lists/;v=3;v=4',
    '/matrix/one/;v=3',
    '/matrix/object/;r=3',
    '/label/list/.3,4',
    '/label/lists/.3.4',
  ])('takes %s', async (path) => {
    expect(await statusOf(path)).toBe(204)
  })

  it.each([
    '/matrix/list/3,4',
    '/matrix/list/;w=3',
    '/matrix/list/;v=3;v=4',
    '/matrix/lists/;v=3;4',
    '/matrix/one/3',
    '/matrix/one/v=3',
    '/matrix/object/;r',
    '/matrix/object/r=3',
    '/label/list/3,4',
    '/label/lists/3.4',
  ])('refuses %s', async (path) => {
    const { status, body } = await call('GET', path)
    expect([status, body]).toMatchObject([400, { errors: [{ in: 'path', pointer: '#/v' }] }])
  })
})

// RFC 6570, 3.2.5, 3.2.7 and 3.2.8.
it('takes a comma for a part of a value where each value of a list has a mark of its own', async () => {
  for (const path of ['/matrix/lists/;v=3,4', '/label/lists/.3,4'])
    expect((await call('GET', path)).body).toMatchObject({ errors: [{ in: 'path', pointer: '#/v/0' }] })
  expect(await statusOf('/exploded?v=3&v=4')).toBe(204)
  expect((await call('GET', '/exploded?v=3,4')).body).toMatchObject({ errors: [{ pointer: '#/v/0' }] })
  expect(await statusOf('/texts/;v=a,b;v=c')).toBe(204)
  expect(await statusOf('/texts/;v=a;v=b,c;v=d')).toBe(400)
})

describe('deep objects', () => {
  it.each([
    'f[tags][]=1&f[tags][]=2',
    'f[tags][0]=1&f[tags][1]=2',
    'f[rows][0][n]=1&f[rows][1][n]=2&f[rows][1][on]=true',
    'f[rows][][n]=1&f[rows][][on]=true&f[rows][][n]=2',
    'f[limits][a]=1&f[limits][b]=2',
    'f[meta][a]=true',
    'f[meta]=',
  ])('takes %s', async (query) => {
    expect(await statusOf(`/deep?${query}`)).toBe(204)
  })

  it.each([
    ['f[tags][]=1&f[tags][]=x', '#/f/tags/1'],
    ['f[rows][][n]=1&f[rows][][n]=x', '#/f/rows/1/n'],
    ['f[rows][][on]=true', '#/f/rows/0/n'],
    ['f[limits][a]=x', '#/f/limits/a'],
  ])('refuses %s', async (query, pointer) => {
    const { status, body } = await call('GET', `/deep?${query}`)
    expect([status, body]).toMatchObject([400, { errors: [{ pointer }] }])
  })
})

it('reads a map without a name of its own from the names that no other parameter has', async () => {
  expect(await statusOf('/map?limit=1&a=1&b=2')).toBe(204)
  expect((await call('GET', '/map?limit=1&a=x')).body).toMatchObject({ errors: [{ pointer: '#/any/a' }] })
  expect((await call('GET', '/map?limit=x&a=1')).body).toMatchObject({ errors: [{ pointer: '#/limit' }] })
})
