import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { whyUnanswered, withDigest } from '../../../../components/try-it/digest.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { digestResponse, parseChallenges } from '../../../../openapi/mock/message/digest.ts'
import { smallDocument } from '../support/small.ts'

const hashes = {
  'MD5': (text: string) => createHash('md5').update(text).digest('hex'),
  'SHA-256': (text: string) => createHash('sha256').update(text).digest('hex'),
}

/** The example of RFC 7616, 3.9.1. */
const mufasa = {
  user: 'Mufasa',
  password: 'Circle of Life',
  realm: 'http-auth@example.org',
  method: 'GET',
  uri: '/dir/index.html',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  count: '00000001',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  qop: 'auth',
}
const challenge = `realm="${mufasa.realm}", qop="auth, auth-int", nonce="${mufasa.nonce}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`

it('a response is that of RFC 7616, by either algorithm', () => {
  expect(digestResponse(hashes.MD5, mufasa)).toBe('8ca523f5e9506fed4657c9700eebdbec')
  expect(digestResponse(hashes['SHA-256'], mufasa)).toBe('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1')
})

it('challenges are told from their parameters', () => {
  const found = parseChallenges('Negotiate, Basic realm="a, b=\\"c\\"",charset=UTF-8, Digest nonce = "x==", qop="auth,auth-int" , Bearer abc==')
  expect(found.map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)])).toEqual([
    ['negotiate', {}],
    ['basic', { realm: 'a, b="c"', charset: 'UTF-8' }],
    ['digest', { nonce: 'x==', qop: 'auth,auth-int' }],
    ['bearer', { abc: '=' }],
  ])
})

