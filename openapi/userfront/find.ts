import type { Json, JsonObject } from '../mock/index.ts'

export interface Filter {
  attr: string
  type: string
  comparison: string
  value?: Json
}
export interface FilterGroup {
  conjunction?: string
  filters: Filter[]
}
/** The body of every search. */
export interface Find {
  order?: string
  page?: number
  filters?: { conjunction?: string, filterGroups: FilterGroup[] }
}

/** One page of a search, in the API's envelope. */
export interface Found<R> {
  results: R[]
  totalCount: number
  meta: Record<string, string | number | null>
}

const pageSize = 50
const day = 86_400_000

/** Filters, sorts and cuts records as a search says. `path` is what the links of the envelope start with. */
export function findRecords<R extends JsonObject>(
  records: R[],
  find: Find,
  { path, now }: { path: string, now: number },
): Found<R> {
  const { order = 'createdAt_DESC', page = 1, filters } = find
  const matching = filters ? records.filter(record => matchesAll(record, filters, now)) : records
  const sorted = sortRecords(matching, order)
  const results = sorted.slice((page - 1) * pageSize, page * pageSize)
  const totalPages = Math.max(Math.ceil(sorted.length / pageSize), 1)
  const link = (wanted: number): string => `${path}?page=${wanted}`
  return {
    results,
    totalCount: sorted.length,
    meta: {
      count: results.length,
      totalCount: sorted.length,
      totalPages,
      next: page < totalPages ? link(page + 1) : null,
      previous: page > 1 ? link(Math.min(page - 1, totalPages)) : null,
      self: link(page),
      first: link(1),
      last: link(totalPages),
    },
  }
}

function matchesAll(
  record: JsonObject,
  { conjunction, filterGroups }: NonNullable<Find['filters']>,
  now: number,
): boolean {
  return join(
    conjunction,
    filterGroups.map(group =>
      join(
        group.conjunction,
        group.filters.map(filter => matches(record, filter, now)),
      ),
    ),
  )
}

/** Nothing to join asks for nothing. */
function join(conjunction: string | undefined, outcomes: boolean[]): boolean {
  return outcomes.length === 0 || (conjunction === 'or' ? outcomes.includes(true) : !outcomes.includes(false))
}

function matches(record: JsonObject, filter: Filter, now: number): boolean {
  const { attr, type, comparison, value = null } = filter
  if (attr === 'role')
    return compareRoles(record, comparison, String(value ?? ''))
  const actual = valueOf(record, attr)
  switch (type) {
    case 'boolean':
      return (actual === value) === (comparison === 'is')
    case 'date':
      return compareDates(actual, now, { comparison, value })
    case 'number':
      return compareNumbers(actual, comparison, Number(value))
    case 'array':
      return compareLists(actual, comparison, value)
    default:
      return compareTexts(actual, comparison, String(value ?? ''))
  }
}

/** `data.address.city` looks into objects, at own properties only. */
function valueOf(record: JsonObject, attr: string): Json | undefined {
  let value: Json | undefined = record
  for (const name of attr.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
      return undefined
    value = value[name]
  }
  return value
}

function compareTexts(actual: Json | undefined, comparison: string, wanted: string): boolean {
  const known = actual !== undefined && actual !== null && actual !== ''
  if (comparison === 'is unknown')
    return !known
  if (comparison === 'has any value')
    return known
  const text = known ? fold(actual) : undefined
  const part = fold(wanted)
  switch (comparison) {
    case 'is':
      return text === part
    case 'contains':
      return text?.includes(part) ?? false
    case 'does not contain':
      return !text?.includes(part)
    case 'starts with':
      return text?.startsWith(part) ?? false
    case 'ends with':
      return text?.endsWith(part) ?? false
    default:
      return false
  }
}

function compareDates(
  actual: Json | undefined,
  now: number,
  { comparison, value }: { comparison: string, value: Json },
): boolean {
  const time = typeof actual === 'string' ? Date.parse(actual) : Number.NaN
  if (Number.isNaN(time))
    return false
  const [from, to] = (Array.isArray(value) ? value : [value]).map(date => Date.parse(String(date)))
  switch (comparison) {
    case 'before':
      return from !== undefined && time < from
    case 'after':
      return from !== undefined && time > from
    case 'between':
      return from !== undefined && to !== undefined && time >= from && time <= to
    // "Less than 7" is less than seven days ago.
    case 'less than':
      return now - time < Number(value) * day
    case 'more than':
      return now - time > Number(value) * day
    default:
      return false
  }
}

function compareNumbers(actual: Json | undefined, comparison: string, wanted: number): boolean {
  if (typeof actual !== 'number')
    return false
  return comparison === 'is' ? actual === wanted : comparison === 'more than' ? actual > wanted : actual < wanted
}

function compareLists(actual: Json | undefined, comparison: string, wanted: Json): boolean {
  const items = Array.isArray(actual) ? actual : []
  if (comparison === 'any')
    return items.length > 0
  return items.includes(wanted) === (comparison === 'contains')
}

/** A role is asked for as `tenantId` or `tenantId:roleName`. */
function compareRoles({ authorization }: JsonObject, comparison: string, wanted: string): boolean {
  const held = Object.entries((authorization ?? {}) as Record<string, { roles: string[] }>).flatMap(
    ([tenantId, { roles }]) => [...(roles.length > 0 ? [tenantId] : []), ...roles.map(role => `${tenantId}:${role}`)],
  )
  if (comparison === 'is unknown' || comparison === 'has any value')
    return held.length === 0 ? comparison === 'is unknown' : comparison === 'has any value'
  const found = held.some(role =>
    comparison === 'is' || comparison === 'contains' || comparison === 'does not contain'
      ? role === wanted
      : compareTexts(role, comparison, wanted),
  )
  return found !== (comparison === 'does not contain')
}

/** Records without a value come last, whichever way; of equal ones the newer comes first where the order descends. */
function sortRecords<R extends JsonObject>(records: R[], order: string): R[] {
  const [attr = 'createdAt', direction] = order.split('_')
  const sign = direction === 'ASC' ? 1 : -1
  const start = sign < 0 ? records.toReversed() : records
  return start.toSorted((a, b) => {
    const [left, right] = [a[attr], b[attr]]
    const [noLeft, noRight] = [left === null || left === undefined, right === null || right === undefined]
    if (noLeft || noRight)
      return Number(noLeft) - Number(noRight)
    const [first, second] = [fold(left), fold(right)]
    return first === second ? 0 : first < second ? -sign : sign
  })
}

function fold(value: Json | undefined): string {
  return String(value).toLowerCase()
}
