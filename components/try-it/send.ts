import type { StreamItem, StreamReader } from './answer/stream.ts'
import type { Failure } from './failure/failure.ts'
import { createStreamReader } from './answer/stream.ts'
import { isJsonSequence } from '../../openapi/mock/message/media-type.ts'
import { parseUrl } from '../../openapi/document/text/url.ts'
import type { Translate } from '../shared/messages/messages.ts'
import { anySignal } from '../shared/any-signal.ts'
import { explain } from './failure/failure.ts'

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
  /** The connection was lost before the answer's end. */
  isBroken?: boolean
  /** The reader stopped the stream, which would have gone on. */
  isStopped?: boolean
  /** The path of the address that answered, for the name of a file. */
  path: string
  /** What came bit by bit, of an answer that did. */
  items?: StreamItem[]
  /** The sandbox was asked for this answer: nothing was done, and what stands in it is an example. */
  isSimulated?: boolean
  /** What the reader may want to know of it, in words. */
  note?: string
}

export interface SendOptions {
  /** The only origin the request may go to: the one the reader sees. */
  origin: string
  /** Aborted by the reader. */
  signal: AbortSignal
  timeout?: number
  /** Says in the reader's language why there is no answer. */
  t: Translate
  fetch?: typeof fetch
  /** `user:password`, where the server asks for a digest. */
  digest?: string
  /** Told of a stream as it comes; the list grows. */
  onStream?: (items: StreamItem[], status: number) => void
}

/** The most bytes that are read; the page says so where an answer is longer. */
const MAX_BYTES = 250_000_000

/**
 * Sends one request without what browsers add: cookies, a referrer, the cache. Redirects are not followed, since the key would
 * go along.
 *
 * @see https://fetch.spec.whatwg.org/#requests
 */
export async function send(
  { url, init }: { url: string, init: RequestInit },
  { origin, signal, timeout = 30_000, fetch = globalThis.fetch, digest, t, onStream }: SendOptions,
): Promise<Outcome> {
  if (parseUrl(url)?.origin !== origin) {
    return {
      kind: 'failure',
      title: t('console.notSentTitle'),
      advice: t('console.leadsAway', { origin }),
    }
  }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), timeout)
  const start = performance.now()
  try {
    const answering = digest === undefined ? undefined : await import('./digest.ts')
    const response = await (answering?.withDigest(fetch, digest ?? '') ?? fetch)(url, {
      ...init,
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: anySignal([signal, late.signal]),
    })
    if (response.type === 'opaqueredirect') {
      return {
        kind: 'failure',
        title: t('console.redirect'),
        advice: t('console.redirectAdvice'),
      }
    }
    // The time limit is for the beginning of a stream; it may go on for as long as it likes.
    const stream = streamOf(response)
    if (stream)
      clearTimeout(timer)
    const answer = await readAnswer(response, {
      start,
      path: parseUrl(url)?.pathname ?? '',
      stream,
      onStream,
      isStopped: () => signal.aborted,
      isLate: () => late.signal.aborted,
    })
    if (answer.isBroken)
      return { ...answer, note: `${t('console.brokeOff')} ${t('console.brokeOffAdvice')}` }
    const why = answer.status === 401 ? answering?.whyUnanswered(response.headers.get('WWW-Authenticate')) : undefined
    return why === undefined ? answer : { ...answer, note: t(`console.digest.${why}`) }
  }
  catch (error) {
    return await explain({
      error,
      init,
      fetch,
      origin,
      cancelled: signal.aborted,
      late: late.signal.aborted,
      timeout,
      t,
    })
  }
  finally {
    clearTimeout(timer)
  }
}

interface Reading extends Pick<SendOptions, 'onStream'> {
  isStopped: () => boolean
  isLate: () => boolean
  start: number
  path: string
  stream: StreamReader | undefined
}

async function readAnswer(
  response: Response,
  { start, path, stream, onStream, isStopped, isLate }: Reading,
): Promise<Answer> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const items: StreamItem[] = []
  const texts: string[] = []
  const decoder = new TextDecoder()
  const mediaType = typeOf(response)
  const isRead = isText(mediaType)
  let bytes = 0
  let isBroken = false
  const note = (more: StreamItem[]): void => {
    items.push(...more)
    if (stream)
      onStream?.(items, response.status)
  }
  const now = (): number => Math.round(performance.now() - start)
  note([])
  // Streams are read by hand: Safari before 26.4 does not iterate over them.
  const reader = response.body?.getReader()
  try {
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
      chunks.push(read.value)
      bytes += read.value.length
      // Read piece by piece as it comes: all of a large answer at once would hold the page up.
      const text = isRead || stream ? decoder.decode(read.value, { stream: true }) : ''
      if (isRead)
        texts.push(text)
      if (stream)
        note(stream.push(text, now()))
      if (bytes > MAX_BYTES) {
        await reader?.cancel()
        break
      }
    }
    if (stream)
      note(stream.end(now(), bytes <= MAX_BYTES))
  }
  catch (error) {
    // A stream that the reader stopped is answered with what came of it. So is an answer whose connection was lost: its status and
    // headers are known, and the server allowed the page to read it.
    isBroken = !isStopped()
    if (isLate() || (isStopped() && !stream))
      throw error
    if (stream)
      note(stream.end(now(), false))
  }
  if (isRead)
    texts.push(decoder.decode())
  const isCut = bytes > MAX_BYTES
  const blob = new Blob(chunks, { type: 'application/octet-stream' })
  return {
    kind: 'answer',
    status: response.status,
    statusText: response.statusText,
    milliseconds: Math.round(performance.now() - start),
    bytes,
    headers: [...response.headers],
    mediaType,
    text: bytes > 0 && isRead ? texts.join('') : undefined,
    blob,
    path,
    ...(isCut && { isCut }),
    ...(isBroken && { isBroken }),
    ...(isStopped() && { isStopped: true }),
    ...(stream && { items }),
  }
}

function typeOf({ headers }: Response): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function streamOf(response: Response): StreamReader | undefined {
  return createStreamReader(typeOf(response), response.headers.has('content-length'))
}

function isText(mediaType: string): boolean {
  return mediaType === ''
    || isJsonSequence(mediaType)
    || /^text\/|[/+](?:x-)?(?:json|ndjson|xml|yaml|toml|sql|javascript)\b|x-www-form-urlencoded|graphql/.test(mediaType)
}
