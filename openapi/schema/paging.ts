import type { ApiDocument } from '../document/document.ts'
import type { JsonType, Parameter, Schema } from '../document/openapi.ts'
import type { Conventions, Meaning } from './conventions.ts'
import { isObject, own } from '../document/json/value.ts'
import { conventionsOf } from './conventions.ts'
import { itemsOf, propertiesOf, typesOf } from './facts.ts'
import type { Roles } from './list-roles.ts'
import { findRoles, firstPage } from './list-roles.ts'
import { findRows } from './rows.ts'

/** How a list is read to its end, page by page. */
export interface Paging {
  /** Where the list stands in an answer; empty where it is the answer. */
  items: string[]
  turn: Turn
}

/** What leads from one page to the next. Paths are those of the answer; `more` is a flag, or a text that is empty or null at the end. */
export type Turn =
  /** The header `Link` with `rel="next"` (RFC 8288). */
  | { by: 'link' }
  /** The address of the next page. */
  | { by: 'address', path: string[] }
  /** What the parameter has to be next, nothing at the end. */
  | { by: 'cursor', parameter: string, path: string[], isNumber?: true }
  /** The id of the last record, until `more` says that there is none after it. */
  | { by: 'record', parameter: string, id: string, more?: string[], isText?: undefined }
  /** The number of the page, up to `pages`, while `more`, or until a page is empty. */
  | { by: 'page', parameter: string, first: number, pages?: string[], more?: string[], isText?: true }
  /** The number of records before the page, up to `total`, while `more`, or until a page is empty. */
  | { by: 'offset', parameter: string, total?: string[], more?: string[], isText?: true }

/** What of an operation says how it pages. */
export interface PagedAnswer {
  parameters: readonly Parameter[]
  /** The schema of the answer, and its example. */
  schema: Schema
  example: unknown
  /** The names of the headers that the answer declares. */
  headers: readonly string[]
}

/** How a list is paged; undefined for what is no list, or one that comes at once. */
export function findPaging(document: ApiDocument, answer: PagedAnswer): Paging | undefined {
  const rows = findRows(document, answer.schema)
  const turn = rows && findTurn({ document, conventions: conventionsOf(document), answer }, rows.schema, rows.answer)
  return turn && { items: rows.envelope, turn }
}

interface Reading {
  document: ApiDocument
  conventions: Conventions
  answer: PagedAnswer
}

function findTurn(reading: Reading, row: Schema, envelope: Schema): Turn | undefined {
  const { document, conventions, answer } = reading
  const { parameters, headers, example } = answer
  const roles = findRoles(document, parameters)
  const search = (meaning: Meaning, ...types: JsonType[]): string[] | undefined => {
    const fits = (schema: Schema): boolean => types.some(type => typesOf(document, schema).has(type))
    return isArray(document, envelope) ? undefined : findPath({ document, conventions, meaning, fits }, envelope, 0)
  }
  const turns = roles.cursor ?? roles.page ?? roles.offset
  if (headers.some(name => name.toLowerCase() === 'link') && turns !== undefined)
    return { by: 'link' }
  const isText = (parameter: string | undefined): boolean =>
    typesOf(document, parameters.find(({ name }) => name === parameter)?.schema).has('string')
  const next = search('nextPage', 'string')
  if (next !== undefined) {
    if (!isCursorLike(conventions, next.at(-1) ?? '', valueAt(example, next))) {
      // An address is often one within the API alone, and a number is what a reader would count.
      const isCounted = roles.cursor === undefined && !isText(roles.page)
      const counted = isCounted ? countedTurn(reading, roles, { more: next, isText: true }) : undefined
      return counted ?? { by: 'address', path: next }
    }
    const parameter = roles.cursor ?? (isText(roles.page) ? roles.page : undefined)
    if (parameter !== undefined)
      return { by: 'cursor', parameter, path: next }
  }
  const number = search('nextPage', 'integer')
  if (number !== undefined && turns !== undefined)
    return { by: 'cursor', parameter: turns, path: number, isNumber: true }
  const more = search('hasNext', 'boolean')
  const until = more && { more }
  if (roles.cursor !== undefined) {
    const id = conventions.find('id', propertiesOf(document, row).keys())
    return id === undefined ? undefined : { by: 'record', parameter: roles.cursor, id, ...until }
  }
  return countedTurn(reading, roles, until ?? {
    pages: search('pages', 'integer', 'number'),
    total: search('total', 'integer', 'number'),
  })
}

/** By the number of the page, or of the records before it. */
function countedTurn(
  { document, answer: { parameters } }: Reading,
  { page, offset }: Roles,
  { more, isText, pages, total }: { more?: string[], isText?: true, pages?: string[], total?: string[] },
): Turn | undefined {
  const until = more && { more, ...(isText && { isText }) }
  if (page !== undefined) {
    const first = firstPage(document, parameters.find(({ name }) => name === page))
    return { by: 'page', parameter: page, first, ...until ?? (pages && first === 1 && { pages }) }
  }
  return offset === undefined ? undefined : { by: 'offset', parameter: offset, ...until ?? (total && { total }) }
}

interface Search {
  document: ApiDocument
  conventions: Conventions
  meaning: Meaning
  fits: (schema: Schema) => boolean
}

/** Where an envelope, or an object in it that is not a record, holds a fact. */
function findPath(search: Search, schema: Schema, depth: number): string[] | undefined {
  const { document, conventions, meaning, fits } = search
  const properties = [...propertiesOf(document, schema)]
  const name = conventions.find(meaning, properties.flatMap(([name, property]) => (fits(property) ? [name] : [])))
  if (name !== undefined)
    return [name]
  for (const [holder, property] of depth < 2 ? properties : []) {
    const isAbout = conventions.has('pageWord', holder) && typesOf(document, property).has('object')
    const inner = isAbout ? findPath(search, property, depth + 1) : undefined
    if (inner)
      return [holder, ...inner]
  }
  return undefined
}

/** What stands at a path of an answer. */
export function valueAt(answer: unknown, path: string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isObject(inner) ? own(inner, name) : undefined), answer)
}

function isArray(document: ApiDocument, schema: Schema): boolean {
  return itemsOf(document, schema) !== undefined
}

/** `next_cursor` is a cursor; `next` is one where its example is not a URL. */
export function isCursorLike(conventions: Conventions, name: string, example: unknown): boolean {
  return conventions.has('cursorWord', name) || (typeof example === 'string' && !/[/?]/.test(example))
}
