import type { Attempt, DeviceCode, Post } from '../../../../components/try-it/oauth/client.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askAsClient, askDevice, authorizationUrl, createSecret, pollDevice, redeem, refresh, SignInError } from '../../../../components/try-it/oauth/client.ts'
import { sha256, toBase64Url } from '../../../../openapi/document/text/sha256.ts'

const now = Date.UTC(2026, 0, 1)
const attempt: Attempt = { state: 's', nonce: 'n', verifier: 'v'.repeat(43), clientId: 'console', redirect: 'https://docs.test/back', scopes: ['read', 'write'] }
const place = 'https://a.test/token'

beforeEach(() => void vi.useFakeTimers({ now }))
afterEach(() => void vi.useRealTimers())

interface Asked {
  url: string
  fields: Record<string, string>
  headers?: Record<string, string>
}

/** A server that gives one answer after another, the last of them again and again, and remembers what it was asked. */
function serve(...answers: (Record<string, unknown> | Error)[]): { post: Post, asked: Asked[] } {
  const asked: Asked[] = []
  const post: Post = async (url, fields, headers) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? {}
    asked.push({ url, fields, headers })
    if (answer instanceof Error)
      throw answer
    return answer
  }
  return { post, asked }
}

function idToken(claims: object): string {
  return `e30.${toBase64Url(new TextEncoder().encode(JSON.stringify(claims)))}.`
}

describe('an authorization request', () => {
  const parametersOf = (more: Partial<Attempt> = {}) =>
    Object.fromEntries(new URL(authorizationUrl('https://a.test/sign?tenant=1', { ...attempt, ...more })).searchParams)

  it('says who asks for what, and shows the verifier by its hash alone', () => {
    expect(parametersOf()).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'console',
      redirect_uri: attempt.redirect,
      state: 's',
      code_challenge: toBase64Url(sha256(attempt.verifier)),
      code_challenge_method: 'S256',
      scope: 'read write',
    })
  })

  it('names no scope where none is asked for, and has a nonce for OpenID Connect alone', () => {
    expect(parametersOf({ scopes: [] })).not.toHaveProperty('scope')
    expect(parametersOf({ scopes: ['read'] })).toMatchObject({ scope: 'read' })
    expect(parametersOf({ scopes: ['openid'] })).toMatchObject({ scope: 'openid', nonce: 'n' })
  })

  it('has secrets of 256 bits', () => {
    expect(createSecret()).toMatch(/^[\w-]{43}$/)
    expect(createSecret()).not.toBe(createSecret())
  })
})

describe('a code', () => {
  it('becomes a token', async () => {
    const { post, asked } = serve({ access_token: 'a', refresh_token: 'r', expires_in: 60, scope: 'read  extra' })
    expect(await redeem(post, place, { ...attempt, code: 'c' })).toEqual({ access: 'a', refresh: 'r', scopes: ['read', 'extra'], expires: now + 60_000 })
    expect(asked).toMatchObject([{
      url: place,
      fields: { grant_type: 'authorization_code', code: 'c', redirect_uri: attempt.redirect, client_id: 'console', code_verifier: attempt.verifier },
    }])
  })

  it('gives what was asked for, where the server says no more', async () => {
    expect(await redeem(serve({ access_token: 'a' }).post, place, { ...attempt, code: 'c' }))
      .toEqual({ access: 'a', refresh: undefined, scopes: ['read', 'write'], expires: undefined })
  })

  it.each([{}, { access_token: '' }, { access_token: 1 }])('is refused with the answer %j', async answer =>
    await expect(redeem(serve(answer).post, place, { ...attempt, code: 'c' })).rejects.toMatchObject({ code: 'invalid_answer' }))

  it('comes with an ID token of the same nonce', async () => {
    const open = { ...attempt, scopes: ['openid'] }
    const ask = (id_token: unknown, of = open) => redeem(serve({ access_token: 'a', id_token }).post, place, { ...of, code: 'c' })
    // Letters whose Base64 differs from that of URLs.
    expect((await ask(idToken({ nonce: 'n', sub: '???>>>' }))).access).toBe('a')
    expect((await ask(undefined)).access).toBe('a')
    for (const wrong of [idToken({ nonce: 'other' }), idToken({}), 'no token', ''])
      await expect(ask(wrong), wrong).rejects.toBeInstanceOf(SignInError)
    expect((await ask(idToken({ nonce: 'other' }), attempt)).access).toBe('a')
  })
})

