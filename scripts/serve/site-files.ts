import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, join, normalize } from 'node:path'
import { decodePercent } from '../../openapi/document/text/percent.ts'
import { hostFiles } from '../../site/hosting/hosts.ts'
import { isWorthPacking } from '../../site/hosting/compress.ts'
import { codings, packed } from './encoding.ts'
import { negotiate } from './negotiate.ts'
import { typeOf } from './types.ts'

/** A file as it is answered. */
interface Served {
  stamp: string
  type: string
  etag: string
  isPacked: boolean
  /** Its bytes in a coding, made when they are first asked for. */
  body: (coding: string) => Promise<Uint8Array>
  size: number
}

export interface SiteFiles {
  /** Answers with the file of a path below the base, `shop/orders/`; false where there is none. */
  answer: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
}

/** As many bytes of files and their codings are kept in memory. */
const mostKept = 256 * 2 ** 20

/**
 * The files of a built site. A build may take the place of the one that is served: each request looks at the file's time,
 * and what is kept of it goes when that has changed.
 */
export function createSiteFiles(
  folder: string,
  headersOf: (path: string) => [name: string, value: string][],
): SiteFiles {
  const kept = new Map<string, Promise<Served>>()
  let size = 0

  async function open(file: string, stamp: string): Promise<Served> {
    const known = kept.get(file)
    if (known !== undefined && (await known).stamp === stamp)
      return known
    const reading = read(file, stamp)
    kept.set(file, reading)
    reading.then((served) => {
      size += served.size
      // What was kept first goes first: a file that is asked for again is read again.
      for (const [name, other] of kept) {
        if (size <= mostKept || name === file)
          break
        kept.delete(name)
        void other.then(({ size: gone }) => (size -= gone))
      }
    }).catch(() => kept.delete(file))
    return reading
  }

  return {
    async answer(request, response, path) {
      const found = await find(folder, path)
      if (found === undefined)
        return false
      const served = await open(found.file, found.stamp)
      const coding = served.isPacked ? negotiate(request.headers['accept-encoding'], codings) : 'identity'
      const etag = coding === 'identity' ? `"${served.etag}"` : `"${served.etag}-${coding}"`
      const headers: OutgoingHttpHeaders = {
        ...Object.fromEntries(headersOf(path)),
        ETag: etag,
        ...vary(served),
      }
      if (isKnown(request.headers['if-none-match'], etag)) {
        response.writeHead(304, headers).end()
        return true
      }
      const body = await served.body(coding)
      response.writeHead(200, {
        ...headers,
        'Content-Type': served.type,
        'Content-Length': body.length,
        ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      })
      response.end(request.method === 'HEAD' ? undefined : body)
      return true
    },
  }
}

/** The file of a path: itself, a page without its ending, or the index of a folder. */
async function find(folder: string, path: string): Promise<{ file: string, stamp: string } | undefined> {
  const name = decodePercent(path)
  if (name === undefined || /(?:^|[/\\])\.|\0/.test(name) || hostFiles.includes(basename(name)))
    return undefined
  for (const candidate of [name, `${name}.html`, join(name, 'index.html')]) {
    const file = join(folder, normalize(`/${candidate}`))
    const stats = candidate === '' || candidate.endsWith('/') ? undefined : await stat(file).catch(() => undefined)
    if (stats?.isFile())
      return { file, stamp: `${stats.mtimeMs} ${stats.size}` }
  }
}

async function read(file: string, stamp: string): Promise<Served> {
  const content = await readFile(file)
  const isPacked = isWorthPacking(file, content)
  const bodies = new Map<string, Promise<Uint8Array>>([['identity', Promise.resolve(content)]])
  return {
    stamp,
    type: typeOf(file),
    etag: createHash('sha256').update(content).digest('base64url').slice(0, 16),
    isPacked,
    body(coding) {
      const body = bodies.get(coding) ?? packed(file, content, coding)
      bodies.set(coding, body)
      return body
    },
    // Text shrinks to a quarter, twice.
    size: content.length * (isPacked ? 1.5 : 1),
  }
}

/** What an answer depends on beside its address: a page may be answered as Markdown. RFC 9110, section 12.5.5. */
function vary({ type, isPacked }: Served): { Vary?: string } {
  const fields = [...(/^text\/(?:html|markdown)/.test(type) ? ['Accept'] : []), ...(isPacked ? ['Accept-Encoding'] : [])]
  return fields.length === 0 ? {} : { Vary: fields.join(', ') }
}

/** Whether the client has this already. RFC 9110, section 13.1.2: entity tags are compared weakly. */
function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === '*' || header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag))
}
