import type { SecurityScheme } from '../../../../openapi/model/types.ts'
import type { Keys } from '../../../../components/shared/key/useKeys.ts'
import type { SignIn } from '../../../../components/try-it/oauth/useSignIn.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createSSRApp, nextTick } from 'vue'
import { provideKeys, useKeys } from '../../../../components/shared/key/useKeys.ts'
import { provideDrafts } from '../../../../components/try-it/draft/useDraft.ts'
import { useSignIn } from '../../../../components/try-it/oauth/useSignIn.ts'
import { stubStorage } from '../storage.ts'

const kept = stubStorage()
const tab = stubStorage('sessionStorage')
const now = Date.UTC(2026, 0, 1)
const flow = { type: 'clientCredentials', tokenUrl: 'https://auth.test/token', scopes: [{ name: 'read' }] }
const scheme = { name: 'oauth', type: 'oauth2', flows: [flow], metadataUrl: 'https://auth.test/.well-known/oauth' } as unknown as SecurityScheme

/** What the authorization server was asked, `token refresh_token canary-refresh-1`; how it answers a path may be changed. */
let asked: string[]
let answers: Record<string, () => Promise<Response>>
let count: number

beforeEach(() => {
  [asked, count] = [[], 0]
  answers = {
    '/.well-known/oauth': async () => Response.json({ revocation_endpoint: 'https://auth.test/revoke' }),
    '/token': async () => {
      count++
      const tokens = { access_token: `canary-access-${count}`, refresh_token: `canary-refresh-${count}` }
      return Response.json({ ...tokens, expires_in: 3600, scope: 'read' })
    },
    '/revoke': async () => new Response(null, { status: 200 }),
  }
  vi.spyOn(Date, 'now').mockReturnValue(now)
  vi.stubGlobal('fetch', async (address: string, { body }: RequestInit = {}) => {
    const { host, pathname } = new URL(address)
    const sent = Object.fromEntries(body as URLSearchParams | undefined ?? [])
    const shown = [sent.grant_type, sent.refresh_token ?? sent.token, sent.client_id]
    asked.push([host === 'auth.test' ? pathname : address, ...shown].filter(Boolean).join(' '))
    return answers[pathname]?.() ?? new Response(null, { status: 404 })
  })
})

/** The console of a page that was just loaded. */
function load({ base }: { base?: string } = {}): { signIn: SignIn, keys: Keys } {
  const app = createSSRApp({})
  provideKeys(app)
  provideDrafts(app)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const options = { api: 'a', scheme, sandbox: () => base, redirect: 'https://docs.test/sign-in.html' }
  const page = app.runWithContext(() => ({ keys: useKeys(), signIn: useSignIn(options) }))
  warn.mockRestore()
  page.keys.recall()
  return page
}

async function loadSignedIn() {
  const page = load()
  page.signIn.clientId.value = 'me'
  page.signIn.secret.value = 'canary-secret'
  await page.signIn.start('clientCredentials', ['read'])
  expect(page.signIn.problem.value).toBe('')
  asked.length = 0
  return page
}

const token = (number: number) => ({ access: `canary-access-${number}`, refresh: `canary-refresh-${number}`, scopes: ['read'], expires: now + 3_600_000 })
const everything = () => JSON.stringify([[...kept], [...tab]])

