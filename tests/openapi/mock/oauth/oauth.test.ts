import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { toHex } from '../../../../openapi/document/text/hex.ts'
import { sha256, toBase64Url } from '../../../../openapi/document/text/sha256.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { documentOf } from '../../model/document.ts'

const scopes = { read: 'Read all', write: 'Change <all>' }
const operation = (security: Record<string, string[]>[]) => ({ security, responses: { 200: { description: '', content: { 'application/json': { example: { fine: true } } } } } })
const document = documentOf({
  servers: [{ url: '/v1' }],
  paths: {
    '/read': { get: operation([{ auth: ['read'] }]) },
    '/write': { get: operation([{ auth: ['read', 'write'] }]) },
    '/me': { get: operation([{ oidc: ['openid'] }]) },
  },
  components: {
    securitySchemes: {
      auth: { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: 'https://a.test/a', tokenUrl: 'https://a.test/t', scopes } } },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://a.test/.well-known/openid-configuration' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    },
  },
})
const origin = 'http://127.0.0.1'
const base = `${origin}/v1/.oauth/auth`
const verifier = 'v'.repeat(43)
const redirect = 'http://127.0.0.1/back'
const asked = {
  response_type: 'code',
  client_id: 'console',
  redirect_uri: redirect,
  code_challenge: toBase64Url(sha256(verifier)),
  code_challenge_method: 'S256',
  state: 's t',
  nonce: 'n',
}
let now: number
let mock: ReturnType<typeof createMockHandler>

beforeEach(() => {
  now = Date.UTC(2026, 0, 1)
  mock = createMockHandler(document, { now: () => now })
})

type Fields = Record<string, string>

async function post(url: string, fields: Fields, headers: Fields = {}) {
  const response = await mock(new Request(url, { method: 'POST', headers, body: new URLSearchParams(fields) }))
  const text = await response.text()
  return { status: response.status, location: response.headers.get('location'), body: (text.startsWith('{') ? JSON.parse(text) : { text }) as Fields }
}

async function get(path: string, token?: string) {
  const headers: Fields = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await mock(new Request(origin + path, { headers }))
  return { status: response.status, text: await response.text(), challenge: response.headers.get('www-authenticate') ?? '' }
}

async function takeCode(scope = 'read', at = base): Promise<string> {
  const { location } = await post(`${at}/authorize`, { ...asked, scope, decision: 'allow' })
  const back = new URL(location ?? '')
  expect(back.searchParams.get('state')).toBe('s t')
  expect(back.searchParams.get('iss')).toBe(at)
  return back.searchParams.get('code') ?? ''
}

function exchange(code: string, fields: Fields = {}, at = base) {
  return post(`${at}/token`, { grant_type: 'authorization_code', code, client_id: 'console', redirect_uri: redirect, code_verifier: verifier, ...fields })
}

it('has a SHA-256 of its own, for pages on plain http', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text =>
    toHex(sha256(text)) === createHash('sha256').update(text).digest('hex')))
})

describe('the code flow', () => {
  it('gives a token that opens what its scopes allow, and names the scope that is missing', async () => {
    const { status, body } = await exchange(await takeCode('read'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'read', expires_in: 900 })
    expect((await get('/v1/read', body.access_token)).status).toBe(200)
    const refused = await get('/v1/write', body.access_token)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('lacks the scope write')
    expect(refused.challenge).toContain('insufficient_scope')
  })

  it('takes a code once, from its client, with its verifier, in time', async () => {
    const code = await takeCode()
    expect((await exchange(code, { code_verifier: 'w'.repeat(43) })).body.error).toBe('invalid_grant')
    expect((await exchange(code)).body.error).toBe('invalid_grant')
    expect((await exchange(await takeCode(), { client_id: 'other' })).body.error).toBe('invalid_grant')
    expect((await exchange(await takeCode(), { redirect_uri: `${redirect}/x` })).body.error).toBe('invalid_grant')
    const late = await takeCode()
    now += 60_000
    expect((await exchange(late)).body.error).toBe('invalid_grant')
  })

  it('refuses what it cannot trust, and says the rest to the client', async () => {
    for (const wrong of [{ redirect_uri: 'javascript:alert(1)' }, { redirect_uri: 'x' }, { client_id: '' }])
      expect((await post(`${base}/authorize`, { ...asked, ...wrong, decision: 'allow' })).status).toBe(400)
    expect((await post(`${base}/authorize`, { ...asked, decision: 'deny' })).location).toContain('error=access_denied')
    expect((await post(`${base}/authorize`, { ...asked, code_challenge: '', decision: 'allow' })).location).toContain('error=invalid_request')
    expect((await post(`${base}/authorize`, { ...asked, response_type: 'token', decision: 'allow' })).location).toContain('error=invalid_request')
  })

  it('shows a page that asks, as text', async () => {
    const { status, text } = await get(`/v1/.oauth/auth/authorize?${new URLSearchParams({ ...asked, client_id: '<b>me' })}`)
    expect(status).toBe(200)
    expect(text).not.toContain('<b>')
    expect(text).toContain('&#60;b&#62;me')
    expect(text).toContain('Change &#60;all')
    const query = new URLSearchParams({ ...asked, scope: 'read gone', decision: 'allow' })
    const decided = await get(`/v1/.oauth/auth/authorize?${query}`)
    const hidden = [...decided.text.matchAll(/<input type="hidden" name="([^"]*)"/g)].map(([, name]) => name)
    expect(hidden).toEqual([...Object.keys(asked), 'scope'])
    expect(decided.text).toContain('name="scope" value="read"')
  })
})

