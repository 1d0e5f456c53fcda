import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { readKeys } from '../../../components/shared/key/account.ts'

function scheme(name: string, sampleKey?: string): SecurityScheme {
  return { name, type: 'http', scheme: 'bearer', flows: [], keyPrefixes: { live: 'shop_live_' }, ...(sampleKey && { sampleKey }) } as SecurityScheme
}
const apis = [
  { name: 'shop', securitySchemes: [scheme('key', 'shop_test_1'), scheme('same', 'shop_test_1'), scheme('token')] },
  { name: 'bank', securitySchemes: [scheme('key', 'bank_test_1')] },
]

describe('readKeys', () => {
  it('gives a key to the schemes that it serves, or to those that are named', () => {
    expect(readKeys({ shop: 'shop_test_2' }, apis).keys).toEqual({ shop: { key: 'shop_test_2', same: 'shop_test_2' } })
    expect(readKeys({ shop: { token: 't' }, bank: 'b', other: 'x' }, apis).keys).toEqual({ shop: { token: 't' }, bank: { key: 'b' } })
  })

  it.each([null, [], 'text', {}, { shop: 5 }, { shop: '' }])('takes %j for somebody who is not signed in', (answer) => {
    expect(readKeys(answer, apis)).toEqual({ account: 'signed-out', keys: {} })
  })

  it.each(['shop_live_1', 'sk_live_0123456789abcdef', 'two words'])('refuses %s, and all that came with it', (key) => {
    expect(readKeys({ bank: 'bank_test_2', shop: key }, apis)).toEqual({ account: 'refused', keys: {} })
  })
})
