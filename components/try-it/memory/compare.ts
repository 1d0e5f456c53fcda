import type { Json } from '../../../openapi/samples/json.ts'
import type { Answer } from '../send.ts'
import { joinPointer } from '../../../openapi/document/json/pointer.ts'
import { parseJson, toText } from '../../../openapi/samples/json.ts'
import { align } from './align.ts'

/** Something in which two answers differ: where it stands, and what stood there; one of both is absent where it was added or removed. */
export interface Difference {
  in: 'status' | 'header' | 'body' | 'line'
  /** The name of a header, a JSON pointer into the body (RFC 6901), or the number of a line. */
  place: string
  before?: string
  after?: string
}

/** Headers that differ from answer to answer and say nothing about it. */
const passing = /^(?:date|age|x-request-id|server-timing|etag)$/i

/** In what two answers differ: JSON by the places in it, any other text by lines. */
export function compareAnswers(before: Answer, after: Answer): Difference[] {
  const statuses = [before, after].map(({ status }) => String(status))
  const headers = (answer: Answer) =>
    new Map(answer.headers.filter(([name]) => !passing.test(name)).map(([name, value]) => [name.toLowerCase(), value]))
  return [
    ...differ({ in: 'status', place: '' }, statuses[0], statuses[1]),
    ...keysOf(headers(before), headers(after)).flatMap(name =>
      differ({ in: 'header', place: name }, headers(before).get(name), headers(after).get(name))),
    ...compareBodies(before.text ?? '', after.text ?? ''),
  ]
}

function compareBodies(before: string, after: string): Difference[] {
  if (before === after)
    return []
  const [one, other] = [parseJson(before), parseJson(after)]
  return one === undefined || other === undefined ? compareLines(before, after) : compareJson(one, other, '')
}

function compareLines(before: string, after: string): Difference[] {
  const [one, other] = [before, after].map(text => (text === '' ? [] : text.split(/\r\n|\n|\r/))) as [string[], string[]]
  return align(one, other).flatMap(([i, j]) => {
    const line = (j ?? i ?? 0) + 1
    return differ({ in: 'line', place: String(line) }, i === undefined ? undefined : one[i], j === undefined ? undefined : other[j])
  })
}

function compareJson(one: Json | undefined, other: Json | undefined, pointer: string): Difference[] {
  if (one instanceof Map && other instanceof Map)
    return keysOf(one, other).flatMap(name => compareJson(one.get(name), other.get(name), joinPointer(pointer, name)))
  if (Array.isArray(one) && Array.isArray(other)) {
    return align(one.map(toText), other.map(toText)).flatMap(([i, j]) =>
      compareJson(i === undefined ? undefined : one[i], j === undefined ? undefined : other[j], `${pointer}/${j ?? i}`))
  }
  return differ({ in: 'body', place: pointer }, textOf(one), textOf(other))
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : toText(value)
}

function differ(place: Pick<Difference, 'in' | 'place'>, before: string | undefined, after: string | undefined): Difference[] {
  const sides = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
  return before === after ? [] : [{ ...place, ...sides }]
}

/** The keys of both, those of the first in their order. */
function keysOf(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
}