describe('a token that was signed in for', () => {
  it('is there after a reload with its scopes and its end, and its client stands in the box', async () => {
    await loadSignedIn()
    const { signIn, keys } = load()
    await nextTick()
    expect(signIn.token.value).toEqual(token(1))
    expect(keys.own.value).toEqual({ a: { oauth: 'canary-access-1' } })
    expect(signIn.clientId.value).toBe('me')
  })

  it('of the sandbox fills no client in, which would be asked for at a live server', async () => {
    tab.set('api-docs:keys', '{"a":{"oauth":"canary-access-1"}}')
    tab.set('api-docs:grants', JSON.stringify({ a: { oauth: { token: token(1), clientId: 'api-console', isSandbox: true } } }))
    const { signIn } = load()
    await nextTick()
    expect(signIn.token.value).toEqual(token(1))
    expect(signIn.clientId.value).toBe('')
  })

  it('is kept for the tab alone, and the client secret nowhere', async () => {
    await loadSignedIn()
    expect(JSON.stringify([...kept])).not.toContain('canary')
    expect(everything()).toContain('canary-refresh-1')
    expect(everything()).not.toContain('canary-secret')
  })

  it('is renewed after a reload by the client that it was given to, and again', async () => {
    await loadSignedIn()
    const { signIn } = load()
    await nextTick()
    signIn.clientId.value = 'another'
    await signIn.refresh()
    expect(signIn.token.value).toEqual(token(2))
    await signIn.refresh()
    expect(asked).toEqual(['/token refresh_token canary-refresh-1 me', '/token refresh_token canary-refresh-2 me'])
    expect(load().signIn.token.value).toEqual(token(3))
  })

  it('is renewed and left at the server that gave it, whichever is chosen since', async () => {
    await loadSignedIn()
    const { signIn } = load({ base: 'https://docs.test/a/mock' })
    await signIn.refresh()
    await signIn.signOut()
    expect(asked).toEqual(['/token refresh_token canary-refresh-1 me', '/revoke canary-access-2'])
  })

  it('is not renewed by whoever signed out or entered another key', async () => {
    const { signIn, keys } = await loadSignedIn()
    keys.use('a', ['oauth'], 'typed')
    expect(signIn.token.value).toBeUndefined()
    await signIn.refresh()
    expect(asked).toEqual([])
  })

  it('is none where the key beside it is another', async () => {
    await loadSignedIn()
    tab.set('api-docs:keys', '{"a":{"oauth":"typed"}}')
    expect(load().signIn.token.value).toBeUndefined()
  })

  it('does not come back where its renewal ends after signing out', async () => {
    const { signIn, keys } = await loadSignedIn()
    const renewing = signIn.refresh()
    await signIn.signOut()
    await renewing
    expect(keys.own.value).toEqual({ a: {} })
    expect(everything()).not.toContain('canary')
  })

  it('is not taken where the reader gave up before it came', async () => {
    const { signIn, keys } = load()
    signIn.clientId.value = 'me'
    const signingIn = signIn.start('clientCredentials', [])
    signIn.cancel()
    await signingIn
    expect(keys.own.value).toEqual({})
  })

  it('stays where its renewal is refused', async () => {
    const { signIn } = await loadSignedIn()
    answers['/token'] = async () => Response.json({ error: 'invalid_grant', error_description: 'too old' }, { status: 400 })
    await signIn.refresh()
    expect([signIn.problem.value, signIn.token.value]).toEqual(['too old', token(1)])
  })
})

describe('signing out', () => {
  it.each([
    ['tells the server where to', undefined, ['/revoke canary-access-1']],
    ['tells nobody where the server could not be asked for its places', async () => Promise.reject(new TypeError('unreachable')), []],
    ['tells nobody where the server answers no places', async () => new Response('no', { status: 500 }), []],
    ['tells nobody where the answer is none', async () => new Response('<html>'), []],
    ['tells nobody where the place is no address of the web', async () => Response.json({ revocation_endpoint: 'data:text/plain,1' }), []],
  ])('forgets the token and %s', async (_, discovery, want) => {
    answers['/.well-known/oauth'] = discovery ?? answers['/.well-known/oauth'] as () => Promise<Response>
    await loadSignedIn()
    const { signIn, keys } = load()
    expect(signIn.token.value).toEqual(token(1))
    await signIn.signOut()
    expect(asked).toEqual(want)
    expect([signIn.token.value, signIn.problem.value, keys.own.value]).toEqual([undefined, '', { a: {} }])
    expect(everything()).not.toContain('canary')
    expect(load().signIn.token.value).toBeUndefined()
  })

  it('forgets the token also where the server does not hear of it', async () => {
    const { signIn } = await loadSignedIn()
    answers['/revoke'] = async () => Promise.reject(new TypeError('unreachable'))
    await signIn.signOut()
    expect([signIn.token.value, signIn.problem.value]).toEqual([undefined, ''])
  })
})
