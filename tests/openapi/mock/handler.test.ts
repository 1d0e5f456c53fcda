import { describe, expect, it } from 'vitest'
import { mockContract } from './support/contract.ts'
import { petClient, petMock } from './support/pets.ts'
import { computed } from '../../support/computed.ts'

describe('the bare handler', () => {
  const mock = petMock()
  mockContract(async () => ({ fetch: mock, origin: 'http://localhost' }))

  it('answers 429 with Retry-After when the rate limit is on', async () => {
    let time = 0
    const call = petClient(petMock({ rateLimit: 2, now: () => time }))
    expect((await call('GET', '/pets')).headers.get('x-ratelimit-remaining')).toBe('1')
    await call('GET', '/pets')
    const third = await call('GET', '/pets')
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '3600'])
    time = 3_600_000
    expect((await call('GET', '/pets')).status).toBe(200)
  })

  it('forgets a sandbox that nobody has touched for an hour', async () => {
    let time = 0
    const call = petClient(petMock({ now: () => time }))
    await call('DELETE', '/pets/1')
    time = 3_600_001
    expect((await call('GET', '/pets/1')).status).toBe(200)
  })

  it('answers 500 without a trace when an override throws', async () => {
    const warnings: string[] = []
    const call = petClient(
      petMock({
        warn: message => warnings.push(message),
        overrides: {
          operations: {
            listPets: () => {
              throw new Error('at secret.ts:1')
            },
          },
        },
      }),
    )
    const { status, text } = await call('GET', '/pets')
    expect(status).toBe(500)
    expect(text).not.toContain('secret.ts')
    expect(warnings.join()).toContain('secret.ts')
  })

  it('lets overrides answer, fail, authenticate and fall back', async () => {
    const call = petClient(
      petMock({
        overrides: {
          authenticate: ({ key }) =>
            key.startsWith('token.') ? { subject: key.slice(6), sandbox: 'shared', roles: ['admin'] } : undefined,
          operations: {
            getPet: ({ path, fail, principal }) =>
              path.petId === 9
                ? fail(404, { message: `No pet for ${principal.subject}.` })
                : {
                    id: 5,
                    name: 'Own',
                    kind: 'cat',
                    createdAt: '2020-01-01T00:00:00Z',
                  },
            listPets: ({ next }) => next(),
          },
        },
      }),
      undefined,
      'token.ann',
    )
    expect((await call('GET', '/pets/5')).body).toMatchObject({ id: 5, name: 'Own' })
    expect(await call('GET', '/pets/9')).toMatchObject({
      status: 404,
      body: { message: 'No pet for ann.' },
    })
    expect((await call('GET', '/pets')).body).toMatchObject({ total: 2 })
  })

  it('matches a catastrophic pattern in no time', async () => {
    const start = computed()
    const { status } = await petClient(petMock())('POST', '/slow', { text: `${'a'.repeat(5_000)}!` })
    expect(computed() - start).toBeLessThan(500)
    expect([204, 400, 422]).toContain(status)
  })

  it('leaves prototypes alone', async () => {
    const call = petClient(petMock())
    await call(
      'POST',
      '/pets',
      '{"name":"Rex","kind":"dog","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses JSON that nests too deep', async () => {
    expect((await petClient(petMock())('POST', '/pets', '['.repeat(100_000))).status).toBe(400)
  })
})
