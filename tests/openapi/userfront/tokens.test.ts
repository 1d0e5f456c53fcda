import { describe, expect, it } from 'vitest'
import { hexOf, parseKey, uuidOf } from '../../../openapi/userfront/identity.ts'
import { publicPem, readClaims, signJwt, verifyJwt } from '../../../openapi/userfront/jwt.ts'
import { isTotpCode } from '../../../openapi/userfront/totp.ts'

describe('a token', () => {
  it('is believed when the sandbox has signed it, and holds any text', async () => {
    const token = await signJwt({ name: 'Zoë 🙂', userId: 2 })
    expect(await verifyJwt(token)).toEqual({ name: 'Zoë 🙂', userId: 2 })
    expect(readClaims(token)).toEqual({ name: 'Zoë 🙂', userId: 2 })
  })

  it.each(['', 'a.b', 'a.b.c', '....', 'a.b.%%%', 'eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOjF9.'])(
    'is not believed when it is %j',
    async (token) => {
      expect(await verifyJwt(token)).toBeUndefined()
    },
  )

  it('is not believed when its claims were changed', async () => {
    const [header, , signature] = (await signJwt({ userId: 2 })).split('.')
    expect(await verifyJwt(`${header}.${btoa('{"userId":1}').replaceAll('=', '')}.${signature}`)).toBeUndefined()
  })

  it('can be verified with the published key', async () => {
    expect(await publicPem()).toMatch(/^-----BEGIN PUBLIC KEY-----\n(?:[\w+/=]{1,64}\n)+-----END PUBLIC KEY-----\n$/)
  })
})

describe('a code of an authenticator app', () => {
  // RFC 6238, appendix B, the last six digits of the values for SHA-1.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('is right at second %d', async (second, code) => {
    expect(await isTotpCode(secret, code, new Date(second * 1_000))).toBe(true)
    expect(await isTotpCode(secret, code, new Date((second + 300) * 1_000))).toBe(false)
  })
})

describe('an id', () => {
  it('is the same for the same text, and a UUID of version 4', () => {
    expect(uuidOf('a')).toBe(uuidOf('a'))
    expect(uuidOf('a')).not.toBe(uuidOf('b'))
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(Array.from({ length: 10_000 }, (_, index) => hexOf(`demo1234:user:${index}`, 32))).size).toBe(10_000)
  })

  it('of a key says what the key is', () => {
    expect(parseKey('uf_test_readonly_demo1234_abc')).toEqual({
      mode: 'test',
      type: 'readonly',
      tenantId: 'demo1234',
      secret: 'abc',
    })
    expect(parseKey('uf_test_root_demo1234_abc')).toBeUndefined()
  })
})
