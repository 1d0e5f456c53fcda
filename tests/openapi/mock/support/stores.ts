import type { Store } from '../../../../openapi/mock/state/store/store.ts'
import { expect, it } from 'vitest'
import { smallMock } from './small.ts'
import { openSandbox } from '../../../../openapi/mock/state/store/sandbox.ts'

/** What every store must do. `open` opens it once more, as another replica would; a store in memory is the same again. */
export function storeContract(open: () => Store): void {
  const seeds = (collection: string): [string, { name: string }][] =>
    collection === '/pets' ? [['1', { name: 'Rex' }]] : []
  const sandbox = (name = Math.random().toString(36)) => {
    const store = open()
    return openSandbox(store, name, { seeds })
  }

  it('keeps what was written, also for another who opens it', async () => {
    const one = sandbox()
    await one.insert('/pets', 2, { name: 'Tom' })
    expect(await sandbox(one.name).list('/pets')).toEqual([{ name: 'Rex' }, { name: 'Tom' }])
    expect(await sandbox().list('/pets')).toEqual([{ name: 'Rex' }])
  })

  it('keeps the order, and every key and text that JSON can hold', async () => {
    const one = sandbox()
    const odd = JSON.parse('{"__proto__":{"x":1},"constructor":null,"text":"é\\u0000\\ud800😀","n":-1.5e-7}') as {
      name: string
    }
    await one.insert('__proto__', '__proto__', odd)
    await one.insert('__proto__', '10', odd)
    await one.insert('__proto__', '9', odd)
    const ids = await sandbox(one.name).atomic(tables => [...tables.collection('__proto__').keys()])
    expect(ids).toEqual(['__proto__', '10', '9'])
    expect(JSON.stringify(await sandbox(one.name).get('__proto__', '9'))).toBe(JSON.stringify(odd))
  })

  it('keeps numerals as they were written, also where JavaScript has no such number', async () => {
    const call = smallMock(`
paths:
  /sums:
    post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Sum' } } } }, responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Sum' } } } } } }
  /sums/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer, format: int64 } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Sum' } } } } } }
    patch: { requestBody: { content: { application/json: { schema: { type: object, properties: { note: { type: string } } } } } }, responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Sum' } } } } } }
components: { schemas: { Sum: { type: object, properties: { id: { type: integer, format: int64 }, amount: { type: number }, list: { type: array, items: { type: number } }, deep: { type: object, properties: { n: { type: number } } }, note: { type: string } } } } }
`, { store: open() })
    const json = { 'content-type': 'application/json' }
    const written = '"id":9007199254740997,"amount":10.50,"list":[1.0,123456789012345678901234567890,0.1000],"deep":{"n":1E+2}'
    const made = await call('POST', '/sums', `{${written}}`, json)
    expect([made.status, made.text]).toEqual([201, `{${written}}`])
    expect((await call('GET', '/sums/9007199254740997')).text).toBe(`{${written}}`)
    expect((await call('GET', '/sums/9007199254740996')).status).toBe(404)
    expect((await call('PATCH', '/sums/9007199254740997', '{"note":"x"}', json)).text).toBe(`{${written},"note":"x"}`)
    expect((await call('GET', '/sums/9007199254740997')).text).toBe(`{${written},"note":"x"}`)
    for (const id of ['9223372036854775808', '1e400'])
      expect((await call('POST', '/sums', `{"id":${id}}`, json)).status).toBe(400)
  })

  it('gives no number twice to many who change a sandbox at once', async () => {
    const { name } = sandbox()
    const numbers = await Promise.all(Array.from({ length: 200 }, () => sandbox(name).atomic(tables => tables.next())))
    expect(new Set(numbers).size).toBe(200)
    expect(await sandbox(name).atomic(tables => tables.next())).toBe(201)
  })

  it('sees what was written before it was asked', async () => {
    const [one, two] = [sandbox('seen'), sandbox('seen')]
    for (let round = 0; round < 20; round++) {
      await one.insert('/pets', 'x', { round })
      expect(await two.get('/pets', 'x')).toEqual({ round })
    }
  })

  it('lets one change fail without the others', async () => {
    const { name } = sandbox()
    const results = await Promise.allSettled(
      [0, 1, 2].map(number =>
        sandbox(name).atomic((tables) => {
          if (number === 1)
            throw new Error('no')
          tables.collection('made').set(String(number), { number })
          return number
        }),
      ),
    )
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await sandbox(name).list('made')).toEqual([{ number: 0 }, { number: 2 }])
  })

  it('forgets a sandbox that is reset', async () => {
    const one = sandbox()
    await one.insert('/pets', 2, { name: 'Tom' })
    await sandbox(one.name).reset()
    expect(await one.list('/pets')).toEqual([{ name: 'Rex' }])
  })
}
