import { decodePercent } from '../../document/text/percent.ts'
import { splitQuoted, unquote } from './quoted.ts'

/** A way in that an answer offers, or the credential that takes it: `Digest` and its parameters. RFC 9110, 11.2. */
export interface Challenge {
  /** In lower case. */
  scheme: string
  parameters: Map<string, string>
}

/**
 * The challenges of a `WWW-Authenticate`, in its order; an `Authorization` is read as one. A comma stands between challenges as well as
 * between their parameters: a word before a parameter begins the next.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 */
export function parseChallenges(header: string): Challenge[] {
  const found: Challenge[] = []
  for (const part of splitQuoted(header, ',')) {
    const text = part.trim()
    const [head = '', scheme] = /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]+(?![ \t=])|$)/.exec(text) ?? []
    const rest = text.slice(head.length)
    if (scheme !== undefined)
      found.push({ scheme: scheme.toLowerCase(), parameters: new Map() })
    const equals = rest.indexOf('=')
    if (equals > 0)
      found.at(-1)?.parameters.set(rest.slice(0, equals).trim().toLowerCase(), unquote(rest.slice(equals + 1).trim()))
  }
  return found
}

/** What a response to a challenge is computed of, each as it stands in the header. */
export interface DigestFacts {
  user: string
  password: string
  realm: string
  method: string
  uri: string
  nonce: string
  /** Absent where the server knows no quality of protection, as before RFC 2617. */
  qop?: string
  count?: string
  cnonce?: string
  /** The algorithm ends with `-sess`. */
  isSession?: boolean
}

/**
 * The `response` of a digest; `hash` gives the hexadecimal hash of a text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7616#section-3.4.1
 */
export function digestResponse(hash: (text: string) => string, facts: DigestFacts): string {
  const { user, password, realm, method, uri, nonce, qop, count = '', cnonce = '' } = facts
  const who = hash(`${user}:${realm}:${password}`)
  const secret = facts.isSession ? hash(`${who}:${nonce}:${cnonce}`) : who
  const middle = qop === undefined ? nonce : [nonce, count, cnonce, qop].join(':')
  return hash(`${secret}:${middle}:${hash(`${method}:${uri}`)}`)
}

/** The name of the user, also where it is not ASCII. RFC 7616, 3.4. */
export function digestUser({ parameters }: Challenge): string | undefined {
  const extended = parameters.get('username*')
  return extended === undefined
    ? parameters.get('username')
    : decodePercent(extended.replace(/^utf-8'[^']*'/i, ''))
}
