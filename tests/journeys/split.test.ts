import type { MockProcess } from '../openapi/mock/support/mock-process.ts'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMock } from '../../openapi/testing/mock.ts'
import { startMock } from '../openapi/mock/support/mock-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-split-'))
cpSync('tests/fixtures/split', folder, { recursive: true })
const spec = join(folder, 'shop.yaml')
let mock: MockProcess
beforeAll(async () => {
  mock = await startMock(spec)
}, 60_000)
afterAll(async () => {
  mock.process.kill('SIGTERM')
  await mock.ended
  rmSync(folder, { recursive: true })
})

async function call(method: string, path: string, body?: unknown): Promise<{ status: number, body: unknown }> {
  const answer = await fetch(`${mock.url}/shop/api${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

const order = { customer: { email: 'grace@example.com' }, price: { amount: 19.9, currency: 'EUR' } }

it('an order of an API in several files is made, found, and gone', async () => {
  const made = await call('POST', '/orders', order)
  const { id } = made.body as { id: number }
  expect([made.status, made.body]).toEqual([201, { ...order, id }])
  expect((await call('GET', `/orders/${id}`)).body).toEqual({ ...order, id })
  const part = await call('POST', '/orders', { ...order, partOf: { ...order, id } })
  expect(part.status).toBe(201)
  expect((await call('GET', '/orders?limit=50')).body).toEqual(expect.arrayContaining([{ ...order, id }, part.body]))
  expect((await call('DELETE', `/orders/${id}`)).status).toBe(204)
  expect(await call('GET', `/orders/${id}`)).toMatchObject({ status: 404, body: { code: 'not_found', message: expect.any(String) } })
})

it('what breaks a schema in another file is refused in the words of an error in a third', async () => {
  const refused = await call('POST', '/orders', { ...order, price: { amount: -1, currency: 'GBP' }, partOf: { price: order.price } })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'validation_error', fields: expect.arrayContaining([expect.stringContaining('currency')]) })
  expect(JSON.stringify(refused.body)).toContain('customer')
  expect((await call('GET', '/orders?limit=51')).status).toBe(400)
})

it('a change of any file is followed', async () => {
  const money = join(folder, 'schemas/money.json')
  writeFileSync(money, readFileSync(money, 'utf8').replace('"USD"', '"USD", "GBP"'))
  await expect.poll(async () => (await call('POST', '/orders', { ...order, price: { amount: 1, currency: 'GBP' } })).status, { interval: 100 }).toBe(201)
})

it('a test imports the same API', async () => {
  const imported = await createMock(spec)
  const answer = await imported(new Request('https://shop.example/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  }))
  expect([answer.status, await answer.json()]).toMatchObject([201, order])
})
