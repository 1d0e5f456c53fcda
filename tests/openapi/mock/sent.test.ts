import { expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`

it('what is created where no path leads to an item is answered as it was sent, and listed', async () => {
  const call = smallMock(`
paths:
  /webhook-endpoints:
    get: { responses: { '200': { description: Hooks, ${json('{ type: array, items: { $ref: \'#/components/schemas/Hook\' } }')} } } }
    post:
      requestBody: { ${json('{ $ref: \'#/components/schemas/Hook\' }')} }
      responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Hook\' }')} } }
components: { schemas: { Hook: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, url: { type: string }, events: { type: array, items: { type: string } } } } } }
`)
  const made = await call('POST', '/webhook-endpoints', { url: 'https://a.example/x', events: ['paid'], own: 'mine' })
  expect(made.status).toBe(201)
  expect(made.body).toEqual({ id: expect.any(String), url: 'https://a.example/x', events: ['paid'], own: 'mine' })
  expect(made.headers.has('location')).toBe(false)
  expect((await call('GET', '/webhook-endpoints')).body).toContainEqual(made.body)
})

it('an id may lie deeper, and so may what a record belongs to', async () => {
  const call = smallMock(`
paths:
  /namespaces: { get: { responses: { '200': { description: All, ${json('{ type: object, properties: { items: { type: array, items: { $ref: \'#/components/schemas/Thing\' } } } }')} } } } }
  /namespaces/{name}: { parameters: [{ $ref: '#/components/parameters/Name' }], get: { responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Thing\' }')} } } } }
  /namespaces/{namespace}/pods:
    parameters: [{ name: namespace, in: path, required: true, schema: { type: string, example: prod } }]
    get: { responses: { '200': { description: All, ${json('{ type: object, properties: { items: { type: array, items: { $ref: \'#/components/schemas/Pod\' } } } }')} } } }
    post: { requestBody: { ${json('{ $ref: \'#/components/schemas/Pod\' }')} }, responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Pod\' }')} } } }
  /namespaces/{namespace}/pods/{name}:
    parameters: [{ name: namespace, in: path, required: true, schema: { type: string, example: prod } }, { $ref: '#/components/parameters/Name' }]
    get: { responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Pod\' }')} } } }
  /pods: { get: { responses: { '200': { description: All, ${json('{ type: object, properties: { items: { type: array, items: { $ref: \'#/components/schemas/Pod\' } } } }')} } } } }
components:
  parameters: { Name: { name: name, in: path, required: true, schema: { type: string, example: prod } } }
  schemas:
    Meta: { type: object, properties: { name: { type: string }, namespace: { type: string } } }
    Thing: { type: object, properties: { metadata: { $ref: '#/components/schemas/Meta' } } }
    Pod: { type: object, properties: { metadata: { $ref: '#/components/schemas/Meta' }, spec: { type: object } } }
`)
  const made = await call('POST', '/namespaces/prod/pods', { metadata: { name: 'web' }, spec: { replicas: 2 } })
  expect(made.body).toEqual({ metadata: { name: 'web', namespace: 'prod' }, spec: { replicas: 2 } })
  expect((await call('GET', '/namespaces/prod/pods/web')).body).toEqual(made.body)
  expect((await call('GET', '/pods')).body).toMatchObject({ items: expect.arrayContaining([made.body]) })
})

it('an answer that wraps its record shows what was sent, wrapped or not', async () => {
  const pet = '{ type: object, required: [id, name], properties: { id: { type: integer }, name: { type: string }, tag: { type: string } } }'
  const wrapped = `{ type: object, required: [pet], properties: { pet: ${pet}, links: { type: object } } }`
  const call = smallMock(`
paths:
  /pets:
    post: { requestBody: { ${json(`{ type: object, required: [pet], properties: { pet: ${pet} } }`)} }, responses: { '201': { description: Made, ${json(wrapped)} } } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, ${json(`{ type: object, properties: { pet: ${pet} } }`)} } } }
`)
  const made = (await call('POST', '/pets', { pet: { id: 77, name: 'Rex', tag: 'a' } })).body as { pet: object }
  expect(made.pet).toEqual({ id: 77, name: 'Rex', tag: 'a' })
  expect((await call('GET', '/pets/77')).body).toMatchObject({ pet: { id: 77, name: 'Rex', tag: 'a' } })
})

it('a body of any form comes back as it came, and of others what the answer has too', async () => {
  const call = smallMock(`
