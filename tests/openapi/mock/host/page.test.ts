import type { MockServer } from '../../../../openapi/mock/index.ts'
import { describe, expect, it } from 'vitest'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { serveInWorker } from '../../../../openapi/mock/host/page.ts'
import { mockContract } from '../support/contract.ts'
import { toLeanDocument } from '../../../../openapi/mock/lean.ts'
import { listPaths } from '../../../../openapi/mock/routes.ts'
import { petDocument } from '../support/pets.ts'
import { smallDocument } from '../support/small.ts'

describe('the mock in a page', () => {
  const mock = createMockHandler(petDocument, { base: '/pets-api' })
  mockContract(async () => ({ fetch: mock, origin: 'http://localhost' }))
})

/** A service worker with these mocks, as its pages see it. */
function open(mocks: MockServer[]): (request: Request) => Promise<Response> | undefined {
  const listeners = new Map<string, (event: never) => void>()
  serveInWorker(
    {
      location: { origin: 'http://localhost' },
      addEventListener: (type, listener) => listeners.set(type, listener),
      skipWaiting: async () => {},
      clients: { claim: async () => {} },
    },
    mocks,
  )
  return (request) => {
    let answer: Promise<Response> | undefined
    listeners.get('fetch')?.({
      request,
      respondWith: (response: Promise<Response>) => (answer = response),
    } as never)
    return answer
  }
}

describe('the service worker', () => {
  const dispatch = open([createMockHandler(petDocument, { base: '/pets-api' })])
  mockContract(async () => ({
    fetch: async request => (await dispatch(request)) ?? Response.error(),
    origin: 'http://localhost',
  }))

  it('answers under each server of an API, and under those of an operation', async () => {
    const document = smallDocument(`
servers: [{ url: https://api.example.com/v1 }, { url: 'https://{region}.example.com/{version}', variables: { region: { default: eu }, version: { default: v2, enum: [v2, v3] } } }]
paths:
  /notes: { get: { responses: { '204': { description: None } } } }
  /files: { servers: [{ url: /static }], get: { responses: { '204': { description: None } } }, post: { servers: [{ url: https://upload.example.com/in }], responses: { '204': { description: None } } } }
`)
    // As the build makes it: without prose, from JSON.
    const lean = toLeanDocument(document)
    expect(listPaths(document)).toEqual(['/v1', '/v2', '/v3', '/static', '/in'])
    expect(listPaths(lean)).toEqual(listPaths(document))
    const answer = open([createMockHandler(lean, { base: '/small/mock' })])
    const statusOf = async (path: string, method = 'GET') =>
      (await answer(new Request(`http://localhost/small/mock${path}`, { method })))?.status
    expect(await Promise.all(['/v1/notes', '/v2/notes', '/v3/notes', '/static/files', '/static/notes', '/v4/notes'].map(path => statusOf(path))))
      .toEqual([204, 204, 204, 204, 404, undefined])
    expect([await statusOf('/in/files', 'POST'), await statusOf('/static/files', 'POST')]).toEqual([204, 405])
  })

  it('leaves other paths, other origins and navigation to the network', () => {
    expect(dispatch(new Request('http://localhost/pets-api/v10/pets'))).toBeUndefined()
    expect(dispatch(new Request('http://other.example/pets-api/v1/pets'))).toBeUndefined()
  })
})
