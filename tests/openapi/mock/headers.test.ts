import { describe, expect, it } from 'vitest'
import { smallMock } from './support/small.ts'

describe('declared headers', () => {
  const call = smallMock(`
paths:
  /all:
    get:
      responses:
        '200':
          description: Fine
          headers:
            X-List: { schema: { type: array, items: { type: string } }, example: [a, b] }
            X-Object: { schema: { type: object }, example: { r: 1, g: 2 } }
            X-Exploded: { explode: true, schema: { type: object }, example: { r: 1, g: 2 } }
            X-Content: { content: { application/json: { schema: { type: object }, example: { a: [1] } } } }
            X-Named: { schema: { type: string }, examples: { one: { $ref: '#/components/examples/Header' } } }
            Last-Modified: { schema: { type: string, format: date-time } }
            Expires: { schema: { type: string }, example: '2026-03-01T10:00:00Z' }
            ETag: { schema: { type: string } }
            Retry-After: { schema: { type: string } }
            Location: { schema: { type: string, format: uri } }
            Content-Language: { schema: { type: string } }
            Accept-Ranges: { schema: { type: string, enum: [bytes] } }
            Date: { schema: { type: string } }
            Content-Encoding: { schema: { type: string }, example: gzip }
          content: { text/plain: { example: x } }
components: { examples: { Header: { value: named } } }
`)

  it.each([
    ['x-list', /^a,b$/],
    ['x-object', /^r,1,g,2$/],
    ['x-exploded', /^r=1,g=2$/],
    ['x-content', /^\{"a":\[1\]\}$/],
    ['x-named', /^named$/],
    ['last-modified', /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/],
    ['expires', /^Sun, 01 Mar 2026 10:00:00 GMT$/],
    ['etag', /^"[^" ]+"$/],
    ['retry-after', /^\d+$/],
    ['location', /^\S+$/],
    ['content-language', /^[a-z-]+$/i],
    ['accept-ranges', /^bytes$/],
  ])('%s is in its form', async (name, form) => {
    expect((await call('GET', '/all')).headers.get(name)).toMatch(form)
  })

  it('leave alone what the host writes', async () => {
    const { headers } = await call('GET', '/all')
    expect([headers.get('date'), headers.get('content-encoding')]).toEqual([null, null])
  })
})

describe('cookies', () => {
  const yaml = `
servers: [{ url: 'https://api.example.com/v1' }]
paths:
  /in: { post: { responses: { '204': { description: In, headers: { Set-Cookie: { schema: { type: string }, example: 'sid=abc123; Domain=example.com; Path=/v1; Secure; HttpOnly; SameSite=None; Max-Age=60' } } } } } }
  /bare: { post: { responses: { '204': { description: In, headers: { Set-Cookie: { schema: { type: string } } } } } } }
  /me: { get: { security: [{ session: [] }], responses: { '200': { description: Me, content: { application/json: { example: { id: 1 } } } } } } }
components: { securitySchemes: { session: { type: apiKey, in: cookie, name: sid, x-default: sample_cookie } } }
`
  const call = smallMock(yaml, { base: '/small' })

  it('are set on the sandbox\'s path, without what keeps them from coming back', async () => {
    expect((await call('POST', '/small/v1/in')).headers.getSetCookie()).toEqual(['sid=abc123; Path=/small/v1; HttpOnly; Max-Age=60'])
  })

  it.each(['/in', '/bare'])('log in: %s', async (path) => {
    expect((await call('GET', '/small/v1/me')).status).toBe(401)
    const [cookie = ''] = (await call('POST', `/small/v1${path}`)).headers.getSetCookie()
    const me = await call('GET', '/small/v1/me', undefined, { cookie: cookie.split(';')[0] ?? '' })
    expect([me.status, me.body]).toEqual([200, { id: 1 }])
  })
})