describe('what a page answers to a server', () => {
  /** Asks a server that refuses at first; the parameters of the answer, and how often it was asked. */
  async function ask(header: string, credential = 'Mufasa:Circle of Life', url = 'https://api.test/dir/index.html') {
    const sent: string[] = []
    const fetch = withDigest(async (_, init) => {
      sent.push((init?.headers as [string, string][]).find(([name]) => name === 'Authorization')?.[1] ?? '')
      return new Response(null, { status: 401, headers: { 'WWW-Authenticate': header } })
    }, credential)
    await fetch(url, { method: 'GET', headers: [['Accept', '*/*']] })
    return { count: sent.length, first: sent[0], facts: Object.fromEntries(parseChallenges(sent[1] ?? '')[0]?.parameters ?? []) }
  }

  it.each([
    ['SHA-256', `Digest ${challenge}, algorithm=SHA-256, Digest ${challenge}, algorithm=MD5`, 'SHA-256', false],
    ['MD5 where nothing is said', `Basic realm="x", Digest ${challenge}`, 'MD5', false],
    ['the second where the first is unknown', `Digest ${challenge}, algorithm=SHA-512-256, Digest ${challenge}, algorithm=md5`, 'MD5', false],
    ['a session', `Digest ${challenge}, algorithm=SHA-256-sess`, 'SHA-256', true],
  ] as const)('is a response by %s', async (_, header, algorithm, isSession) => {
    const { count, first, facts } = await ask(header)
    expect([count, first]).toEqual([2, ''])
    expect(facts).toMatchObject({ username: 'Mufasa', uri: '/dir/index.html', nc: '00000001', qop: 'auth', opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS' })
    expect(facts.response).toBe(digestResponse(hashes[algorithm], { ...mufasa, cnonce: facts.cnonce, isSession }))
    expect(JSON.stringify(facts)).not.toContain('Circle')
  })

  it('has a query in its uri, names that are not ASCII in UTF-8, and no count before RFC 2617', async () => {
    const { facts } = await ask('Digest realm="a\\"b", nonce="n"', 'Zoë:ä:ö', 'https://api.test/a?b=c%20d')
    expect(facts).toMatchObject({ 'username*': 'UTF-8\'\'Zo%C3%AB', 'uri': '/a?b=c%20d', 'realm': 'a"b' })
    expect(facts).not.toHaveProperty('nc')
    const plain = { user: 'Zoë', password: 'ä:ö', realm: 'a"b', method: 'GET', uri: '/a?b=c%20d', nonce: 'n' }
    expect(facts.response).toBe(digestResponse(hashes.MD5, plain))
  })

  it('is made once, and once more where the nonce was too old', async () => {
    expect((await ask(`Digest ${challenge}, stale=true`)).count).toBe(3)
    expect((await ask(`Digest ${challenge}, stale=false`)).count).toBe(2)
    expect((await ask('Basic realm="x"')).count).toBe(1)
    expect((await ask('Digest realm="x", nonce="n", qop="auth-int"')).count).toBe(1)
  })

  it('is missing for a reason', () => {
    expect([null, 'Basic realm="x"', 'Digest realm="x", nonce="n", qop="auth-int"', 'Digest realm="x", nonce="n"'].map(whyUnanswered))
      .toEqual(['hidden', 'unknown', 'unknown', undefined])
  })
})

describe('the sandbox of an API that asks for a digest', () => {
  const yaml = (scheme: string): string => `
security: [{ safe: [] }]
paths:
  /a b: { get: { responses: { '204': { description: Fine } } }, post: { responses: { '204': { description: Fine } } } }
components: { securitySchemes: { safe: { type: http, scheme: Digest, ${scheme} } } }
`
  const url = 'https://mock.test/a%20b?x=%27'
  function open(scheme = 'x-default: "ada:s3:cret"') {
    let time = 1_000_000
    const handle = createMockHandler(smallDocument(yaml(scheme)), { now: () => time })
    const call = (authorization: string | undefined, method = 'GET'): Promise<Response> =>
      handle(new Request(url, { method, headers: authorization === undefined ? {} : { authorization } }))
    const challengeOf = async () =>
      Object.fromEntries(parseChallenges((await call(undefined)).headers.get('WWW-Authenticate') ?? '')[0]?.parameters ?? []) as Record<string, string>
    return { handle, call, challengeOf, pass: (milliseconds: number) => (time += milliseconds) }
  }

  /** An answer by hand, with what a test changes of it. */
  function write({ realm = '', nonce = '', opaque = '' }: Record<string, string>, changes: Record<string, string> = {}): string {
    const given = { username: 'ada', realm, nonce, opaque, uri: '/a%20b?x=%27', algorithm: 'SHA-256', cnonce: 'c', nc: '00000001', qop: 'auth', ...changes }
    const facts = { ...given, user: given.username, password: changes.password ?? 's3:cret', method: 'GET', count: given.nc }
    return `Digest ${Object.entries({ response: digestResponse(hashes['SHA-256'], facts), ...given }).map(([name, value]) => `${name}="${value}"`).join(', ')}`
  }

  it('opens to the sample, to a browser\'s own, and to the sandbox\'s key where there is no sample', async () => {
    const answered = async (scheme: string, credential: string): Promise<number> => {
      const { handle } = open(scheme)
      const fetch = withDigest((input, init) => handle(new Request(input, init)), credential)
      return (await fetch(url, { headers: [] })).status
    }
    const sample = 'x-default: "ada:s3:cret"'
    expect(await answered(sample, 'ada:s3:cret')).toBe(204)
    expect(await answered(sample, 'ada_0a1b2c3d:s3:cret')).toBe(204)
    expect(await answered(sample, 'ada:wrong')).toBe(401)
    expect(await answered(sample, 'ada_0a1b2c3d:wrong')).toBe(401)
    expect(await answered(sample, 'another:word')).toBe(204)
    expect(await answered(sample, 'sk_live_ada:word')).toBe(401)
    expect(await answered('description: None', 'demo_key_of_the_sandbox_0a1b2c3d')).toBe(204)
    expect(await answered('description: None', 'demo_key_of_the_sandbox:word')).toBe(401)
  })

  it('checks each part of an answer', async () => {
    const { call, challengeOf } = open()
    const given = await challengeOf()
    expect(given).toMatchObject({ qop: 'auth', algorithm: 'SHA-256', charset: 'UTF-8' })
    const wrong: Record<string, string>[] = [{ realm: 'x' }, { opaque: 'x' }, { nonce: 'rs-0011223344556677-0000000' }, { uri: '/a' }, { algorithm: 'MD5' }, { qop: 'auth-int' }, { cnonce: '' }, { nc: '1' }, { response: '0' }, { password: 'x' }]
    for (const changes of wrong) {
      const refused = await call(write(given, changes))
      expect([refused.status, refused.headers.get('WWW-Authenticate')?.includes('stale')], JSON.stringify(changes)).toEqual([401, false])
    }
    expect((await call(write(given), 'POST')).status).toBe(401)
    expect((await call(write(given))).status).toBe(204)
  })

  it('counts a nonce, and lets it grow old', async () => {
    const { call, challengeOf, pass } = open()
    const given = await challengeOf()
    const statuses: [number, boolean | undefined][] = []
    for (const nc of ['00000001', '00000002', '00000002', '00000001', '0000000a']) {
      const { status, headers } = await call(write(given, { nc }))
      statuses.push([status, headers.get('WWW-Authenticate')?.includes('stale=true')])
    }
    expect(statuses).toEqual([[204, undefined], [204, undefined], [401, true], [401, true], [204, undefined]])
    pass(300_000)
    const late = await call(write(given, { nc: '0000000b' }))
    expect([late.status, late.headers.get('WWW-Authenticate')?.includes('stale=true')]).toEqual([401, true])
    expect((await call(write(await challengeOf()))).status).toBe(204)
  })
})
