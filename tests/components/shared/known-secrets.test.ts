import { expect, it } from 'vitest'
import { createKeyHider } from '../../../components/shared/key/known-secrets.ts'

const own = { a: { bearer: 'token-abc', basic: 'ada:s3cret:colon' }, b: { key: 'other-key' } }

it('the reader\'s own keys of every API are hidden behind the names of their schemes', () => {
  expect(createKeyHider(own)('/token-abc/other-key/ada:s3cret:colon')).toBe('/{{bearer}}/{{key}}/{{basic}}')
})

it('the password of a pair is hidden by itself, and its user is not', () => {
  expect(createKeyHider(own)('ada/s3cret:colon')).toBe('ada/{{basic}}')
})

it('a mark may stand in their place', () => {
  expect(createKeyHider(own, '…')('/token-abc/x')).toBe('/…/x')
  expect(createKeyHider(own, '')('/token-abc/x')).toBe('//x')
  expect(createKeyHider({})('/token-abc')).toBe('/token-abc')
})
