import type { Grant } from '../../../../components/try-it/oauth/grant.ts'
import { describe, expect, it } from 'vitest'
import { readGrant } from '../../../../components/try-it/oauth/grant.ts'

const whole: Grant = {
  token: { access: 'a', refresh: 'r', scopes: ['read'], expires: 7 },
  clientId: 'c',
  isSandbox: false,
  renewAt: 'https://a.test/token',
  revokeAt: 'http://a.test/revoke',
}

describe('what a token was got with', () => {
  it('is read as it was kept, whole or without what a server need not give', () => {
    expect(readGrant(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    const least = { token: { access: 'a', scopes: [] }, clientId: '', isSandbox: true }
    expect(readGrant(least)).toEqual(least)
  })

  it.each([
    ['nothing', undefined],
    ['no object', 'text'],
    ['no token', { ...whole, token: undefined }],
    ['a token that is none', { ...whole, token: 'a' }],
    ['no access token', { ...whole, token: { scopes: [] } }],
    ['scopes that are no list', { ...whole, token: { ...whole.token, scopes: 'read' } }],
    ['scopes that are no texts', { ...whole, token: { ...whole.token, scopes: [1] } }],
    ['a refresh token that is no text', { ...whole, token: { ...whole.token, refresh: 1 } }],
    ['a time that is none', { ...whole, token: { ...whole.token, expires: '7' } }],
    ['no client', { ...whole, clientId: undefined }],
    ['nobody who gave it', { ...whole, isSandbox: 'no' }],
    ['a place that is no address of the web', { ...whole, renewAt: 'javascript:alert(1)' }],
    ['a place that is no text', { ...whole, revokeAt: 1 }],
  ])('is not read where there is %s', (_, kept) => expect(readGrant(kept)).toBeUndefined())
})
