import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMock, startMock, toMswHandler } from '../../../openapi/testing/mock.ts'

const text = `openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example/v1'}, {url: 'https://eu.shop.example/v1'}]
paths:
  /orders:
    get:
      operationId: listOrders
      responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
    post:
      operationId: createOrder
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: One., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Order: {type: object, required: [dish], properties: {id: {type: string, readOnly: true}, dish: {type: string}}}
`
const url = 'https://shop.example/v1/orders'
function order(address = url) {
  return new Request(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"dish":"soup"}' })
}

describe('createMock', () => {
  it('answers as the document says, and remembers until it is reset', async () => {
    const mock = await createMock(text)
    const before = await (await mock(new Request(url))).json() as unknown[]
    expect((await mock(order())).status).toBe(201)
    expect(await (await mock(new Request(url))).json()).toHaveLength(before.length + 1)
    expect(mock.requests()).toEqual([
      { method: 'GET', url, status: 200 },
      { method: 'POST', url, status: 201 },
      { method: 'GET', url, status: 200 },
    ])
    mock.reset()
    expect(mock.requests()).toEqual([])
    expect(await (await mock(new Request(url))).json()).toHaveLength(before.length)
  })

  it.each(['one', 'demo_key_of_the_sandbox_abcd1234'])('forgets what the key %s made, and nothing of another', async (key) => {
    const mock = await createMock(`${text}  securitySchemes: {token: {type: http, scheme: bearer}}\nsecurity: [{token: []}]\n`)
    const bearer = (key: string) => ({ Authorization: `Bearer ${key}` })
    const count = async (key: string) => {
      const answer = await mock(new Request(url, { headers: bearer(key) }))
      return (await answer.json() as unknown[]).length
    }
    const before = await count(key)
    for (const owner of [key, 'two'])
      await mock.seed('createOrder', [{ dish: 'soup' }], bearer(owner))
    expect([await count(key), await count('two')]).toEqual([before + 1, before + 1])
    mock.reset(key)
    expect([await count(key), await count('two')]).toEqual([before, before + 1])
  })

  it('lets a test answer an operation, keeping what it knows', async () => {
    const mock = await createMock(text)
    mock.override('listOrders', () => [{ id: '1', dish: 'cake' }])
    expect(await (await mock(new Request(url))).json()).toEqual([{ id: '1', dish: 'cake' }])
    expect((await mock(order())).status).toBe(201)
  })

  it('takes a file, and an object', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specimen-testing-'))
    const file = join(folder, 'shop.yaml')
    writeFileSync(file, text)
    const object = {
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      paths: { '/orders': { get: { responses: { 204: { description: 'None.' } } } } },
    }
    expect((await (await createMock(file))(order())).status).toBe(201)
    expect((await (await createMock(object))(new Request('https://shop.example/orders'))).status).toBe(204)
    rmSync(folder, { recursive: true })
  })

  it('says what is wrong with what is no document', async () => {
    await expect(createMock('title: no\nversion: 1')).rejects.toThrow(/^api\.yaml:\d+:\d+ /)
  })
})

describe('toMswHandler', () => {
  it('answers at each address of the API', async () => {
    const mock = await createMock(text)
    const all = (path: string, resolver: (info: { request: Request }) => Promise<Response>) => ({ path, resolver })
    const handlers = toMswHandler(mock, { all })
    expect(handlers.map(({ path }) => path)).toEqual(['https://shop.example/*', 'https://eu.shop.example/*'])
    const answer = await handlers[1]?.resolver({ request: order('https://eu.shop.example/v1/orders') })
    expect(answer?.status).toBe(201)
  })
})

describe('startMock', () => {
  it('serves it on a free port', async () => {
    const { url: served, mock, close } = await startMock(text)
    expect(served).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
    expect((await fetch(`${served}/orders`)).status).toBe(200)
    mock.override('listOrders', () => [{ dish: 'cake' }])
    expect(await (await fetch(`${served}/orders`)).json()).toEqual([{ dish: 'cake' }])
    expect(mock.requests()).toHaveLength(2)
    await close()
  })
})

describe('an operation that a test names', () => {
  it('makes what a test begins with, and says what was refused', async () => {
    const mock = await createMock(text)
    const before = await (await mock(new Request(url))).json() as unknown[]
    expect(await mock.seed('createOrder', [{ dish: 'soup' }, { dish: 'tea' }])).toMatchObject([{ dish: 'soup' }, { dish: 'tea' }])
    expect(await (await mock(new Request(url))).json()).toHaveLength(before.length + 2)
    await expect(mock.seed('createOrder', [{ dish: 5 }])).rejects.toThrow('createOrder answered 4')
  })

  it('must be there', async () => {
    const mock = await createMock(text)
    expect(() => mock.override('listOrder', () => [])).toThrow('There is no operation "listOrder" in api: did you mean "listOrders"?')
    await expect(mock.seed('none', [{}])).rejects.toThrow('There is no operation "none" in api.')
  })

  it('is known to the compiler where the document is written in TypeScript', async () => {
    const mock = await createMock({
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      paths: { '/orders': { get: { operationId: 'listOrders', responses: { 204: { description: 'None.' } } } } },
    })
    mock.override('listOrders', () => [])
    // @ts-expect-error the document has no such operation
    expect(() => mock.override('listOrder', () => [])).toThrow()
  })
})
