import { parseUrl } from '../document/text/url.ts'
import type { Server } from '../model/types.ts'
import type { Problem } from './request-words.ts'
import { encodePath } from './percent.ts'

export interface ServerChoice {
  /** One of the operation's servers or any other URL; the first of the operation's where absent. */
  server?: string
  /** Values for the variables in its URL; the defaults where absent. */
  variables?: Record<string, string>
  /** Where a relative server URL is resolved. */
  origin?: string
}

/** RFC 2606 §3 reserves this name for documentation. */
const exampleOrigin = 'https://example.com'

/**
 * The absolute URL that paths are appended to, without a slash at the end. Only http and https are sent to; user, query
 * and fragment have no place in a server URL.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#server-object
 */
export function serverUrl(servers: Server[], choice: ServerChoice, problems: Problem[]): string {
  const url = choice.server ?? servers[0]?.url ?? '/'
  const server = servers.find(one => one.url === url)
  const filled = url.replace(
    /\{([^{}]+)\}/g,
    (match, name: string) =>
      ownValue(choice.variables, name)
      ?? server?.variables.find(variable => variable.name === name)?.default
      ?? encodeURIComponent(match),
  )
  const origin = choice.origin ?? exampleOrigin
  const parsed = parseUrl(filled, `${origin}/`)
  // Some browsers accept a host with blanks and percent-encode it; such a host cannot exist.
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.hostname.includes('%')) {
    problems.push({ word: 'problem.url', values: { url } })
    return origin
  }
  return `${parsed.origin}${encodePath(parsed.pathname).replace(/\/+$/, '')}`
}

export function ownValue<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
