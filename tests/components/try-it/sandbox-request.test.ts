import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { Outcome } from '../../../components/try-it/send.ts'
import { describe, expect, it } from 'vitest'
import { asksForAnswer, forSandbox, isSitePage, noteTaken, withHeaders } from '../../../components/try-it/sandbox-request.ts'
import { sandboxHeader } from '../../../openapi/document/own-key.ts'
import { cookieHeader } from '../../../openapi/mock/message/cookie-header.ts'

const answer = (status: number, facts: object = {}): Outcome => ({ kind: 'answer', status, ...facts }) as Outcome

describe('a request to the sandbox', () => {
  const fetched = { url: 'https://docs.test/a', init: { method: 'POST', headers: [['Accept', 'a'], ['Cookie', 'c=1']] as [string, string][] } }

  it('has its cookies under a name that a page may send, and says whose sandbox it is', () => {
    expect(forSandbox(fetched, { cookie: 'c=1', ending: 'me' })).toEqual({
      url: fetched.url,
      init: { method: 'POST', headers: [['Accept', 'a'], [cookieHeader, 'c=1'], [sandboxHeader, 'me']] },
    })
  })

  it('has neither where there is none', () => {
    expect(forSandbox(fetched, { cookie: '', ending: undefined }).init.headers).toEqual([['Accept', 'a']])
    expect(forSandbox({ url: '', init: {} }, { cookie: '', ending: undefined }).init.headers).toEqual([])
  })

  it('takes more headers after its own', () => {
    expect(withHeaders(fetched, [['Prefer', 'x']]).init).toEqual({ method: 'POST', headers: [...fetched.init.headers, ['Prefer', 'x']] })
    expect(withHeaders({ url: '', init: {} }, [['Prefer', 'x']]).init).toEqual({ headers: [['Prefer', 'x']] })
  })
})

describe('a repeated request', () => {
  const request = (method: string, text = 'a') => ({ method, url: 'https://a.test', body: { kind: 'text', text } }) as unknown as HttpRequest

  it.each([400, 409, 422])('is one that was accepted before and is refused with %i', (status) => {
    const taken = new Set<string>()
    expect(noteTaken(taken, request('POST'), answer(status))).toBe(false)
    expect(noteTaken(taken, request('POST'), answer(299))).toBe(false)
    expect(noteTaken(taken, request('POST'), answer(status))).toBe(true)
    expect(noteTaken(taken, request('POST', 'b'), answer(status))).toBe(false)
    expect(noteTaken(taken, request('PUT'), answer(status))).toBe(false)
  })

  it('is neither accepted nor refused where its answer was simulated', () => {
    const taken = new Set<string>()
    noteTaken(taken, request('POST'), answer(201, { isSimulated: true }))
    expect(noteTaken(taken, request('POST'), answer(409))).toBe(false)
    noteTaken(taken, request('POST'), answer(201))
    expect(noteTaken(taken, request('POST'), answer(409, { isSimulated: true }))).toBe(false)
    expect(asksForAnswer([['Prefer', 'code=409']])).toBe(true)
    for (const headers of [[], [['Prefer', 'delay=3']], [['X-Other', 'code=409']]] as [string, string][][])
      expect(asksForAnswer(headers)).toBe(false)
  })

  it.each([201, 300, 401, 404, 500])('is not one that is answered with %i', (status) => {
    const taken = new Set<string>()
    noteTaken(taken, request('POST'), answer(201))
    expect(noteTaken(taken, request('POST'), answer(status))).toBe(false)
  })

  it('is not one that was not accepted, that only reads, or that has no answer', () => {
    const taken = new Set<string>()
    noteTaken(taken, request('POST'), answer(300))
    for (const method of ['GET', 'HEAD'])
      noteTaken(taken, request(method), answer(200))
    expect([...taken]).toEqual([])
    noteTaken(taken, request('POST'), answer(200))
    expect(noteTaken(taken, request('POST'), { kind: 'failure', title: '', advice: '' })).toBe(false)
  })
})

describe('a page of the site in place of an answer', () => {
  const page = { mediaType: 'text/html', text: '<body><div id="app"></div>' }
  it('is told by its type and its text', () => {
    expect(isSitePage(answer(200, page))).toBe(true)
    expect(isSitePage(answer(200, { ...page, mediaType: 'text/plain' }))).toBe(false)
    expect(isSitePage(answer(200, { ...page, text: '<p>' }))).toBe(false)
    expect(isSitePage(answer(200, { ...page, text: undefined }))).toBe(false)
    expect(isSitePage({ kind: 'failure', title: '', advice: '' })).toBe(false)
  })
})
