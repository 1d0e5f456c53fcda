import type { ApiDocument } from '../../document/document.ts'
import type { JsonType, Schema } from '../../document/openapi.ts'
import type { Slot } from '../../schema/rows.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Page } from '../operation/page.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { deref, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import type { Conventions, Meaning } from '../../schema/conventions.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { isCursorLike } from '../../schema/paging.ts'
import { adoptNumerals } from '../../document/json/numerals.ts'
import { nameOf, readAt } from '../state/id/record-id.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'

/** This request's own address with other query parameters. */
export type PageLink = (query: Record<string, string>) => string

/** Wraps a page's rows, as they are shown, in the answer's envelope. */
export type Envelope = (page: Page, rows: JsonObject[], link: PageLink) => unknown

type Fact = (page: Page, link: PageLink) => unknown

/** What an envelope is made of. */
export interface EnvelopeSource {
  slot: Slot
  /** Where a row says what it goes by. */
  id: readonly string[]
  example: unknown
}

/**
 * Puts pages into the envelope that an answer's schema declares: fields about paging are computed, all others stay as in
 * the example. The fields' names are read once.
 */
export function createEnvelope(document: ApiDocument, { slot, id, example }: EnvelopeSource): Envelope {
  const [list] = slot.envelope
  if (list === undefined)
    return (_, rows) => rows
  const reading = { document, id, conventions: conventionsOf(document) }
  const written = { members: readMembers(reading, 0, { schema: slot.answer, example }), example }
  return (page, rows, link) => {
    const wrapped = write(written, page, link)
    setOwn(wrapped, list, rows)
    return wrapped
  }
}

/** An envelope, or an object within one, as it is written for every page. */
interface Written {
  members: [string, Fact][]
  example: unknown
}

/** A field of an envelope: its types, and its value in the example. */
interface Member {
  name: string
  schema: Schema
  before: unknown
}

interface Reading {
  document: ApiDocument
  conventions: Conventions
  /** Where a row says what it goes by. */
  id: readonly string[]
}

function write({ members, example }: Written, page: Page, link: PageLink): object {
  const object = {}
  for (const [name, fact] of members) {
    const value = fact(page, link)
    if (value !== undefined)
      setOwn(object, name, value)
  }
  if (isObject(example))
    adoptNumerals(example, object)
  return object
}

function readMembers(
  reading: Reading,
  depth: number,
  { schema, example }: { schema: Schema, example: unknown },
): [string, Fact][] {
  const { document } = reading
  const properties = propertiesOf(document, schema)
  const required = requiredOf(document, schema)
  const others = isObject(example) ? Object.keys(example).filter(name => !properties.has(name)) : []
  return [
    ...[...properties].map(([name, property]): [string, Fact] => {
      const member = { name, schema: property, before: own(example, name) }
      const fact = readMember(reading, member, depth)
      return [name, required.has(name) ? withFallback(document, member, fact) : fact]
    }),
    ...others.map((name): [string, Fact] => [name, () => own(example, name)]),
  ]
}

/** A required field is empty where it has no value: `next_cursor: ""`. */
function withFallback(document: ApiDocument, { schema, before }: Member, fact: Fact): Fact {
  const empty = isTrue(document, schema, '') ? '' : before
  return (page, link) => {
    const value = fact(page, link)
    return value === undefined ? empty : value
  }
}

function readMember(reading: Reading, member: Member, depth: number): Fact {
  const { document } = reading
  const { schema, before } = member
  const types = typesOf(document, schema)
  if (types.has('object') && depth < 3 && tellsOfPages(reading, schema, 0)) {
    const written = { members: readMembers(reading, depth + 1, { schema, example: before }), example: before }
    return (page, link) => write(written, page, link)
  }
  const constant = before ?? deref(document, schema)?.const ?? (types.has('array') ? [] : undefined)
  return factOf(reading, member, types) ?? (() => constant)
}

/** Whether an object within an envelope is about the page, such as `meta` or `links`. */
function tellsOfPages(reading: Reading, schema: Schema, depth: number): boolean {
  const { document } = reading
  return [...propertiesOf(document, schema)].some(([name, property]) => {
    const types = typesOf(document, property)
    return types.has('object')
      ? depth < 2 && tellsOfPages(reading, property, depth + 1)
      : factOf(reading, { name, before: undefined }, types) !== undefined
  })
}

const counts: [Meaning, Fact][] = [
  ['total', ({ total }) => total],
  ['returned', ({ rows }) => rows.length],
  ['pageNumber', ({ number }) => number],
  ['pages', ({ total, limit }) => Math.max(Math.ceil(total / limit), 1)],
  ['pageLimit', ({ limit }) => limit],
  ['pageOffset', ({ offset }) => offset],
]
const flags: [Meaning, Fact][] = [
  ['hasNext', ({ next }) => next !== undefined],
  ['hasPrevious', ({ previous }) => previous !== undefined],
]
const turns: [Meaning, (page: Page) => Record<string, string> | undefined][] = [
  ['nextPage', ({ next }) => next],
  ['previousPage', ({ previous }) => previous],
  ['firstPage', ({ first }) => first],
  ['lastPage', ({ last }) => last],
  ['selfPage', () => ({})],
]

function factOf(
  { conventions, id }: Reading,
  { name, before }: Pick<Member, 'name' | 'before'>,
  types: Set<JsonType>,
): Fact | undefined {
  const find = <T>(facts: [Meaning, T][]): T | undefined => facts.find(
    ([meaning]) => conventions.is(meaning, name),
  )?.[1]
  if (types.has('integer') || types.has('number')) {
    const count = find(counts)
    if (count)
      return count
  }
  if (types.has('boolean') && find(flags))
    return find(flags)
  const edge = conventions.is('firstId', name) ? 0 : conventions.is('lastId', name) ? -1 : undefined
  if (edge !== undefined && (types.has('string') || types.has('integer')))
    return edgeOf(edge, id, types)
  const turn = find(turns)
  return turn && turnOf(turn, types, isCursorLike(conventions, name, before))
}

/** The id of the first or the last row; undefined where there are no rows. */
function edgeOf(edge: 0 | -1, id: readonly string[], types: Set<JsonType>): Fact {
  const none = types.has('null') ? null : undefined
  return ({ rows }) => {
    const row = rows.at(edge)
    return row === undefined ? none : types.has('string') ? nameOf(row, id) : readAt(row, id)
  }
}

/** Where a neighbouring page is: its address, its cursor or its number. */
function turnOf(
  turn: (page: Page) => Record<string, string> | undefined,
  types: Set<JsonType>,
  isCursor: boolean,
): Fact {
  const none = types.has('null') ? null : undefined
  return (page, link) => {
    const query = turn(page)
    if (!query)
      return none
    if (!types.has('string'))
      return Number(Object.values(query).at(-1))
    return isCursor ? Object.values(query).at(-1) : link(query)
  }
}

/** RFC 8288: `<…?page=2>; rel="next"`. */
export function linkHeader({ next, previous, first, last }: Page, link: PageLink): string {
  return Object.entries({ next, prev: previous, first, last })
    .flatMap(([relation, query]) => (query ? [`<${link(query)}>; rel="${relation}"`] : []))
    .join(', ')
}
