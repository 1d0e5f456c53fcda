import type { JsonObject } from '../message/exchange.ts'
import type { Roles } from './list-form.ts'
import { mostRows } from './list-form.ts'

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

/** The page of a list that a query asks for, and where its neighbours are. */
export function cut(rows: JsonObject[], roles: Roles, query: Record<string, unknown>, usual: number): Page {
  const number = (role: keyof Roles): number | undefined => {
    const name = roles[role]
    const value = name === undefined ? undefined : Number(query[name])
    return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined
  }
  const limit = Math.min(Math.max(number('limit') ?? usual, 1), mostRows)
  const page = number('page')
  const offset =
    number('offset') ?? (page === undefined ? cursorOffset(rows, roles, query) : Math.max(page - 1, 0) * limit)
  const at = (start: number): Record<string, string> => ({
    ...(roles.limit === undefined || query[roles.limit] === undefined ? {} : { [roles.limit]: String(limit) }),
    ...(roles.page !== undefined
      ? { [roles.page]: String(Math.floor(start / limit) + 1) }
      : roles.offset !== undefined
        ? { [roles.offset]: String(start) }
        : roles.cursor !== undefined
          ? { [roles.cursor]: encodeCursor(start) }
          : {}),
  })
  const turns = roles.page !== undefined || roles.offset !== undefined || roles.cursor !== undefined
  const lastStart = Math.max(Math.ceil(rows.length / limit) - 1, 0) * limit
  return {
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    offset,
    limit,
    next: turns && offset + limit < rows.length ? at(offset + limit) : undefined,
    previous: turns && offset > 0 ? at(Math.max(offset - limit, 0)) : undefined,
    first: at(0),
    last: at(lastStart),
  }
}

/** A cursor is one of ours, or the id of the last item seen. */
function cursorOffset(rows: JsonObject[], { cursor }: Roles, query: Record<string, unknown>): number {
  const value = cursor === undefined ? undefined : query[cursor]
  if (typeof value !== 'string' || value === '')
    return 0
  const own = /^c(\d{1,9})$/.exec(value)?.[1]
  return own !== undefined ? Number(own) : rows.findIndex(row => String(row.id) === value) + 1
}

function encodeCursor(offset: number): string {
  return `c${offset}`
}