paths:
  /echo: { post: { requestBody: { ${json('{ type: object }')} }, responses: { '200': { description: Same, ${json('{ type: object }')} } } } }
  /notes: { post: { requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: Same, content: { text/plain: { schema: { type: string } } } } } } }
  /greetings: { post: { requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: Other, content: { text/plain: { schema: { type: string }, example: Good day } } } } } }
  /moods: { post: { requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '200': { description: Other, content: { text/plain: { schema: { type: string, enum: [merry] } } } } } } }
  /quotes:
    post:
      requestBody: { ${json('{ type: object, required: [from], properties: { from: { type: string }, secret: { type: string } } }')} }
      responses: { '200': { description: A price, ${json('{ type: object, required: [from, price], properties: { from: { type: string }, price: { type: number }, note: { type: string } } }')} } }
`)
  expect((await call('POST', '/echo', '{"a":[1.50,{"b":9007199254740993}]}', { 'content-type': 'application/json' })).text).toBe(
    '{"a":[1.50,{"b":9007199254740993}]}',
  )
  const text = { 'content-type': 'text/plain' }
  expect((await call('POST', '/notes', 'Grüße\n', text)).text).toBe('Grüße\n')
  expect((await call('POST', '/greetings', 'Hello', text)).text).toBe('Good day')
  expect((await call('POST', '/moods', 'glum', text)).text).toBe('merry')
  expect((await call('POST', '/quotes', { from: 'Berlin', secret: 's' })).body).toEqual({ from: 'Berlin', price: expect.any(Number) })
})

it('a file that was sent is its name and its size', async () => {
  const call = smallMock(`
paths:
  /files:
    post:
      requestBody: { content: { multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } } } }
      responses: { '201': { description: Made, ${json('{ type: object, required: [id, name], properties: { id: { type: string }, name: { type: string }, size: { type: integer } } }')} } }
  /files/{id}: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], get: { responses: { '200': { description: One, ${json('{ type: object, required: [id, name], properties: { id: { type: string }, name: { type: string }, size: { type: integer } } }')} } } } }
`)
  const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="notes.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n'
  const made = await call('POST', '/files', body, { 'content-type': 'multipart/form-data; boundary=x' })
  expect(made.body).toMatchObject({ name: 'notes.txt', size: 5 })
})

const apps = `
paths:
  /apps: { get: { responses: { '200': { description: All, ${json('{ type: array, items: { $ref: \'#/components/schemas/App\' } }')} } } } }
  /apps/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/App\' }')} }, '404': { description: None } } } }
  /apps/{app_id}/runs:
    parameters: [{ name: app_id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: All, ${json('{ type: array, items: { $ref: \'#/components/schemas/Run\' } }')} } } }
    post: { requestBody: { ${json('{ type: object, properties: { note: { type: string }, app_id: { type: string } } }')} }, responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Run\' }')} } } }
  /runs: { get: { responses: { '200': { description: All, ${json('{ type: array, items: { $ref: \'#/components/schemas/Run\' } }')} } } } }
  /runs/{run}: { parameters: [{ name: run, in: path, required: true, schema: { type: string, format: uuid } }], get: { responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Run\' }')} } } }, delete: { responses: { '204': { description: Gone } } } }
components:
  schemas:
    App: { type: object, required: [id], properties: { id: { type: string, format: uuid }, name: { type: string } } }
    Run: { type: object, required: [id, app_id], properties: { id: { type: string, format: uuid }, app_id: { type: string }, note: { type: string } } }
