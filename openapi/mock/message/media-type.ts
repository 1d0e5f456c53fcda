import { splitQuoted, unquote } from './quoted.ts'
import { remembered } from './remembered.ts'

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function essence(type: string): string {
  const semicolon = type.indexOf(';')
  return (semicolon < 0 ? type : type.slice(0, semicolon)).trim().toLowerCase()
}

/** `application/json` and everything built on it: `application/problem+json`. */
export function isJson(type: string): boolean {
  const name = essence(type)
  return name === 'application/json' || name === 'text/json' || name.endsWith('+json')
}

/** `application/xml` and everything built on it. RFC 7303. */
export function isXml(type: string): boolean {
  const name = essence(type)
  return name === 'application/xml' || name === 'text/xml' || name.endsWith('+xml')
}

/** Sequential media types whose items are JSON. @see https://spec.openapis.org/oas/v3.2.0#sequential-media-types */
export function isJsonSequence(type: string): boolean {
  return ['application/jsonl', 'application/x-ndjson', 'application/json-seq', 'application/x-jsonlines'].includes(
    essence(type),
  )
}

/** `multipart/form-data; boundary=x` → `x`. */
export function typeParameter(type: string, name: string): string | undefined {
  for (const part of splitQuoted(type, ';').slice(1)) {
    const equals = part.indexOf('=')
    if (equals > 0 && part.slice(0, equals).trim().toLowerCase() === name)
      return unquote(part.slice(equals + 1).trim())
  }
  return undefined
}

/** Whether a media type range (`text/*`) covers a media type. RFC 9110, 12.5.1. */
export function covers(range: string, type: string): boolean {
  if (range === '*/*' || range === '*' || range === type)
    return true
  const slash = range.indexOf('/')
  return range.endsWith('/*') && type.startsWith(range.slice(0, slash + 1))
}

/** A media type or a range of them, as it is compared. */
interface TypeName {
  /** `text/html`, `text/*`. */
  name: string
  /** The parameters that tell types apart, each once and in order: `version=2`. */
  parameters: string
}

const readType = remembered((text): TypeName => ({ name: essence(text), parameters: parametersOf(text) }))

/** The declared key that a request's content type belongs to: the exact one before a range. */
export function pickDeclared(declared: string[], type: string): string | undefined {
  const { name, parameters } = readType(type)
  const same = declared.filter(key => readType(key).name === name)
  return same.find(key => readType(key).parameters !== '' && readType(key).parameters === parameters)
    ?? same.find(key => readType(key).parameters === '')
    ?? same[0]
    ?? declared.filter(key => covers(readType(key).name, name)).sort((a, b) => b.length - a.length)[0]
}

interface Range extends TypeName {
  quality: number
}

const readAccept = remembered((accept): Range[] => splitQuoted(accept, ',').slice(0, 50).map(parseRange))

function parseRange(text: string): Range {
  const quality = Number(typeParameter(text, 'q') ?? 1)
  return { ...readType(text), quality: quality >= 0 && quality <= 1 ? quality : 0 }
}

/**
 * The declared media type that an `Accept` header likes best: by quality, then by the document's order. A range of the
 * document meets any type it covers. Undefined where none is acceptable.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function negotiate(declared: string[], accept: string | undefined): string | undefined {
  if (!accept || accept === '*/*')
    return declared[0]
  const ranges = readAccept(accept)
  let best: { key: string, quality: number } | undefined
  for (const key of declared) {
    const quality = qualityOf(readType(key), ranges)
    if (quality > (best?.quality ?? 0))
      best = { key, quality }
  }
  return best?.key
}

/** The parameters that tell media types apart. A charset or a boundary is about bytes alone, and left out. */
function parametersOf(type: string): string {
  const parts = splitQuoted(type, ';').slice(1).map((part) => {
    const equals = part.indexOf('=')
    return `${part.slice(0, Math.max(equals, 0)).trim().toLowerCase()}=${unquote(part.slice(equals + 1).trim())}`
  })
  return parts.filter(part => !/^(?:(?:q|charset|boundary)=|=)/.test(part)).sort().join(';')
}

/** The most specific range decides, so that `text/html;q=0` beside a wildcard refuses HTML. */
function qualityOf({ name: type, parameters }: TypeName, ranges: Range[]): number {
  // A range with parameters means those types alone that have them. RFC 9110, 12.5.1.
  const matching = ranges.filter(range =>
    (covers(range.name, type) || covers(type, range.name))
    && (range.parameters === '' || range.parameters === parameters))
  const specific =
    matching.find(({ name }) => name === type)
    ?? matching.find(({ name }) => name.endsWith('/*') && name !== '*/*')
    ?? matching[0]
  return specific?.quality ?? 0
}