describe('a token', () => {
  const old = { access: 'a', refresh: 'r', scopes: ['read'] }

  it('is renewed, and what renews it is kept unless there is a new one', async () => {
    const { post, asked } = serve({ access_token: 'b' }, { access_token: 'c', refresh_token: 's', scope: '' })
    expect(await refresh(post, place, { ...old, clientId: 'console' })).toEqual({ access: 'b', refresh: 'r', scopes: ['read'], expires: undefined })
    expect(await refresh(post, place, { ...old, clientId: 'console' })).toMatchObject({ access: 'c', refresh: 's', scopes: [] })
    expect(asked[0]?.fields).toEqual({ grant_type: 'refresh_token', refresh_token: 'r', client_id: 'console' })
  })

  it('of a client is asked for with its secret in the header', async () => {
    const { post, asked } = serve({ access_token: 'a' })
    await askAsClient(post, place, { clientId: 'a:b', secret: 'ü', scopes: ['read'] })
    await askAsClient(post, place, { clientId: 'a', secret: 'b', scopes: [] })
    expect(asked).toEqual([
      { url: place, fields: { grant_type: 'client_credentials', scope: 'read' }, headers: { Authorization: `Basic ${btoa('a%3Ab:%C3%BC')}` } },
      { url: place, fields: { grant_type: 'client_credentials' }, headers: { Authorization: `Basic ${btoa('a:b')}` } },
    ])
  })
})

describe('a device', () => {
  const code: DeviceCode = { device: 'd', user: 'U', address: 'https://a.test/d', interval: 5, expires: now + 60_000 }
  const pending = new SignInError('authorization_pending', '')
  const poll = (post: Post, signal = new AbortController().signal, of = code) =>
    pollDevice(post, place, { code: of, clientId: 'console', scopes: ['read'], signal })

  it('is given a code, with the usual interval and time where the server says none', async () => {
    const { post, asked } = serve({ device_code: 'd', user_code: 'U', verification_uri: 'https://a.test/d' })
    expect(await askDevice(post, place, { clientId: 'console', scopes: ['read'] })).toEqual({ ...code, expires: now + 600_000 })
    const said = serve({ device_code: 'd', user_code: 'U', verification_uri: 'x', verification_uri_complete: 'y', interval: 1, expires_in: 9 })
    expect(await askDevice(said.post, place, { clientId: 'console', scopes: [] })).toEqual({ ...code, address: 'y', interval: 1, expires: now + 9_000 })
    expect([...asked, ...said.asked].map(({ fields }) => fields)).toEqual([{ client_id: 'console', scope: 'read' }, { client_id: 'console' }])
  })

  it('asks as often as the server says until it is allowed', async () => {
    const { post, asked } = serve(pending, new SignInError('slow_down', ''), { access_token: 'a' })
    const times: number[] = []
    const token = poll(async (...request) => {
      times.push(Date.now() - now)
      return post(...request)
    })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await token).toMatchObject({ access: 'a', scopes: ['read'] })
    expect(times).toEqual([5_000, 10_000, 20_000])
    expect(asked[0]?.fields).toEqual({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'd', client_id: 'console' })
  })

  it.each([new SignInError('access_denied', 'No.'), new TypeError('offline'), new SignInError('x_slow_down_x', '')])('stops at %s', async (error) => {
    const { post, asked } = serve(error)
    const refused = expect(poll(post)).rejects.toBe(error)
    await vi.advanceTimersByTimeAsync(60_000)
    await refused
    expect(asked).toHaveLength(1)
  })

  it('stops when its code has expired, and when the reader gives up', async () => {
    const { post, asked } = serve(pending)
    const expired = expect(poll(post)).rejects.toMatchObject({ code: 'expired_token' })
    await vi.advanceTimersByTimeAsync(120_000)
    await expired
    expect(asked).toHaveLength(12)
    const controller = new AbortController()
    const given = expect(poll(post, controller.signal, { ...code, expires: Date.now() + 60_000 })).rejects.toMatchObject({ name: 'AbortError' })
    controller.abort()
    await vi.advanceTimersByTimeAsync(5_000)
    await given
    expect(asked).toHaveLength(12)
  })
})

it('says a refusal in the server\'s words, else by its code', () => {
  expect(new SignInError('access_denied', 'Not you.').message).toBe('Not you.')
  expect(new SignInError('access_denied', '').message).toBe('access_denied')
})