describe('tokens', () => {
  it('expire, and are refreshed once', async () => {
    const { body } = await exchange(await takeCode('read write'))
    now += 900_000
    const expired = await get('/v1/read', body.access_token)
    expect(expired.status).toBe(401)
    expect(expired.text).toContain('expired')
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '', client_id: 'console' }
    for (const scope of ['admin', 'read admin'])
      expect((await post(`${base}/token`, { ...refresh, scope })).body.error, scope).toBe('invalid_scope')
    const again = await post(`${base}/token`, { ...refresh, scope: 'read' })
    expect(again.body.scope).toBe('read')
    expect((await get('/v1/read', again.body.access_token)).status).toBe(200)
    expect((await post(`${base}/token`, refresh)).body.error).toBe('invalid_grant')
  })

  it('are looked into and taken back', async () => {
    const { body } = await exchange(await takeCode())
    const token = body.access_token ?? ''
    expect((await post(`${base}/introspect`, { token })).body).toMatchObject({ active: true, scope: 'read', client_id: 'console' })
    const other = {
      access: (await exchange(await takeCode())).body.access_token ?? '',
      refresh: body.refresh_token ?? '',
      code: await takeCode(),
    }
    const isActive = async (token: string) => (await post(`${base}/introspect`, { token })).body.active
    expect([await isActive(other.access), await isActive(other.refresh)]).toEqual([true, true])
    expect(await isActive(other.code)).toBe(false)
    now += 900_000
    expect([await isActive(other.access), await isActive(other.refresh)]).toEqual([false, true])
    now -= 900_000
    expect((await post(`${base}/revoke`, { token })).status).toBe(200)
    expect((await post(`${base}/introspect`, { token })).body).toEqual({ active: false })
    expect((await get('/v1/read', token)).status).toBe(401)
  })

  it('that it never gave out are no tokens of its own; any other test token opens all', async () => {
    expect((await get('/v1/read', 'sandbox_access_0123456789abcdef')).status).toBe(401)
    expect((await get('/v1/write', 'my-own-test-token')).status).toBe(200)
  })

  it('belong to the sandbox of one browser', async () => {
    const { body } = await post(`${base}/token`, { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' }, { 'Sandbox-Key': 'abcd1234' })
    expect(body.access_token).toMatch(/_abcd1234$/)
    expect((await get('/v1/read', body.access_token)).status).toBe(200)
  })
})

describe('other grants', () => {
  it('of a client need its secret', async () => {
    expect((await post(`${base}/token`, { grant_type: 'client_credentials', client_id: 'a' })).status).toBe(401)
    const { body } = await post(`${base}/token`, { grant_type: 'client_credentials', scope: 'read' }, { authorization: `Basic ${btoa('a:b')}` })
    expect(body.scope).toBe('read')
    expect(body.refresh_token).toBeUndefined()
  })

  it('of a device wait until somebody allows it', async () => {
    const { body: device } = await post(`${base}/device`, { client_id: 'tv', scope: 'read' })
    const poll = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: device.device_code ?? '' }
    expect((await post(`${base}/token`, poll)).body.error).toBe('authorization_pending')
    expect((await post(`${base}/verify`, { user_code: 'NONE-NONE', decision: 'allow' })).status).toBe(404)
    expect((await post(`${base}/verify`, { user_code: device.user_code ?? '', decision: 'allow' })).status).toBe(200)
    expect((await post(`${base}/token`, poll)).body.scope).toBe('read')
    expect((await post(`${base}/token`, poll)).body.error).toBe('expired_token')
  })

  it('of a device end with its code, and say to a program what was decided', async () => {
    const { body: device } = await post(`${base}/device`, { client_id: 'tv' })
    expect(device.user_code).toMatch(/^[B-Z]{4}-[B-Z]{4}$/)
    const decide = async (user: string, decision: string) => {
      const { status, body } = await post(`${base}/verify`, { user_code: user, decision }, { accept: 'application/json' })
      return [status, body]
    }
    expect(await decide('NONE-NONE', 'allow')).toEqual([404, { known: false }])
    expect(await decide(device.user_code?.toLowerCase() ?? '', 'deny')).toEqual([200, { known: true }])
    const poll = (code = '') => post(`${base}/token`, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code })
    expect((await poll(device.device_code)).body.error).toBe('access_denied')
    expect((await poll(await takeCode())).body.error).toBe('expired_token')
    now += Number(device.expires_in) * 1_000
    expect((await poll(device.device_code)).body.error).toBe('expired_token')
    expect(await decide(device.user_code ?? '', 'allow')).toEqual([404, { known: false }])
  })

  it('are refused by name', async () => {
    expect((await post(`${base}/token`, { grant_type: 'implicit' })).body.error).toBe('unsupported_grant_type')
  })
})