`

it('records of a list differ in id and name, and each is found by its id', async () => {
  const call = smallMock(apps)
  const list = (await call('GET', '/apps')).body as { id: string, name: string }[]
  expect(list.length).toBeGreaterThan(1)
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
  expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
  for (const app of list)
    expect((await call('GET', `/apps/${app.id}`)).body).toEqual(app)
})

it('what is below an item belongs to it, whatever parameters are called, and is also found where it is listed flat', async () => {
  const call = smallMock(apps)
  const [one, other] = (await call('GET', '/apps')).body as { id: string }[]
  const made = (await call('POST', `/apps/${other?.id}/runs`, { note: 'n', app_id: one?.id })).body as { id: string }
  expect(made).toEqual({ id: expect.any(String), app_id: other?.id, note: 'n' })
  expect((await call('GET', `/apps/${other?.id}/runs`)).body).toContainEqual(made)
  expect((await call('GET', `/apps/${one?.id}/runs`)).body).not.toContainEqual(made)
  expect((await call('GET', `/runs/${made.id}`)).body).toEqual(made)
  const flat = (await call('GET', '/runs')).body as { id: string, app_id: string }[]
  expect(flat).toContainEqual(made)
  expect(new Set(flat.map(({ id }) => id)).size).toBe(flat.length)
  for (const app of [one, other])
    expect(flat.some(run => run.app_id === app?.id)).toBe(true)
  expect((await call('DELETE', `/runs/${made.id}`)).status).toBe(204)
  expect((await call('GET', `/apps/${other?.id}/runs`)).body).not.toContainEqual(made)
  expect((await call('GET', '/apps/7f9c24e5-0000-4f0a-9d4e-6f1f0d7f1a52/runs')).status).toBe(404)
})

const notes = `
paths:
  /notes:
    get:
      parameters: [{ name: page_size, in: query, schema: { type: integer, maximum: 2, default: 1 } }, { name: after, in: query, schema: { type: string } }]
      responses: { '200': { description: All, ${json('{ type: array, items: { $ref: \'#/components/schemas/Note\' } }')} } }
    post: { requestBody: { ${json('{ type: object }')} }, responses: { '201': { description: Made, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
  /notes/{slug}:
    parameters: [{ name: slug, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, headers: { ETag: { schema: { type: string } } }, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
    patch: { requestBody: { ${json('{ type: object }')} }, responses: { '200': { description: One, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
components:
  schemas:
    Note: { type: object, additionalProperties: false, required: [slug], properties: { slug: { type: string }, age: { type: integer }, place: { type: object, required: [city, street], properties: { city: { type: string }, street: { type: string } } }, etag: { type: string, readOnly: true } } }
`

it('a PATCH is held to the record that it makes', async () => {
  const call = smallMock(notes)
  await call('POST', '/notes', { slug: 'a', age: 1, place: { city: 'Rome', street: 's' } })
  expect(await call('PATCH', '/notes/a', { age: '7' })).toMatchObject({
    status: 400,
    body: { errors: [{ in: 'body', pointer: '#/age', detail: 'must be an integer', keyword: 'type' }] },
  })
  expect((await call('PATCH', '/notes/a', { place: { city: 7 } })).body).toMatchObject({
    errors: [{ pointer: '#/place/city', detail: 'must be a string', keyword: 'type' }],
  })
  expect((await call('PATCH', '/notes/a', { nick: 'x' })).status).toBe(400)
  expect((await call('PATCH', '/notes/a', { place: { city: 'Oslo' } })).body).toMatchObject({ age: 1, place: { city: 'Oslo', street: 's' } })
  expect((await call('POST', '/notes', { slug: 'b', age: 'x' })).status).toBe(400)
})

it('pages obey their own bounds, a cursor is what a record goes by, and any other is refused', async () => {
  const call = smallMock(notes)
  const slugs = async (query: string): Promise<string[]> =>
    ((await call('GET', `/notes?${query}`)).body as { slug: string }[]).map(({ slug }) => slug)
  for (const slug of ['x', 'y', 'z'])
    await call('POST', '/notes', { slug })
  expect(await slugs('')).toHaveLength(1)
  expect(await slugs('after=x&page_size=2')).toEqual(['y', 'z'])
  expect(await slugs('after=z')).toEqual([])
  expect((await call('GET', '/notes?after=nobody')).status).toBe(400)
})

it('the ETag of a record is its own, and changes with it', async () => {
  const call = smallMock(notes)
  const made = (await call('POST', '/notes', { slug: 'a', age: 1 })).body as { etag: string }
  const read = await call('GET', '/notes/a')
  expect(read.headers.get('etag')).toBe(made.etag.startsWith('"') ? made.etag : `"${made.etag}"`)
  const changed = (await call('PATCH', '/notes/a', { age: 2 })).body as { etag: string }
  expect(changed.etag).not.toBe(made.etag)
})

it('a Last-Modified header is the time that the record itself names, also where it was created a moment ago', async () => {
  const call = smallMock(`
paths:
  /notes:
    post: { requestBody: { ${json('{ $ref: \'#/components/schemas/Note\' }')} }, responses: { '201': { description: Made, headers: { Last-Modified: { schema: { type: string } } }, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, headers: { Last-Modified: { schema: { type: string } } }, ${json('{ $ref: \'#/components/schemas/Note\' }')} } } }
components: { schemas: { Note: { type: object, required: [id, text, updated_at], properties: { id: { type: integer, readOnly: true }, text: { type: string }, updated_at: { type: string, format: date-time, readOnly: true } } } } }
`)
  const made = await call('POST', '/notes', { text: 'a' })
  const { id, updated_at: changed } = made.body as { id: number, updated_at: string }
  expect(made.headers.get('last-modified')).toBe(new Date(changed).toUTCString())
  expect((await call('GET', `/notes/${id}`)).headers.get('last-modified')).toBe(new Date(changed).toUTCString())
})

it('an Idempotency-Key belongs to its method and path', async () => {
  const call = smallMock(`
paths:
  /a: { post: { requestBody: { ${json('{ type: object }')} }, responses: { '201': { description: Made } } } }
  /b: { post: { requestBody: { ${json('{ type: object }')} }, responses: { '201': { description: Made } } } }
`)
  const key = { 'idempotency-key': '37ca9c97' }
  expect((await call('POST', '/a', { x: 1 }, key)).status).toBe(201)
  expect((await call('POST', '/b', { y: 1 }, key)).status).toBe(201)
  expect((await call('POST', '/a', { x: 1 }, key)).headers.get('idempotency-replayed')).toBe('true')
  expect((await call('POST', '/a', { x: 2 }, key)).status).toBe(422)
})

it('a document overrules what names mean', async () => {
  const paths = (extension: string): string => `
${extension}
paths:
  /rows:
    get: { parameters: [{ name: window, in: query, schema: { type: integer } }], responses: { '200': { description: All, ${json('{ type: array, items: { type: object, properties: { id: { type: integer } } } }')} } } }
    post: { requestBody: { ${json('{ type: object, properties: { id: { type: integer } } }')} }, responses: { '201': { description: Made, ${json('{ type: object, properties: { id: { type: integer } } }')} } } }
`
  expect((await smallMock(paths(''))('GET', '/rows?window=1')).body).toHaveLength(3)
  expect((await smallMock(paths('x-mock-conventions: { limit: [window] }'))('GET', '/rows?window=1')).body).toHaveLength(1)
})

it('an optional value that the answer cannot show is left out, and none is made up in its place', async () => {
  const call = smallMock(`
paths:
  /quotes:
    post:
      requestBody: { ${json('{ type: object, properties: { from: { type: string }, note: { type: string }, days: { type: array, items: { type: string } }, to: { type: object, properties: { city: { type: string }, zip: { type: string } } } } }')} }
      responses: { '200': { description: A price, ${json('{ type: object, required: [price], properties: { from: { type: string }, price: { type: number }, note: { type: string, enum: [short, long] }, days: { type: array, items: { type: string, format: date } }, to: { type: object, properties: { city: { type: string }, zip: { type: string, pattern: "^[0-9]{5}$" } } } } }')} } }
  /pets:
    get: { responses: { '200': { description: All, ${json('{ type: array, items: { type: object, required: [id], properties: { id: { type: integer }, mood: { type: string, enum: [good, bad] } } } }')} } } }
    post: { requestBody: { ${json('{ type: object, properties: { mood: { type: string } } }')} }, responses: { '201': { description: Made, ${json('{ type: object, required: [id], properties: { id: { type: integer }, mood: { type: string } } }')} } } }
`)
  const sent = { from: 'Berlin', note: 'whatever', days: ['2026-01-02', 'soon'], to: { city: 'Rome', zip: 'none' } }
  expect((await call('POST', '/quotes', sent)).body).toEqual({
    from: 'Berlin',
    price: expect.any(Number),
    days: ['2026-01-02'],
    to: { city: 'Rome' },
  })
  const made = (await call('POST', '/pets', { mood: 'so so' })).body as { id: number }
  expect(made).toEqual({ id: made.id, mood: 'so so' })
  expect((await call('GET', '/pets')).body).toContainEqual({ id: made.id })
})
