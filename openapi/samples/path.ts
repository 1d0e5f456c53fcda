import type { Problem } from './request-words.ts'
import { encodePath, encodeQuery } from './percent.ts'

/** A path template with its parameters filled in: the encoded path and the query string that some templates carry. */
export interface Path {
  path: string
  query: string
}

/**
 * Puts encoded values in the place of `{name}`. A value stays inside its segment: `/`, `?` and `#` come encoded (but for the
 * slashes of a value that may take several segments), and a segment that would be read as `.` or `..` (RFC 3986 §5.2.4, and `%2E` too in the URL Standard) has its dots encoded
 * twice, so that no value climbs out of the path.
 */
export function fillPath(template: string, valueOf: (name: string) => string | undefined, problems: Problem[]): Path {
  const [beforeFragment = ''] = template.split('#', 1)
  const question = beforeFragment.indexOf('?')
  const path = question < 0 ? beforeFragment : beforeFragment.slice(0, question)
  const query = question < 0 ? '' : beforeFragment.slice(question + 1)
  const joined = path
    .split('/')
    .map((segment) => {
      const filled = fill(segment, encodePath, valueOf)
      return filled.includes('/')
        ? filled.split('/').map(piece => keepInside(segment, piece, problems)).join('/')
        : keepInside(segment, filled, problems)
    })
    .join('/')
  return {
    path: joined.startsWith('/') || joined === '' ? joined : `/${joined}`,
    query: fill(query, encodeQuery, valueOf),
  }
}

function fill(text: string, encode: (text: string) => string, valueOf: (name: string) => string | undefined): string {
  if (!text.includes('{'))
    return encode(text)
  if (/^\{[^{}]*\}$/.test(text))
    return valueOf(text.slice(1, -1)) ?? encode(text)
  return text
    .split(/(\{[^{}]*\})/)
    .map((piece, index) => (index % 2 === 0 ? encode(piece) : (valueOf(piece.slice(1, -1)) ?? encode(piece))))
    .join('')
}

function keepInside(template: string, segment: string, problems: Problem[]): string {
  if (!/^[.%]/.test(segment) || !/^(?:\.|%2e){1,2}$/i.test(segment))
    return segment
  problems.push({ word: 'problem.segment', values: { template, segment } })
  return segment.replace(/\.|%2e/gi, '%252E')
}
