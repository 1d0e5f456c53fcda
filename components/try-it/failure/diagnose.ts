/** A request that a browser let no page read the answer of. */
export interface Refused {
  origin: string
  init: RequestInit
  fetch: typeof fetch
}

/** Which of the causes it is: nothing answers, the question before the request was refused, the answer allows no page, or this page's own policy. */
export interface Diagnosis {
  cause: 'silent' | 'preflight' | 'header' | 'policy'
  /** The headers that would allow it. */
  lines: string[]
}

const timeoutMs = 5_000

/**
 * Finds out why a request to another origin failed. A browser keeps that from a page, so the root of the server is asked once
 * more, without key or body and in a way that needs no permission: whether anything answers shows, and nothing else.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export async function diagnose({ origin, init, fetch }: Refused): Promise<Diagnosis> {
  const blocked = watchPolicy(origin)
  try {
    const answers = await doesAnswer(origin, fetch)
    if (await blocked.isBlocked())
      return { cause: 'policy', lines: [] }
    if (!answers)
      return { cause: 'silent', lines: [] }
    const page = typeof location === 'undefined' ? '*' : location.origin
    const allowed = `Access-Control-Allow-Origin: ${page}`
    const asked = asksFirst(init)
    return asked === undefined ? { cause: 'header', lines: [allowed] } : { cause: 'preflight', lines: [allowed, ...asked] }
  }
  finally {
    blocked.end()
  }
}

async function doesAnswer(origin: string, fetch: Refused['fetch']): Promise<boolean> {
  try {
    await fetch(`${origin}/`, {
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return true
  }
  catch {
    return false
  }
}

/** What the question before a request asks leave for, as the headers that grant it; undefined where the browser asks nothing. */
export function asksFirst({ method = 'GET', headers = [], body }: RequestInit): string[] | undefined {
  const isForm = typeof FormData !== 'undefined' && body instanceof FormData
  const names = (headers as [string, string][])
    .filter(([name, value]) => !isSafe(name.toLowerCase(), value) && !(isForm && name.toLowerCase() === 'content-type'))
    .map(([name]) => name.toLowerCase())
  const isSimple = /^(?:GET|HEAD|POST)$/i.test(method)
  if (isSimple && names.length === 0)
    return undefined
  return [
    ...(isSimple ? [] : [`Access-Control-Allow-Methods: ${method}`]),
    ...(names.length === 0 ? [] : [`Access-Control-Allow-Headers: ${[...new Set(names)].join(', ')}`]),
  ]
}

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
function isSafe(name: string, value: string): boolean {
  if (value.length > 128)
    return false
  if (name === 'accept')
    return !/["():<>?@[\\\]{}]/.test(value)
  if (name === 'accept-language' || name === 'content-language')
    return /^[\w\-*.,;= ]*$/.test(value)
  return name === 'content-type'
    && /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/i.test(value.split(';', 1)[0]?.trim() ?? '')
}

/** Watches whether the page's own policy keeps it from calling an origin. The event comes after the failure. */
function watchPolicy(origin: string): { isBlocked: () => Promise<boolean>, end: () => void } {
  if (typeof document === 'undefined')
    return { isBlocked: () => Promise.resolve(false), end() {} }
  let found = false
  const note = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    found ||= effectiveDirective === 'connect-src' && blockedURI.startsWith(origin)
  }
  document.addEventListener('securitypolicyviolation', note)
  return {
    async isBlocked() {
      await new Promise(resolve => setTimeout(resolve, 50))
      return found
    },
    end: () => document.removeEventListener('securitypolicyviolation', note),
  }
}
