import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { JsonObject } from './exchange.ts'
import type { MockOperation } from './operation.ts'
import type { ParameterValues } from './parameters.ts'
import { deref } from './schema.ts'
import { isObject, own, words } from './text.ts'

/** Where a page of a list stands. */
export interface Page {
  rows: JsonObject[]
  total: number
  offset: number
  limit: number
  /** Query parameters of the neighbouring pages; undefined where there is none. */
  next?: Record<string, string>
  previous?: Record<string, string>
  first: Record<string, string>
  last: Record<string, string>
}

interface Roles { limit?: string, page?: string, offset?: string, cursor?: string, sort?: string, direction?: string, search?: string }

const roleNames: Record<keyof Roles, RegExp> = {
  limit: /^(?:limit|per page|page size|page limit|size|count|max results|top|take|first)$/,
  page: /^(?:page|page number|page no|page index)$/,
  offset: /^(?:offset|skip|start|from|page offset|start index)$/,
  cursor: /^(?:cursor|after|starting after|next token|page token|next cursor|continuation token|next)$/,
  sort: /^(?:sort|sort by|order by|ordering|order)$/,
  direction: /^(?:direction|order|sort order|sort direction|dir)$/,
  search: /^(?:q|search|query|keyword|term)$/,
}

const hardest = 1_000

/** Filters, sorts and cuts a list by the query parameters that the operation declares. */
export function selectPage(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>, records: JsonObject[], { query }: ParameterValues): Page {
  const { roles, usual, columns } = readForm(document, operation, properties)
  let rows = records
  for (const [name, value] of Object.entries(query)) {
    const property = columns.get(name)
    if (property !== undefined)
      rows = rows.filter(row => matches(row[property], value))
  }
  const search = roles.search === undefined
    ? undefined
    : query[roles.search]
  if (typeof search === 'string' && search !== '')
    rows = rows.filter(row => contains(row, search.toLowerCase()))
  return cut(sortRows(rows, roles, query, properties), roles, query, usual)
}

/** What an operation's query parameters mean: pages, order, and the properties that they filter by. */
interface ListForm { roles: Roles, usual: number, columns: Map<string, string> }

const forms = new WeakMap<MockOperation, ListForm>()

function readForm(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>): ListForm {
  const known = forms.get(operation)
  if (known)
    return known
  const roles = findRoles(operation)
  const used = Object.values(roles)
  const columns = operation.parameters.flatMap(({ parameter }): [string, string][] => {
    const property = [
      ...properties.keys(),
    ].find(key => key === parameter.name || words(key) === words(parameter.name))
    return property === undefined || parameter.in !== 'query' || used.includes(parameter.name)
      ? []
      : [
          [parameter.name, property],
        ]
  })
  const form = {
    roles,
    usual: defaultLimit(document, operation, roles),
    columns: new Map(columns),
  }
  forms.set(operation, form)
  return form
}

function findRoles(operation: MockOperation): Roles {
  const roles: Roles = {}
  for (const { parameter } of operation.parameters) {
    if (parameter.in !== 'query')
      continue
    for (const [role, pattern] of Object.entries(roleNames) as [keyof Roles, RegExp][]) {
      if (roles[role] === undefined && pattern.test(words(parameter.name)) && !Object.values(roles).includes(parameter.name)) {
        roles[role] = parameter.name
        break
      }
    }
  }
  return roles
}

/** Equal as text; one of several where several were given; a list that holds it. */
function matches(present: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return wanted.length === 0 || wanted.some(value => matches(present, value))
  if (Array.isArray(present))
    return present.some(value => matches(value, wanted))
  if (isObject(present)) {
    return isObject(wanted)
      ? Object.entries(wanted).every(([key, value]) => matches(own(present, key), value))
      : Object.values(present).includes(wanted)
  }
  return String(present) === String(wanted)
}

function contains(row: JsonObject, text: string): boolean {
  return Object.values(row).some(value => typeof value === 'string' && value.toLowerCase().includes(text))
}

function sortRows(rows: JsonObject[], { sort, direction }: Roles, query: Record<string, unknown>, properties: Map<string, Schema>): JsonObject[] {
  const asked = sort === undefined
    ? undefined
    : query[sort]
  const text = Array.isArray(asked)
    ? asked[0] as unknown
    : asked
  if (typeof text !== 'string')
    return rows
  const [, minus, field = '', way] = /^([+-]?)(.*?)(?:[:_. ](asc|desc))?$/i.exec(text) ?? []
  const property = [
    ...properties.keys(),
  ].find(key => words(key) === words(field)) ?? [
    ...properties.keys(),
  ].find(key => words(key) === `${words(field)} at`)
  if (property === undefined)
    return rows
  const falling = minus === '-' || way?.toLowerCase() === 'desc' || (direction !== undefined && /^desc/i.test(String(query[direction])))
  return [...rows].sort((a, b) => compare(a[property], b[property]) * (falling
    ? -1
    : 1))
}

export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number')
    return a - b
  const [left, right] = [a ?? '', b ?? ''].map(String) as [string, string]
  return left < right
    ? -1
    : left > right
      ? 1
      : 0
}

function defaultLimit(document: ApiDocument, operation: MockOperation, { limit }: Roles): number {
  const parameter = operation.parameters.find(({ parameter }) => parameter.name === limit)?.parameter
  const declared = deref(document, parameter?.schema)?.default
  return typeof declared === 'number' && declared > 0
    ? declared
    : limit === undefined
      ? hardest
      : 30
}

function cut(rows: JsonObject[], roles: Roles, query: Record<string, unknown>, usual: number): Page {
  const number = (role: keyof Roles): number | undefined => {
    const name = roles[role]
    const value = name === undefined
      ? undefined
      : Number(query[name])
    return value !== undefined && Number.isFinite(value) && value >= 0
      ? Math.floor(value)
      : undefined
  }
  const limit = Math.min(Math.max(number('limit') ?? usual, 1), hardest)
  const page = number('page')
  const offset = number('offset') ?? (page === undefined
    ? cursorOffset(rows, roles, query)
    : Math.max(page - 1, 0) * limit)
  const at = (start: number): Record<string, string> => ({
    ...roles.limit === undefined || query[roles.limit] === undefined
      ? {}
      : {
          [roles.limit]: String(limit),
        },
    ...roles.page !== undefined
      ? {
          [roles.page]: String(Math.floor(start / limit) + 1),
        }
      : roles.offset !== undefined
        ? {
            [roles.offset]: String(start),
          }
        : roles.cursor !== undefined
          ? {
              [roles.cursor]: encodeCursor(start),
            }
          : {},
  })
  const turns = roles.page !== undefined || roles.offset !== undefined || roles.cursor !== undefined
  const lastStart = Math.max(Math.ceil(rows.length / limit) - 1, 0) * limit
  return {
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    offset,
    limit,
    next: turns && offset + limit < rows.length
      ? at(offset + limit)
      : undefined,
    previous: turns && offset > 0
      ? at(Math.max(offset - limit, 0))
      : undefined,
    first: at(0),
    last: at(lastStart),
  }
}

/** A cursor is one of ours, or the id of the last item seen. */
function cursorOffset(rows: JsonObject[], { cursor }: Roles, query: Record<string, unknown>): number {
  const value = cursor === undefined
    ? undefined
    : query[cursor]
  if (typeof value !== 'string' || value === '')
    return 0
  const own = /^c(\d{1,9})$/.exec(value)?.[1]
  return own !== undefined
    ? Number(own)
    : rows.findIndex(row => String(row.id) === value) + 1
}

function encodeCursor(offset: number): string {
  return `c${offset}`
}
