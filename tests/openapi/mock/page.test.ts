import { describe, expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { serveInWorker } from '../../../openapi/mock/host/page.ts'
import { mockContract } from './support/contract.ts'
import { petDocument } from './support/pets.ts'

describe('the mock in a page', () => {
  const mock = createMockHandler(petDocument, { base: '/pets-api' })
  mockContract(async () => ({ fetch: mock, origin: 'http://localhost' }))
})

describe('the service worker', () => {
  const listeners = new Map<string, (event: never) => void>()
  serveInWorker(
    {
      location: { origin: 'http://localhost' },
      addEventListener: (type, listener) => listeners.set(type, listener),
      skipWaiting: async () => {},
      clients: { claim: async () => {} },
    },
    [createMockHandler(petDocument, { base: '/pets-api' })],
  )
  const dispatch = (request: Request): Promise<Response> | undefined => {
    let answer: Promise<Response> | undefined
    listeners.get('fetch')?.({
      request,
      respondWith: (response: Promise<Response>) => (answer = response),
    } as never)
    return answer
  }
  mockContract(async () => ({
    fetch: async request => (await dispatch(request)) ?? Response.error(),
    origin: 'http://localhost',
  }))

  it('leaves other paths, other origins and navigation to the network', () => {
    expect(dispatch(new Request('http://localhost/pets-api/v10/pets'))).toBeUndefined()
    expect(dispatch(new Request('http://other.example/pets-api/v1/pets'))).toBeUndefined()
  })
})
