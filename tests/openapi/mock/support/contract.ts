import { describe, expect, it } from 'vitest'
import { petClient } from './pets.ts'

/** What every host and store must do: run on the bare handler, over Node, and wherever else the mock lives. */
export function mockContract(
  open: () => Promise<{ fetch: (request: Request) => Promise<Response>, origin: string }>,
): void {
  const connect = async (key?: string) => {
    const { fetch, origin } = await open()
    return petClient(fetch, origin, key ?? `pets_test_${Math.random().toString(36).slice(2)}`)
  }

  describe('checks', () => {
    it('answers 404 for a path the document does not have', async () => {
      expect((await (await connect())('GET', '/nothing')).status).toBe(404)
    })

    it('answers 405 with the methods of the path', async () => {
      const { status, headers } = await (await connect())('DELETE', '/pets')
      expect([status, headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
    })

    it('answers 401 with a challenge, without a key and with a live one', async () => {
      const { status, headers } = await (await connect())('GET', '/pets', undefined, { authorization: '' })
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="pets"'])
      const live = await (await connect('pets_live_1'))('GET', '/pets')
      expect([live.status, live.body.message]).toEqual([401, expect.stringContaining('live key')])
    })

    it('answers 403 to a key without the role, and lets it read', async () => {
      const call = await connect('pets_test_readonly')
      expect((await call('POST', '/pets', { name: 'Rex', kind: 'dog' })).status).toBe(403)
      expect((await call('GET', '/pets')).status).toBe(200)
    })

    it('answers 415 and 406 before it looks at the body', async () => {
      const call = await connect()
      expect((await call('POST', '/pets', 'name: Rex', { 'content-type': 'application/yaml' })).status).toBe(415)
      expect((await call('POST', '/pets', '{', { accept: 'text/html' })).status).toBe(406)
    })

    it('answers 400 to a body that is no JSON, without repeating it', async () => {
      const { status, text } = await (await connect())('POST', '/pets', '{"secret": hunter2}')
      expect(status).toBe(400)
      expect(text).not.toContain('hunter2')
    })

    it('names all violations in the form of the API', async () => {
      const { status, body } = await (await connect())('POST', '/pets', { id: 7, name: 'x', kind: 'fish' })
      expect(status).toBe(400)
      expect(body).toEqual({
        code: 'validation_error',
        message: '2 fields are missing or not valid.',
        fields: [
          { field: 'name', rule: 'min_length[2]' },
          { field: 'kind', rule: 'enum' },
        ],
      })
    })

    it('ignores what the API sets itself, where a client sends it all the same', async () => {
      const { status, body } = await (await connect())('POST', '/pets', { id: 7, name: 'Rex', kind: 'dog' })
      expect(status).toBe(201)
      expect(body).toMatchObject({ name: 'Rex' })
      expect(body.id).not.toBe(7)
    })

    it('reads parameters by style, and says where a wrong one stands', async () => {
      const call = await connect()
      expect(
        (await call('GET', '/find?ids=1,2&filter[age]=3', undefined, { 'x-trace': 'abc', 'cookie': 'seen=true' }))
          .status,
      ).toBe(200)
      expect((await call('GET', '/find?ids=1&filter[owner][tags]=1&filter[owner][tags]=2')).status).toBe(200)
      const nested = await call('GET', '/find?ids=1&filter[owner][tags]=1&filter[owner][tags]=old')
      expect(nested.status).toBe(400)
      expect(JSON.stringify(nested.body)).toContain('/filter/owner/tags/1')
      const wrong = await call('GET', '/find?filter[age]=old', undefined, {
        'x-trace': 'too long',
        'cookie': 'seen=maybe',
      })
      expect(wrong.body.errors).toMatchObject([
        { in: 'query', pointer: '#/ids' },
        { in: 'query', pointer: '#/filter/age' },
        { in: 'header', pointer: '#/X-Trace' },
        { in: 'cookie', pointer: '#/seen' },
      ])
    })

    it('reads XML by the names and attributes of the schema', async () => {
      const call = await connect()
      const made = await call(
        'POST',
        '/pets',
        '<?xml version="1.0"?><pet kind="dog"><name>Rex &amp; Co</name><age>3</age></pet>',
        { 'content-type': 'application/xml' },
      )
      expect(made.body).toMatchObject({ name: 'Rex & Co', kind: 'dog', age: 3 })
      expect(
        (await call('POST', '/pets', '<!DOCTYPE x [<!ENTITY a "b">]><pet/>', { 'content-type': 'application/xml' }))
          .status,
      ).toBe(400)
      expect((await call('POST', '/pets', '<pet><name></pet>', { 'content-type': 'application/xml' })).status).toBe(400)
    })

    it('reads forms and multipart as the types of the schema', async () => {
      const call = await connect()
      const form = await call('POST', '/pets', 'name=Rex&kind=dog&age=3', {
        'content-type': 'application/x-www-form-urlencoded',
      })
      expect(form.body).toMatchObject({ name: 'Rex', age: 3 })
      const parts = ['name', 'Tom', 'kind', 'cat', 'age', '4']
      const text = `${[0, 2, 4].map(at => `--b\r\nContent-Disposition: form-data; name="${parts[at]}"\r\n\r\n${parts[at + 1]}\r\n`).join('')}--b--\r\n`
      expect(
        (await call('POST', '/pets', text, { 'content-type': 'multipart/form-data; boundary=b' })).body,
      ).toMatchObject({ name: 'Tom', age: 4 })
    })
  })

  describe('state', () => {
    it('creates, reads, lists, replaces, merges and deletes', async () => {
      const call = await connect()
      const made = await call('POST', '/pets', { name: 'Zoe', kind: 'cat', secret: 'x' })
      expect(made.status).toBe(201)
      expect(made.body).toMatchObject({ id: 3, name: 'Zoe', kind: 'cat' })
      expect(made.body).not.toHaveProperty('secret')
      expect(made.headers.get('location')).toBe('/pets-api/v1/pets/3')
      expect((await call('GET', '/pets/3')).body).toEqual(made.body)
      expect((await call('GET', '/pets')).body).toMatchObject({ total: 3, has_more: false })
      expect((await call('PUT', '/pets/3', { name: 'Zoë', kind: 'cat' })).body).toMatchObject({ id: 3, name: 'Zoë' })
      expect(
        (await call('PATCH', '/pets/3', { age: 2 }, { 'content-type': 'application/merge-patch+json' })).body,
      ).toMatchObject({ name: 'Zoë', age: 2 })
      expect(
        (
          await call('PATCH', '/pets/3', [{ op: 'replace', path: '/name', value: 'Zo' }], {
            'content-type': 'application/json-patch+json',
          })
        ).body,
      ).toMatchObject({ name: 'Zo', age: 2 })
      const gone = await call('DELETE', '/pets/3')
      expect([gone.status, gone.text]).toEqual([204, ''])
      expect((await call('GET', '/pets/3')).body).toMatchObject({ code: 'not_found' })
      expect((await call('POST', '/pets', { name: 'New', kind: 'dog' })).body.id).toBe(4)
    })

    it('filters, sorts and pages, and links the pages', async () => {
      const call = await connect()
      expect((await call('GET', '/pets?kind=cat')).body).toMatchObject({
        data: [{ name: 'Tom' }],
        total: 1,
      })
      const page = await call('GET', '/pets?limit=1&sort=-name')
      expect(page.body).toMatchObject({ data: [{ name: 'Tom' }], total: 2, has_more: true })
      expect(page.headers.get('link')).toContain('page=2>; rel="next"')
      expect((await call('GET', '/pets?limit=1&page=2&sort=-name')).body).toMatchObject({
        data: [{ name: 'Rex' }],
        has_more: false,
      })
    })

    it('starts a sandbox anew on request', async () => {
      const call = await connect()
      await call('DELETE', '/pets/1')
      expect((await call('DELETE', '/.sandbox')).status).toBe(204)
      expect((await call('GET', '/pets/1')).status).toBe(200)
    })

    it('keeps the sandboxes of keys apart', async () => {
      const [one, two] = [await connect('pets_test_one'), await connect('pets_test_two')]
      await one('DELETE', '/pets/1')
      expect([(await one('GET', '/pets/1')).status, (await two('GET', '/pets/1')).status]).toEqual([404, 200])
    })

    it('keeps nested collections below their item', async () => {
      const call = await connect()
      const toy = await call('POST', '/pets/2/toys', { name: 'Ball' })
      expect(toy.body).toMatchObject({ petId: 2, name: 'Ball' })
      expect((await call('GET', `/pets/2/toys/${String(toy.body.id)}`)).body).toEqual(toy.body)
      expect((await call('GET', `/pets/1/toys/${String(toy.body.id)}`)).status).toBe(404)
      expect((await call('GET', '/pets/99/toys')).status).toBe(404)
    })

    it('refuses what must be unique', async () => {
      const call = await connect()
      await call('POST', '/pets', { name: 'Rex', kind: 'dog', chip: 'A1' })
      expect(await call('POST', '/pets', { name: 'Rex', kind: 'dog', chip: 'a1' })).toMatchObject({
        status: 409,
        body: { code: 'conflict' },
      })
    })

    it('honours ETag, If-None-Match and If-Match', async () => {
      const call = await connect()
      const tag = (await call('GET', '/pets/1')).headers.get('etag') ?? ''
      expect((await call('GET', '/pets/1', undefined, { 'if-none-match': tag })).status).toBe(304)
      expect((await call('PUT', '/pets/1', { name: 'Max', kind: 'dog' }, { 'if-match': tag })).status).toBe(200)
      expect((await call('PUT', '/pets/1', { name: 'Moritz', kind: 'dog' }, { 'if-match': tag })).status).toBe(412)
    })

    it('answers a repeated Idempotency-Key with the first answer', async () => {
      const call = await connect()
      const headers = { 'idempotency-key': 'k1' }
      const first = await call('POST', '/pets', { name: 'Rex', kind: 'dog' }, headers)
      const again = await call('POST', '/pets', { name: 'Rex', kind: 'dog' }, headers)
      expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true'])
      expect((await call('POST', '/pets', { name: 'Tim', kind: 'dog' }, headers)).status).toBe(422)
    })

    it('gives each of many concurrent creations an id of its own', async () => {
      const call = await connect()
      const made = await Promise.all(
        Array.from({ length: 40 }, () => call('POST', '/pets', { name: 'Rex', kind: 'dog' })),
      )
      expect(new Set(made.map(({ body }) => body.id)).size).toBe(40)
      expect((await call('GET', '/pets')).body.total).toBe(42)
    })
  })

  describe('steering', () => {
    it('answers with a declared status and example on request', async () => {
      const call = await connect()
      expect((await call('GET', '/pets', undefined, { prefer: 'code=400' })).status).toBe(400)
      const two = await call('GET', '/find?ids=1', undefined, { prefer: 'example=two' })
      expect([two.body, two.headers.get('preference-applied')]).toEqual([{ found: 2 }, 'example=two'])
    })

    it('makes the same body for the same key, path and seed', async () => {
      const call = await connect()
      const [one, two] = [
        await call('GET', '/pets/1', undefined, { prefer: 'dynamic=true, seed=a' }),
        await call('GET', '/pets/1', undefined, { prefer: 'dynamic=true, seed=a' }),
      ]
      expect(one.text).toBe(two.text)
    })

    it('chooses the media type by Accept', async () => {
      const { text, headers } = await (
        await connect()
      )('GET', '/find?ids=1', undefined, { accept: 'text/csv, application/json;q=0.5' })
      expect([text, headers.get('content-type')]).toEqual(['found\n1\n', 'text/csv; charset=utf-8'])
    })

    it('answers HEAD as GET without the body, and OPTIONS with the methods', async () => {
      const call = await connect()
      const head = await call('HEAD', '/pets/1')
      expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json'])
      expect((await call('OPTIONS', '/pets/1')).headers.get('allow')).toBe('GET, PUT, DELETE, PATCH, HEAD, OPTIONS')
    })

    it('lets pages of this machine read answers, others not, and never with credentials', async () => {
      const call = await connect()
      const preflight = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      }
      const local = await call('OPTIONS', '/pets', undefined, { origin: 'http://localhost:5173', ...preflight })
      expect(local.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
      expect(local.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
      const foreign = await call('OPTIONS', '/pets', undefined, { origin: 'https://evil.example', ...preflight })
      expect([
        foreign.headers.get('access-control-allow-origin'),
        foreign.headers.get('access-control-allow-methods'),
      ]).toEqual([null, null])
      expect(local.headers.get('access-control-allow-credentials')).toBeNull()
    })

    it('streams events', async () => {
      const { text, headers } = await (await connect())('GET', '/events')
      expect([headers.get('content-type'), text]).toEqual(['text/event-stream', 'data: one\n\ndata: two\n\n'])
    })

    it('serves examples of HTML as what cannot run', async () => {
      const { headers } = await (await connect())('GET', '/page')
      expect([headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
        'sandbox; default-src \'none\'',
        'nosniff',
      ])
    })
  })
}
