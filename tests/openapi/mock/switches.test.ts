import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const yaml = `
paths:
  /notes:
    get: { responses: { '200': { description: Notes, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Note' } } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses: { '201': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }, '409': { description: There, content: { application/json: { example: { there: true } } } } }
  /notes/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } } }
security: [{ key: [] }]
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key, x-default: sample_1 } }
  schemas: { Note: { type: object, required: [text], properties: { id: { type: integer, readOnly: true }, text: { type: string, example: As shown } } } }
`
const key = { 'x-key': 'test_1' }
const make = { ...key, 'content-type': 'application/json' }

it('without state, what was made is not there', async () => {
  const call = smallMock(yaml, { isStateless: true })
  const before = (await call('GET', '/notes', undefined, key)).text
  expect((await call('POST', '/notes', { text: 'Mine' }, key)).status).toBe(201)
  expect((await call('GET', '/notes', undefined, key)).text).toBe(before)
  expect((await call('GET', '/notes/987', undefined, key)).status).toBe(200)
})

it('dynamic answers are made from the schema, and examples come when they are asked for', async () => {
  const texts = async (isDynamic: boolean) => {
    const call = smallMock(yaml, { isDynamic })
    const { body, headers } = await call('GET', '/notes', undefined, { ...key, prefer: 'seed=5' })
    const plain = await call('GET', '/notes', undefined, key)
    expect(plain.headers.get('preference-applied')).toBeNull()
    expect(headers.get('preference-applied')).toBe('seed=5')
    return [plain.text, JSON.stringify(body)]
  }
  const [plain, seeded] = await texts(false)
  const [made, same] = await texts(true)
  expect(made).not.toBe(plain)
  expect(same).toBe(seeded)
})

describe('lenient', () => {
  const call = smallMock(yaml, { isLenient: true })

  it('answers what breaks the document, and says what it breaks', async () => {
    const { status, headers } = await call('POST', '/notes', { text: 5 }, key)
    expect([status, headers.get('sandbox-notice')]).toEqual([201, 'body /text type'])
  })

  it('says nothing of what is right, and still refuses whom it does not know', async () => {
    expect((await call('POST', '/notes', { text: 'x' }, key)).headers.get('sandbox-notice')).toBeNull()
    expect((await call('POST', '/notes', { text: 'x' })).status).toBe(401)
  })
})

it('errs as often as it is told, with an error that the operation declares', async () => {
  const call = smallMock(yaml, { errorRate: 0.5 })
  const statuses = new Map<number, number>()
  for (let count = 0; count < 200; count++) {
    const { status } = await call('POST', '/notes', { text: 'x' }, key)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  expect([...statuses.keys()].sort()).toEqual([201, 409])
  expect(Math.abs((statuses.get(409) ?? 0) - 100)).toBeLessThan(40)
  const always = smallMock(yaml, { errorRate: 1 })
  expect((await always('GET', '/notes', undefined, key)).status).toBe(500)
  expect((await always('POST', '/notes', {}, make)).body).toEqual({ there: true })
})

it('delays every answer, and a request may say otherwise', async () => {
  const call = smallMock(yaml, { delay: 300 })
  const order: string[] = []
  await Promise.all([
    call('GET', '/notes', undefined, key).then(() => order.push('usual')),
    call('GET', '/notes', undefined, { ...key, prefer: 'delay=0' }).then(() => order.push('at once')),
  ])
  expect(order).toEqual(['at once', 'usual'])
})

it('knows the sample keys alone where it is told to', async () => {
  const call = smallMock(yaml, { isKnownOnly: true })
  expect((await call('GET', '/notes', undefined, key)).status).toBe(401)
  expect((await call('GET', '/notes', undefined, { 'x-key': 'sample_1' })).status).toBe(200)
})

describe('the journal', () => {
  const call = smallMock(yaml)
  const list = async (sandbox: string) => {
    const { body } = await call('GET', '/.sandbox/requests', undefined, { 'x-key': sandbox })
    return (body as { requests: Record<string, unknown>[] }).requests.map(({ time, ...rest }) => rest)
  }

  it('lists the last requests of a key, and why they were refused, without their values', async () => {
    await call('POST', '/notes', { text: 5 }, { 'x-key': 'test_j' })
    await call('GET', '/notes?secret=s3cret', undefined, { 'x-key': 'test_j' })
    await call('GET', '/notes', undefined, { 'x-key': 'test_other' })
    expect(await list('test_j')).toEqual([
      { method: 'POST', path: '/notes', operation: 'POST /notes', status: 400, reason: 'validation_error: body /text type' },
      { method: 'GET', path: '/notes', operation: 'GET /notes', status: 200 },
    ])
  })

  it('keeps a hundred of them, and goes with the sandbox', async () => {
    for (let count = 0; count < 120; count++)
      await call('GET', '/notes', undefined, { 'x-key': 'test_many' })
    expect(await list('test_many')).toHaveLength(100)
    await call('DELETE', '/.sandbox', undefined, { 'x-key': 'test_many' })
    expect(await list('test_many')).toEqual([])
  })
})
