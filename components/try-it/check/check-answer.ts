import type { ApiDocument } from '../../../openapi/document/document.ts'
import type { Header, MediaType, Operation, Response, Schema } from '../../../openapi/document/openapi.ts'
import type { Validators } from '../../../openapi/schema/validate/validator.ts'
import type { Resolved } from '../../../openapi/document/resolve.ts'
import { essence, pickDeclared } from '../../../openapi/mock/message/media-type.ts'
import { isBodyless } from '../../../openapi/document/status.ts'
import { joinPointer, valueAt } from '../../../openapi/document/json/pointer.ts'
import { resolve } from '../../../openapi/document/resolve.ts'
import { coerceDeep } from '../../../openapi/mock/message/coerce.ts'
import { statusKeys } from '../../shared/status.ts'
import type { What } from './what.ts'
import { readValues } from './read-values.ts'
import { whatOf } from './what.ts'

/** A document, and what holds values to its schemas. */
export interface Contract {
  document: ApiDocument
  validators: Validators
}

/** One way in which an answer is not as its document says. */
export interface Breach {
  in: 'status' | 'type' | 'header' | 'body'
  /** The header's name. */
  name?: string
  /** In the body: where the value stands, from its root. RFC 6901. */
  pointer?: string
  what: What
}

/** An answer as it is checked. */
export interface CheckedAnswer {
  status: number
  /** All headers that can be seen; a page sees few of another site's. */
  headers: [name: string, value: string][]
  seesAllHeaders: boolean
  text?: string
  /** How many bytes the body has, also where it is no text. */
  bytes: number
}

/** What an answer was held to, and what it breaks. */
export interface Verdict {
  breaches: Breach[]
  /** Its body was held to a schema, or it has none. */
  isWhole: boolean
}

/**
 * Holds an answer to what its operation declares: status, headers, media type and body.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#responses-object
 */
export function checkAnswer(contract: Contract, pointer: string, answer: CheckedAnswer): Verdict {
  const { document } = contract
  const operation = valueAt(document.root, pointer) as Operation | undefined
  const declared = operation?.responses ?? {}
  const key = findStatus(Object.keys(declared), answer.status)
  const response = key === undefined
    ? undefined
    : resolve<Response>(document, declared[key] as Response, joinPointer(pointer, 'responses', key))
  if (!response)
    return { breaches: [undeclared(Object.keys(declared), answer.status)], isWhole: false }
  const headers = checkHeaders(contract, response, answer)
  // An answer to HEAD has the headers of a body, and no body. RFC 9110 §9.3.2.
  const body = /\/head$/i.test(pointer)
    ? { breaches: [], isWhole: true }
    : checkContent(contract, response, answer)
  return { breaches: [...headers, ...body.breaches], isWhole: body.isWhole }
}

/** The key that a status is declared under: itself, its class, or `default`. */
function findStatus(declared: string[], status: number): string | undefined {
  return statusKeys(status)
    .map(wanted => declared.find(key => key.toLowerCase() === wanted.toLowerCase()))
    .find(key => key !== undefined)
}

function undeclared(declared: string[], status: number): Breach {
  const known = declared.filter(key => !key.startsWith('x-'))
  return {
    in: 'status',
    what: known.length === 0
      ? { word: 'noAnswers', values: { status: String(status) } }
      : { word: 'undeclared', values: { sent: String(status), declared: known.join(', ') } },
  }
}

function checkHeaders(
  { document, validators }: Contract,
  { value, pointer }: Resolved<Response>,
  { headers, seesAllHeaders }: CheckedAnswer,
): Breach[] {
  return Object.entries(value.headers ?? {}).flatMap(([name, node]): Breach[] => {
    const header = resolve<Header>(document, node, joinPointer(pointer, 'headers', name))
    const text = headers.find(([sent]) => sent.toLowerCase() === name.toLowerCase())?.[1]
    if (!header || name.toLowerCase() === 'content-type')
      return []
    if (text === undefined)
      return header.value.required && seesAllHeaders ? [{ in: 'header', name, what: { word: 'headerMissing', values: {} } }] : []
    const { schema } = header.value
    const place = joinPointer(header.pointer, 'schema')
    const validate = schema === undefined ? undefined : validators.schema(place, 'response')
    return (validate?.(readHeader(document, schema, text)) ?? [])
      .filter(error => !error.undecided)
      .map(error => ({ in: 'header', name, what: whatOf(error) }))
  })
}

/** A header of style `simple`: a list is separated by commas. RFC 9110 §5.6.1. */
function readHeader(document: ApiDocument, schema: Schema | undefined, text: string): unknown {
  const whole = coerceDeep(document, schema, text)
  const parts = text.split(',').map(part => part.trim())
  return Array.isArray(whole) && parts.length > 1 ? coerceDeep(document, schema, parts) : whole
}

function checkContent(
  contract: Contract,
  { value, pointer }: Resolved<Response>,
  answer: CheckedAnswer,
): Verdict {
  const declared = Object.keys(value.content ?? {})
  const sent = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (answer.bytes === 0) {
    const isMissing = declared.length > 0 && !isBodyless(answer.status)
    return { breaches: isMissing ? [{ in: 'type', what: { word: 'noBody', values: { declared: declared.join(', ') } } }] : [], isWhole: true }
  }
  if (declared.length === 0)
    return { breaches: [], isWhole: false }
  const key = pickDeclared(declared, sent)
  const media = key === undefined
    ? undefined
    : resolve<MediaType>(contract.document, value.content?.[key] as MediaType, joinPointer(pointer, 'content', key))
  if (!media) {
    return {
      breaches: [{
        in: 'type',
        what: essence(sent) === ''
          ? { word: 'untyped', values: { declared: declared.join(', ') } }
          : { word: 'undeclared', values: { sent: essence(sent), declared: declared.join(', ') } },
      }],
      isWhole: false,
    }
  }
  return checkBody(contract, media, { type: sent, text: answer.text })
}

function checkBody(
  { document, validators }: Contract,
  media: Resolved<MediaType>,
  { type, text }: { type: string, text: string | undefined },
): Verdict {
  const read = text === undefined ? undefined : readValues(document, media.value, { type, text })
  if (!read)
    return { breaches: [], isWhole: false }
  if ('problem' in read)
    return { breaches: [{ in: 'body', pointer: '', what: read.problem }], isWhole: true }
  const breaches = read.values.flatMap(({ value, numeral, at, of }) => {
    const validate = validators.schema(joinPointer(media.pointer, of), 'response')
    return (validate?.(value, numeral) ?? [])
      .filter(error => !error.undecided)
      .map((error): Breach => ({ in: 'body', pointer: at + error.pointer, what: whatOf(error) }))
  })
  return { breaches, isWhole: true }
}
