import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { expect, it } from 'vitest'
import { listFlows, listScopes } from '../../../components/reference/api/authentication.ts'

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
  expect(listFlows(scheme)).toBe('authorization code or client credentials')
})

it('lists a scope once, in however many flows it stands', () => {
  expect(listScopes(scheme).map(({ name }) => name)).toEqual(['read', 'write'])
})
