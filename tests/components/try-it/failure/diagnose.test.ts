import { afterEach, describe, expect, it, vi } from 'vitest'
import { asksFirst, diagnose } from '../../../../components/try-it/failure/diagnose.ts'

afterEach(() => void vi.unstubAllGlobals())

describe('the question before a request', () => {
  it.each<[string, RequestInit, string[] | undefined]>([
    ['a plain GET', {}, undefined],
    ['a form', { method: 'POST', headers: [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']] }, undefined],
    ['parts', { method: 'POST', headers: [['Accept', 'text/plain']], body: new FormData() }, undefined],
    ['parts whose type the browser writes', { method: 'POST', headers: [['Content-Type', 'multipart/mixed']], body: new FormData() }, undefined],
    ['parts and a key', { method: 'POST', headers: [['X-A', '1']], body: new FormData() }, ['Access-Control-Allow-Headers: x-a']],
    ['JSON', { method: 'POST', headers: [['Content-Type', 'application/json']] }, ['Access-Control-Allow-Headers: content-type']],
    ['a key', { headers: [['Authorization', 'x'], ['X-Two', '1']] }, ['Access-Control-Allow-Headers: authorization, x-two']],
    ['another method', { method: 'DELETE' }, ['Access-Control-Allow-Methods: DELETE']],
    ['a long Accept', { headers: [['Accept', 'a'.repeat(129)]] }, ['Access-Control-Allow-Headers: accept']],
    ['an odd language', { headers: [['Accept-Language', 'en"']] }, ['Access-Control-Allow-Headers: accept-language']],
  ])('is asked as it has to be: %s', (_, init, want) => expect(asksFirst(init)).toEqual(want))
})

describe('a refused request', () => {
  it('is told apart from a server that is not there', async () => {
    const silent = await diagnose({ origin: 'http://a.test', init: {}, fetch: () => Promise.reject(new TypeError('no')) })
    expect(silent).toEqual({ cause: 'silent', lines: [] })
  })

  it('is told apart from one that the page\'s own policy forbids', async () => {
    const page = new EventTarget()
    vi.stubGlobal('document', page)
    const causeOf = async (facts: object) => (await diagnose({
      origin: 'http://a.test',
      init: {},
      fetch: () => {
        page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), facts))
        return Promise.reject(new TypeError('no'))
      },
    })).cause
    expect(await causeOf({ effectiveDirective: 'connect-src', blockedURI: 'http://a.test/' })).toBe('policy')
    expect(await causeOf({ effectiveDirective: 'img-src', blockedURI: 'http://a.test/' })).toBe('silent')
    expect(await causeOf({ effectiveDirective: 'connect-src', blockedURI: 'http://b.test/' })).toBe('silent')
  })

  it('has the root asked alone, without key, body or page', async () => {
    const asked: [string, RequestInit | undefined][] = []
    const found = await diagnose({
      origin: 'http://a.test',
      init: { method: 'PUT', headers: [['Authorization', 'secret']], body: 'secret' },
      fetch: (url, init) => {
        asked.push([String(url), init])
        return Promise.resolve(Response.error())
      },
    })
    expect(found.cause).toBe('preflight')
    expect(asked).toMatchObject([['http://a.test/', { mode: 'no-cors', credentials: 'omit' }]])
    expect(JSON.stringify(asked)).not.toContain('secret')
  })
})
