import type { SecurityScheme } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { followChoice, holdsSecret } from '../../../components/try-it/server/environments.ts'
import { operation as operationOf } from './operation.ts'

const schemes: SecurityScheme[] = [{ name: 'key', type: 'apiKey', flows: [], keyPrefixes: { test: 'uf_test_', live: 'uf_live_' } }]
const environment = (more: object = {}) => ({ name: 'Mine', server: 'https://a.test/{tenant}', variables: { tenant: 'one' }, ...more })

describe('an environment', () => {
  it('is kept where nothing in it may be secret', () => {
    expect(holdsSecret(environment(), schemes, ['uf_test_1'])).toBe(false)
  })

  it.each<[string, object]>([
    ['the reader\'s own key as a variable', { variables: { tenant: 'uf_test_1' } }],
    ['the key in the address', { server: 'https://a.test/uf_test_1/v1' }],
    ['a live key of this API', { variables: { tenant: 'uf_live_123' } }],
    ['a live key of a known service in its name', { name: 'ghp_abcdefghijkl0123456789' }],
    ['a variable that is a secret by its name', { variables: { access_token: 'x' } }],
    ['a live key in the host', { server: 'https://uf_live_123.a.test' }],
  ])('is not kept with %s', (_, more) => expect(holdsSecret(environment(more), schemes, ['uf_test_1'])).toBe(true))
})

describe('the server that was chosen last', () => {
  const operation = operationOf({ servers: [{ url: 'https://one.test', variables: [] }] })
  it.each([
    ['a server that the operation has', { server: 'https://one.test', variables: {}, environment: '' }, 'https://one.test'],
    ['a server that it does not have', { server: 'https://two.test', variables: {}, environment: '' }, ''],
    ['the reader\'s own', { server: 'https://two.test', variables: {}, environment: '', isOwn: true as const }, 'https://two.test'],
    ['an environment', { server: 'https://{x}.test', variables: { x: 'two' }, environment: 'Mine' }, 'https://{x}.test'],
  ])('is followed by the next operation: %s', (_, choice, want) => {
    const draft = createDraft(operation)
    followChoice(draft, operation.servers, choice)
    expect(draft.server).toBe(want)
  })
})
