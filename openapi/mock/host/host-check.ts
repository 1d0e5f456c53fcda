import type { IncomingMessage } from 'node:http'
import { parseUrl } from '../../document/text/url.ts'

/** Which `Host` values are meant for this server: loopback names and those given. */
export function createHostCheck(allowed: string[]): (host: string | undefined) => boolean {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', ...allowed.map(name => name.toLowerCase())])
  // A server on all interfaces cannot know its names; the person who started it so was warned.
  const isOpen = names.has('0.0.0.0') || names.has('::')
  // Nearly all requests name the same host as the one before.
  let last: string | undefined
  return (host) => {
    if (host !== undefined && host === last)
      return true
    const name = (host ?? '').toLowerCase().replace(/:\d{1,5}$/, '')
    const isAllowed =
      names.has(name) || (isOpen && /^(?:[\d.]+|\[[\da-f:.]+\])$/.test(name)) || name.endsWith('.localhost')
    if (isAllowed)
      last = host
    return isAllowed
  }
}

/** A target in absolute form names the host that is meant, whatever `Host` says. RFC 9112, 3.2.2. */
export function toOriginForm(request: IncomingMessage): void {
  const target = request.url?.startsWith('/') ? undefined : parseUrl(request.url ?? '')
  if (target && /^https?:$/.test(target.protocol)) {
    request.url = target.pathname + target.search
    request.headers.host = target.host
  }
}

/** Whether a request has exactly one `Host`, as it must. RFC 9112, 3.2. */
export function hasOneHost({ rawHeaders }: IncomingMessage): boolean {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host')
      count++
  }
  return count <= 1
}
