import type { HttpRequest } from '../../openapi/samples/http-request.ts'
import type { Outcome } from './send.ts'
import { sandboxHeader } from '../../openapi/document/own-key.ts'
import { cookieHeader } from '../../openapi/mock/message/cookie-header.ts'
import type { toFetch } from '../../openapi/samples/fetch.ts'

/** A request as `fetch` takes it. */
export type Fetched = ReturnType<typeof toFetch>

/** The same with more headers. */
export function withHeaders(
  { url, init }: Fetched,
  headers: [name: string, value: string][],
): Fetched {
  return { url, init: { ...init, headers: [...(init.headers ?? []) as [string, string][], ...headers] } }
}

/**
 * Headers for this site's sandbox alone: whose sandbox it is, where no key says so, and cookies, which a page must send under
 * another name.
 */
export function forSandbox(
  { url, init }: Fetched,
  { cookie, ending }: { cookie: string, ending: string | undefined },
): Fetched {
  const headers = ((init.headers ?? []) as [string, string][]).filter(([name]) => name !== 'Cookie')
  if (cookie !== '')
    headers.push([cookieHeader, cookie])
  if (ending !== undefined)
    headers.push([sandboxHeader, ending])
  return { url, init: { ...init, headers } }
}

/** Whether headers ask the sandbox for an answer, whatever the request would have come to. */
export function asksForAnswer(headers: readonly (readonly [name: string, value: string])[]): boolean {
  return headers.some(([name, value]) => name === 'Prefer' && value.startsWith('code='))
}

/** Notes accepted requests; returns whether an earlier accepted request was refused this time. */
export function noteTaken(taken: Set<string>, { method, url, body }: HttpRequest, outcome: Outcome): boolean {
  if (outcome.kind !== 'answer' || outcome.isSimulated || method === 'GET' || method === 'HEAD')
    return false
  const sent = JSON.stringify([method, url, body])
  if (outcome.status < 300)
    taken.add(sent)
  return (outcome.status === 400 || outcome.status === 409 || outcome.status === 422) && taken.has(sent)
}

/** Whether the answer is a page of the site, as hosts without the sandbox send for unknown addresses. */
export function isSitePage(outcome: Outcome): boolean {
  return outcome.kind === 'answer' && outcome.mediaType === 'text/html' && outcome.text?.includes('<div id="app">') === true
}
