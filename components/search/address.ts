import { tryDecodePercent } from '../../openapi/document/text/percent.ts'

/** A search for an address: with or without a method, a host, the path of a server, and values in place of parameters. */
export interface AddressQuery {
  method?: string
  /** Segments of the path, decoded and folded; the last is empty after a slash. */
  segments: string[]
  isWhole: boolean
}

const call = /^(?:curl\s.*?)?(?:(get|put|post|patch|delete|head|options|trace|query)\s+)?['"]?((?:https?:\/\/|\/)[^\s'"]*)/i

/** Reads a search as an address; undefined where it is none. */
export function readAddress(query: string): AddressQuery | undefined {
  const found = call.exec(query.trim())
  if (found === null)
    return undefined
  const [, method, address = ''] = found
  const isWhole = /^https?:/i.test(address)
  const path = address.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')
  if (isWhole && path.length < 2)
    return undefined
  return {
    isWhole,
    segments: segmentsOf(path),
    ...(method !== undefined && { method: method.toUpperCase() }),
  }
}

export function segmentsOf(path: string): string[] {
  return path.replace(/^\//, '').split('/').map(segment => tryDecodePercent(segment).toLowerCase())
}

/**
 * How well a path template fits a searched address, from 0 to 1. Literal segments count more than parameters, and a template
 * that goes on after the address counts less for each further segment.
 */
export function fitOf(template: string, { segments, isWhole }: AddressQuery, bases: string[]): number {
  const wanted = segmentsOf(template)
  const begun = bases.map(segmentsOf).filter(base => base.every((segment, index) => segment === segments[index]))
  const starts = [0, ...begun.map(base => base.length)]
  // The host is not the document's, or a server has variables: the end of the address may fit all the same.
  if (isWhole && segments.length > wanted.length)
    starts.push(segments.length - wanted.length)
  return Math.max(...starts.map(start => fit(wanted, segments.slice(start))))
}

function fit(wanted: string[], given: string[]): number {
  if (given.length > wanted.length || given.length === 0)
    return 0
  let literal = 0
  for (const [index, segment] of given.entries()) {
    const part = wanted[index] ?? ''
    const isLast = index === given.length - 1
    if (part === segment)
      literal += 1
    else if (isLast && segment === '')
      literal += 0.5
    else if (part.includes('{') && (segment !== '' || isLast))
      literal += segment.startsWith('{') || segment.startsWith(':') ? 0.9 : matches(part, segment) ? 0.6 : 0
    else if (isLast && part.startsWith(segment))
      literal += 0.5
    else
      return 0
    if (part.includes('{') && !matches(part, segment) && !/^[{:]/.test(segment) && segment !== '')
      return 0
  }
  return literal / (given.length + (wanted.length - given.length) * 0.5)
}

/** Whether a value may stand in a segment of a template: `{id}.json` asks for its ending. */
function matches(part: string, segment: string): boolean {
  const [before = '', after = ''] = [part.slice(0, part.indexOf('{')), part.slice(part.lastIndexOf('}') + 1)]
  return segment.length > before.length + after.length && segment.startsWith(before) && segment.endsWith(after)
}
