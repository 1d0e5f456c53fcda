import { describe, expect, it } from 'vitest'
import { createAjvValidators } from '../../../openapi/schema/validate/ajv.ts'
import { createPageMock, serveInWorker } from '../../../openapi/mock/host/page.ts'
import { createInterpretedValidators } from '../../../openapi/schema/validate/interpret.ts'
import { mockContract } from './support/contract.ts'
import { petDocument } from './support/pets.ts'

describe('the mock in a page', () => {
  const mock = createPageMock(petDocument, { base: '/pets-api' })
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
    [createPageMock(petDocument, { base: '/pets-api' })],
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

describe('interpreted validators', () => {
  const schema = '#/components/schemas/NewPet'
  const [compiled, interpreted] = [
    createAjvValidators(petDocument).schema(schema, 'request'),
    createInterpretedValidators(petDocument).schema(schema, 'request'),
  ]
  const bodies: unknown[] = [
    { name: 'Rex', kind: 'dog' },
    {},
    null,
    [],
    'x',
    { name: 1, kind: 'fish' },
    {
      id: 1,
      name: 'x',
      kind: 'cat',
      age: 1.5,
    },
    { name: 'Rex', kind: null, chip: {} },
  ]

  it.each(bodies.map(body => [JSON.stringify(body), body]))('find in %s what compiled ones find', (_, body) => {
    const key = (errors: { pointer: string, keyword: string, message: string }[] = []): string[] =>
      errors.map(({ pointer, keyword, message }) => `${pointer} ${keyword} ${message}`).sort()
    expect(key(interpreted?.(body))).toEqual(key(compiled?.(body)))
  })
})
