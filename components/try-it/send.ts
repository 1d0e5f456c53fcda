import { parseUrl } from '../../openapi/document/url.ts'
import { anySignal } from '../shared/any-signal.ts'

/** The answer, or the reason why there was none. */
export type Outcome = Answer | Failure

export interface Answer {
  kind: 'answer'
  status: number
  statusText: string
  milliseconds: number
  bytes: number
  headers: [name: string, value: string][]
  mediaType: string
  /** Absent where the body is not text, or holds nothing. */
  text?: string
  blob: Blob
  /** The answer was too large to hold in a tab, and was not read to its end. */
  isCut?: boolean
  /** The path of the address that answered, for the name of a file. */
  path: string
}

export interface Failure {
  kind: 'failure'
  title: string
  advice: string
}

export interface SendOptions {
  /** The only origin the request may go to: the one the reader sees. */
  origin: string
  /** Aborted by the reader. */
  signal: AbortSignal
  timeout?: number
  fetch?: typeof fetch
}

/** The most bytes that are read; the page says so where an answer is longer. */
const MAX_BYTES = 250_000_000

/**
 * Sends one request, with nothing of the browser's added to it: no cookies, no referrer, no cache, and no redirect
 * followed, since what follows one carries the key along.
 *
 * @see https://fetch.spec.whatwg.org/#requests
 */
export async function send(
  { url, init }: { url: string, init: RequestInit },
  { origin, signal, timeout = 30_000, fetch = globalThis.fetch }: SendOptions,
): Promise<Outcome> {
  if (parseUrl(url)?.origin !== origin) {
    return {
      kind: 'failure',
      title: 'This was not sent.',
      advice: `The address would lead away from ${origin}. Look at the values in the path.`,
    }
  }
  const late = AbortSignal.timeout(timeout)
  const start = performance.now()
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: anySignal([signal, late]),
    })
    if (response.type === 'opaqueredirect') {
      return {
        kind: 'failure',
        title: 'The server answered with a redirect.',
        advice: 'It was not followed, since your key would have gone along. The samples show where it leads.',
      }
    }
    return await readAnswer(response, start, parseUrl(url)?.pathname ?? '')
  }
  catch (error) {
    return explain(error, {
      origin,
      cancelled: signal.aborted,
      late: late.aborted,
      timeout,
    })
  }
}

async function readAnswer(response: Response, start: number, path: string): Promise<Answer> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  // Streams are read by hand: Safari before 26.4 does not iterate over them.
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    chunks.push(read.value)
    bytes += read.value.length
    if (bytes > MAX_BYTES) {
      await reader?.cancel()
      break
    }
  }
  const isCut = bytes > MAX_BYTES
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const blob = new Blob(chunks, { type: 'application/octet-stream' })
  return {
    kind: 'answer',
    status: response.status,
    statusText: response.statusText,
    milliseconds: Math.round(performance.now() - start),
    bytes,
    headers: [...response.headers],
    mediaType,
    text: bytes > 0 && isText(mediaType) ? await blob.text() : undefined,
    blob,
    path,
    ...(isCut && { isCut }),
  }
}

/** Why there was no answer, as far as a browser tells: it does not say whether the connection or the permission was refused. */
function explain(
  error: unknown,
  { origin, cancelled, late, timeout }: { origin: string, cancelled: boolean, late: boolean, timeout: number },
): Failure {
  if (cancelled)
    return { kind: 'failure', title: 'Cancelled.', advice: 'The server may have received the request all the same.' }
  if (late) {
    return {
      kind: 'failure',
      title: `No answer within ${Math.round(timeout / 1000)} seconds.`,
      advice: `${origin} is slow or does not answer at all. Try again, or send the request from your own machine with the sample.`,
    }
  }
  if (typeof navigator !== 'undefined' && navigator.onLine === false) {
    return {
      kind: 'failure',
      title: 'You are offline.',
      advice: 'The request was not sent. What you typed is kept: send it again when you are back.',
    }
  }
  const isOwn = typeof location !== 'undefined' && origin === location.origin
  if (!(error instanceof TypeError)) {
    return {
      kind: 'failure',
      title: 'The answer broke off.',
      advice: 'The connection was lost while the answer was being read. Try again.',
    }
  }
  return isOwn
    ? {
        kind: 'failure',
        title: 'The sandbox does not answer.',
        advice: 'It runs beside this site: check that it is still running, then send again.',
      }
    : {
        kind: 'failure',
        title: `No answer from ${origin}.`,
        advice:
          'Either nothing is listening there, or it does not allow calls from a web page (CORS), or this site does not allow calls to it. The sample works from your own machine.',
      }
}

function isText(mediaType: string): boolean {
  return mediaType === ''
    || /^text\/|[/+](?:json|xml|yaml|javascript)\b|x-www-form-urlencoded|x-ndjson|graphql/.test(mediaType)
}
