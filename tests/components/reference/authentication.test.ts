import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { expect, it } from 'vitest'
import { english } from '../english.ts'
import { credentialForm, groupScopes, listFlows, listScopes } from '../../../components/reference/api/authentication.ts'

const scheme: SecurityScheme = {
  name: 'oauth',
  type: 'oauth2',
  flows: [
    {
      type: 'authorizationCode',
      scopes: [
        { name: 'read', description: { html: 'Read' } },
        { name: 'write', description: { html: 'Write' } },
      ],
    },
    { type: 'clientCredentials', scopes: [{ name: 'read', description: { html: 'Read' } }] },
  ],
}

it('names the flows of a scheme in words', () => {
  expect(listFlows(scheme, english)).toBe('authorization code or client credentials')
})

it('lists a scope once, in however many flows it stands', () => {
  expect(listScopes(scheme).map(({ name }) => name)).toEqual(['read', 'write'])
})

it('groups many scopes by what their names begin with', () => {
  const names = (all: string[]) =>
    groupScopes(all.map(name => ({ name }))).map(({ name, scopes }) => [name, scopes.map(({ name }) => name)])
  const many = ['read', 'write', 'admin', 'x1', 'x2', 'x3', 'x4', 'x5']
  const url = 'https://auth.example.com/auth/drive'
  expect(names(['repo:a', 'repo:b'])).toEqual([['', ['repo:a', 'repo:b']]])
  expect(names(['repo:a', 'user-read', ...many, 'repo:b', 'user-write', `${url}.file`, `${url}.photos`])).toEqual([
    ['repo', ['repo:a', 'repo:b']],
    ['user', ['user-read', 'user-write']],
    ['drive', [`${url}.file`, `${url}.photos`]],
    ['', many],
  ])
})

it.for([
  ['digest', 'Digest'],
  ['negotiate', 'Negotiate'],
  ['scram-sha-256', 'SCRAM-SHA-256'],
  ['hoba', 'HOBA'],
  ['constructor', 'Constructor'],
])('writes the scheme %s as %s', ([scheme, name]) => {
  expect(credentialForm({ name: 'login', type: 'http', scheme, flows: [] }, english)).toEqual({ lead: `HTTP ${name}`, code: `Authorization: ${name} …` })
})