describe('openID Connect', () => {
  const oidc = `${origin}/v1/.oauth/oidc`

  it('is found by discovery, gives an ID token with the nonce, and says who it is', async () => {
    const found = JSON.parse((await get('/v1/.oauth/oidc/.well-known/openid-configuration')).text) as Fields
    expect(found).toMatchObject({ issuer: oidc, token_endpoint: `${oidc}/token`, code_challenge_methods_supported: ['S256'] })
    const { body } = await exchange(await takeCode('openid', oidc), {}, oidc)
    const claims = JSON.parse(atob((body.id_token ?? '').split('.')[1] ?? '')) as Fields
    expect(claims).toMatchObject({ iss: oidc, aud: 'console', nonce: 'n' })
    expect((await get('/v1/.oauth/oidc/userinfo', body.access_token)).text).toContain('sandbox-user')
    expect((await get('/v1/me', body.access_token)).status).toBe(200)
  })

  it('says who it is to a token of access alone, as long as it lives', async () => {
    const { body } = await exchange(await takeCode('openid', oidc), {}, oidc)
    const ask = (token?: string) => get('/v1/.oauth/oidc/userinfo', token)
    for (const wrong of [undefined, 'my-own-test-token', body.refresh_token])
      expect(await ask(wrong), wrong).toMatchObject({ status: 401, challenge: 'Bearer error="invalid_token"' })
    now += 899_999
    expect((await ask(body.access_token)).status).toBe(200)
    now += 1
    expect((await ask(body.access_token)).status).toBe(401)
  })

  it('is what an OpenID Connect scheme says of itself, and no other', async () => {
    const about = async (scheme: string, file: string) =>
      JSON.parse((await get(`/v1/.oauth/${scheme}/.well-known/${file}`)).text) as Record<string, unknown>
    expect(await about('oidc', 'openid-configuration')).toMatchObject({
      scopes_supported: ['openid', 'profile', 'email'],
      userinfo_endpoint: `${oidc}/userinfo`,
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['none'],
    })
    const plain = await about('auth', 'oauth-authorization-server')
    expect(plain).toMatchObject({ issuer: base, scopes_supported: ['read', 'write'] })
    for (const name of ['userinfo_endpoint', 'subject_types_supported', 'id_token_signing_alg_values_supported'])
      expect(plain).not.toHaveProperty(name)
  })

  it('is there for schemes that sign in, and for no other', async () => {
    expect((await get('/v1/.oauth/key/authorize')).status).toBe(404)
    expect((await get('/v1/.oauth/auth/gone')).status).toBe(404)
    expect((await get('/v1/.oauth/auth/token')).status).toBe(405)
  })
})
