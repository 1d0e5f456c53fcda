import { afterEach, describe, expect, it, vi } from 'vitest'
import { explain } from '../../../../components/try-it/failure/failure.ts'
import { english } from '../../english.ts'

const origin = 'https://a.test'
const nobody = (): Promise<Response> => Promise.reject(new TypeError('offline'))
const failed = { error: new TypeError('offline'), origin, cancelled: false, late: false, timeout: 30_000, t: english, init: {}, fetch: nobody }

afterEach(() => void vi.unstubAllGlobals())

describe('why there was no answer', () => {
  it.each([
    ['Cancelled.', { cancelled: true }],
    ['No answer within 30 seconds.', { late: true }],
    ['The answer broke off.', { error: new DOMException('') }],
    [`Nothing that a page can reach answers at ${origin}.`, {}],
  ])('is said: %s', async (title, facts) => expect(await explain({ ...failed, ...facts })).toMatchObject({ kind: 'failure', title }))

  it('is that the reader is offline, where the browser knows it', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    expect((await explain(failed)).title).toBe('You are offline.')
    vi.stubGlobal('navigator', { onLine: true })
    expect((await explain(failed)).title).not.toBe('You are offline.')
  })

  it('is the sandbox at the origin of the page', async () => {
    vi.stubGlobal('location', { origin })
    expect((await explain(failed)).title).toBe(english('console.sandboxSilent'))
    vi.stubGlobal('location', { origin: 'https://b.test' })
    expect((await explain(failed)).title).not.toBe(english('console.sandboxSilent'))
  })

  it('comes with the headers that would allow it, where there are any', async () => {
    expect(await explain(failed)).not.toHaveProperty('lines')
    const answers = (): Promise<Response> => Promise.resolve(Response.error())
    expect((await explain({ ...failed, fetch: answers })).lines).toEqual(['Access-Control-Allow-Origin: *'])
  })
})
