import type { JsonObject } from '../message/exchange.ts'
import type { ListForm } from './list-form.ts'

/** Where a page of a list stands. */
export interface Page {
  rows: JsonObject[]
  total: number
  offset: number
  limit: number
  /** Its number, where the API counts pages. */
  number: number
  /** Query parameters of the neighbouring pages; undefined where there is none. */
  next?: Record<string, string>
  previous?: Record<string, string>
  first: Record<string, string>
  last: Record<string, string>
}

/** A query parameter whose value is not a known cursor. */
export interface LostCursor { parameter: string }

/** What cutting a list asks. */
export interface Cutting {
  form: Pick<ListForm, 'roles' | 'usual' | 'most' | 'firstPage' | 'shownCursors'>
  query: Record<string, unknown>
  /** The name of a row, which may serve as a cursor. */
  nameOf: (row: JsonObject) => string | undefined
}

/** The page of a list that a query asks for, and where its neighbours are; a {@link LostCursor} where the cursor is unknown. */
export function cut(rows: JsonObject[], { form, query, nameOf }: Cutting): Page | LostCursor {
  const { roles, usual, most, firstPage } = form
  const limit = Math.min(Math.max(numberAt(query, roles.limit) ?? usual, 1), most)
  const page = numberAt(query, roles.page)
  const start =
    numberAt(query, roles.offset)
    ?? (page === undefined ? cursorOffset(rows, { form, query, nameOf }, limit) : Math.max(page - firstPage, 0) * limit)
  if (typeof start === 'object')
    return start
  const at = (position: number): Record<string, string> => turnTo(form, query, { start: position, limit })
  const turns = roles.page !== undefined || roles.offset !== undefined || roles.cursor !== undefined
  const lastStart = Math.max(Math.ceil(rows.length / limit) - 1, 0) * limit
  return {
    rows: rows.slice(start, start + limit),
    total: rows.length,
    offset: start,
    limit,
    number: Math.floor(start / limit) + firstPage,
    next: turns && start + limit < rows.length ? at(start + limit) : undefined,
    previous: turns && start > 0 ? at(Math.max(start - limit, 0)) : undefined,
    first: at(0),
    last: at(lastStart),
  }
}

function numberAt(query: Record<string, unknown>, name: string | undefined): number | undefined {
  const value = name === undefined ? undefined : Number(query[name])
  return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined
}

/** The query of a page that begins at a position. */
function turnTo(
  { roles, firstPage }: Pick<ListForm, 'roles' | 'firstPage'>,
  query: Record<string, unknown>,
  { start, limit }: { start: number, limit: number },
): Record<string, string> {
  return {
    ...(roles.limit === undefined || query[roles.limit] === undefined ? {} : { [roles.limit]: String(limit) }),
    ...(roles.page !== undefined
      ? { [roles.page]: String(Math.floor(start / limit) + firstPage) }
      : roles.offset !== undefined
        ? { [roles.offset]: String(start) }
        : roles.cursor !== undefined
          ? { [roles.cursor]: `c${start}` }
          : {}),
  }
}

/** The position that a cursor means: one of the mock's own, the name of a row, or one of the samples', which means the start. */
function cursorOffset(rows: JsonObject[], cutting: Cutting, limit: number): number | LostCursor {
  const { form: { roles, shownCursors } } = cutting
  for (const [role, name] of [['cursor', roles.cursor], ['before', roles.before]] as const) {
    const value = name === undefined ? undefined : cutting.query[name]
    if (name === undefined || (typeof value !== 'string' && typeof value !== 'number') || value === '')
      continue
    const own = Number(/^c(\d{1,9})$/.exec(String(value))?.[1] ?? Number.NaN)
    const row = rows.findIndex(row => cutting.nameOf(row) === String(value))
    if (row >= 0)
      return role === 'cursor' ? row + 1 : Math.max(row - limit, 0)
    if (own <= rows.length)
      return own
    return shownCursors.includes(String(value)) ? 0 : { parameter: name }
  }
  return 0
}
