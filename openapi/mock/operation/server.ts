import type { ApiDocument } from '../../document/document.ts'
import type { Server } from '../../document/openapi.ts'
import type { OperationEntry } from './operation.ts'
import { tryDecodePercent } from '../../document/text/percent.ts'

/** The path of the document's first server, without a trailing slash: `/v0` of `https://api.userfront.com/v0`. */
export function serverPath(document: ApiDocument): string {
  return serverPaths(document.root.servers)[0] ?? ''
}

/** As many paths as servers may have: variables with many values multiply. */
const mostPaths = 50

/** The paths of servers, each once, in their order; a variable of several values makes several paths. */
export function serverPaths(servers: Server[] = []): string[] {
  const urls = servers.length === 0 ? ['/'] : servers.slice(0, mostPaths).flatMap(expand)
  return [...new Set(urls.slice(0, mostPaths).map(toPath))]
}

/** The paths of the servers that an operation, or else its path item, has for itself. */
export function ownServerPaths({ operation, item }: Pick<OperationEntry, 'operation' | 'item'>): string[] {
  const servers = operation.servers ?? item.servers
  return servers && servers.length > 0 ? serverPaths(servers) : []
}

/** The URLs of a server: with the defaults of its variables, then with their other values. */
function expand({ url = '/', variables = {} }: Server): string[] {
  let urls = [url]
  for (const [name, variable] of Object.entries(variables)) {
    const values = [...new Set([variable.default, ...(variable.enum ?? [])])]
    urls = values
      .flatMap(value => urls.map(text => text.replaceAll(`{${name}}`, () => String(value))))
      .slice(0, mostPaths)
  }
  return urls
}

function toPath(url: string): string {
  const path = url
    .replace(/^[a-z][a-z0-9+.-]*:/i, '')
    .replace(/^\/\/[^/?#]*/, '')
    .replace(/[?#].*$/s, '')
  return trimSlashes(path)
}

/** `/a/b` of `a/b/`, and empty of `/`; each segment is encoded as URLs write it. */
export function trimSlashes(path: string): string {
  const trimmed = path
    .split('/')
    .filter(segment => segment !== '')
    .map(encodeSegment)
    .join('/')
  return trimmed === '' ? '' : `/${trimmed}`
}

/** RFC 3986, 3.3: what a segment may hold as it is. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(tryDecodePercent(segment)).replace(
    /%(?:40|3A|24|26|2B|2C|3B|3D)/g,
    decodeURIComponent,
  )
}

/** What stands behind a prefix in a path, whichever way its characters are escaped; undefined where it is another path. */
export function restBelow(prefix: string, path: string): string | undefined {
  if (path.startsWith(prefix)) {
    if (path.length === prefix.length)
      return '/'
    if (path[prefix.length] === '/')
      return path.slice(prefix.length)
  }
  if (!path.includes('%'))
    return undefined
  const segments = path.split('/')
  const { length } = prefix.split('/')
  return length <= segments.length && trimSlashes(segments.slice(0, length).join('/')) === prefix
    ? `/${segments.slice(length).join('/')}`
    : undefined
}
