import { describe, expect, it } from 'vitest'
import { cutMiddles } from '../../../components/shared/key/middle.ts'

describe('the middle of a key', () => {
  it.each([
    ['\'Bearer sk_test_0123456789abcdef\'', ['sk_test_0123456789abcdef'], ['\'Bearer sk_test_', '0123456789ab', 'cdef\'']],
    ['eyJhbGciOiJSUzI1NiJ9.eyJ9.c2ln', ['eyJhbGciOiJSUzI1NiJ9.eyJ9.c2ln'], ['eyJhbG', 'ciOiJSUzI1NiJ9.eyJ9.', 'c2ln']],
    ['a-0123456789012345678 b-0123456789012345678', ['a-0123456789012345678', 'b-0123456789012345678'], [
      'a-',
      '012345678901234',
      '5678 b-',
      '012345678901234',
      '5678',
    ]],
    ['a-0123456789012345678 a-0123456789012345678', ['a-0123456789012345678', 'a-0123456789012345678'], [
      'a-',
      '012345678901234',
      '5678 a-',
      '012345678901234',
      '5678',
    ]],
    ['\'demo_key_0123456789\'', ['demo_key_0123456789'], ['\'demo_key_0123456789\'']],
    ['\'YOUR_API_KEY_OF_THE_ACCOUNT\'', ['YOUR_API_KEY_OF_THE_ACCOUNT'], ['\'YOUR_API_KEY_OF_THE_ACCOUNT\'']],
    ['\'Bearer YOUR_OAUTH2_SECURITY_TOKEN\'', ['YOUR_OAUTH2_SECURITY_TOKEN'], ['\'Bearer YOUR_OAUTH2_SECURITY_TOKEN\'']],
    ['\'it\\\'s-a-key-of-thirty-letters-x\'', ['it\'s-a-key-of-thirty-letters-x'], ['\'it\\\'s-a-key-of-thirty-letters-x\'']],
  ])('is cut out of %s', (literal, keys, pieces) => {
    expect(cutMiddles(literal, keys)).toEqual(pieces)
    expect(cutMiddles(literal, keys).join('')).toBe(literal)
  })
})
