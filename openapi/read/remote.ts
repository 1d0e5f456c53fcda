import type { Refusal } from './bundle/find.ts'
import type { Source } from './syntax/parsed.ts'
import { maxFileBytes, parseSource } from './syntax/source.ts'

/** One answer of a server: the file, where it says that the file is, or why there is none. */
export type Answer = { bytes: Uint8Array } | { location: string } | { failure: string }

/** Asks for a URL once, following nothing. Never throws. */
export type Download = (url: URL, limits: { maxBytes: number, signal: AbortSignal }) => Promise<Answer>

export interface RemoteOptions {
  /** What may be read: `https://specs.example.com/shared/` and all below it. */
  allow: string[]
  download: Download
}

/** How many files one spec may refer to on other hosts. */
const maxFiles = 100
/** All that is waited for on the network while one spec is read. */
const maxMilliseconds = 8000
const maxRedirects = 3

/** An entry of the allow-list as a URL, undefined where it is none: https, without credentials, query or fragment. */
export function toAllowed(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:'
    && url.username === ''
    && url.password === ''
    && url.search === ''
    && url.hash === ''
    ? url
    : undefined
}

/**
 * Reads what a spec refers to on other hosts: only what the allow-list names, wherever redirects lead, and only so much and so
 * long. An allow-list that is empty lets nothing through.
 */
export function createRemote({ allow, download }: RemoteOptions) {
  const allowed = allow.map(toAllowed).filter(url => url !== undefined)
  const sources = new Map<string, Promise<Source | Refusal>>()
  let left = maxFileBytes
  let signal: AbortSignal | undefined

  function load(ref: string, base?: string): Promise<Source | Refusal> {
    const url = URL.canParse(ref, base) ? new URL(ref, base) : undefined
    if (url === undefined)
      return refuse(`The $ref "${ref}" is no address.`, 'correct it')
    url.hash = ''
    if (!isAllowed(url)) {
      return refuse(
        `The $ref "${ref}" leads to ${
          url.protocol === 'https:' ? 'another host' : `"${url.protocol}"`
        }, where nothing is read.`,
        url.protocol === 'https:' && url.username === ''
          ? `keep a copy in the folder of the spec, or allow it with --allow-remote ${url.origin}/`
          : 'keep a copy in the folder of the spec and refer to that',
      )
    }
    const known = sources.get(url.href)
    if (known === undefined && sources.size >= maxFiles) {
      return refuse(
        `The spec refers to more than ${maxFiles} files on other hosts.`,
        'keep copies in the folder of the spec',
      )
    }
    const source = known ?? open(url)
    sources.set(url.href, source)
    return source
  }

  async function open(url: URL): Promise<Source | Refusal> {
    signal ??= AbortSignal.timeout(maxMilliseconds)
    let at = url
    for (let turn = 0; turn <= maxRedirects; turn++) {
      const answer = await download(at, { maxBytes: left, signal })
      if ('bytes' in answer) {
        left -= answer.bytes.length
        return parseSource(url.href, answer.bytes)
      }
      if ('failure' in answer) {
        return {
          refusal: `${url.href} cannot be read: ${answer.failure}.`,
          advice: 'correct the address, or keep a copy in the folder of the spec',
        }
      }
      const next = URL.canParse(answer.location, at.href) ? new URL(answer.location, at.href) : undefined
      if (next === undefined || !isAllowed(next)) {
        return {
          refusal: `${url.href} leads on to ${next?.origin ?? 'nowhere'}, which is not allowed.`,
          advice: 'refer to where it is, and allow that',
        }
      }
      at = next
    }
    return { refusal: `${url.href} leads on more than ${maxRedirects} times.`, advice: 'refer to where it is' }
  }

  /** Below an allowed address, segment by segment. Encoded slashes mean to some servers what they do not mean here. */
  function isAllowed(url: URL): boolean {
    return url.username === ''
      && url.password === ''
      && !/%2f|%5c/i.test(url.pathname)
      && allowed.some(
        ({ origin, pathname }) =>
          url.origin === origin
          && (url.pathname === pathname || url.pathname.startsWith(pathname.replace(/\/?$/, '/'))),
      )
  }

  return { load }
}

async function refuse(refusal: string, advice: string): Promise<Refusal> {
  return { rule: 'remote-ref', refusal, advice }
}
