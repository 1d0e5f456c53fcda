import type { ApiDocument } from '../document/document.ts'
import type { Parameter } from '../document/openapi.ts'
import { conventionsOf } from './conventions.ts'
import { deref, typesOf } from './facts.ts'

/** The query parameters that say which part of a list is wanted, by what they do. */
export interface Roles {
  limit?: string
  page?: string
  offset?: string
  /** The rows after one. */
  cursor?: string
  /** The rows before one. */
  before?: string
  sort?: string
  direction?: string
  search?: string
}

/** The roles in the order in which a name that may have several gets one. */
const roleNames = ['limit', 'page', 'offset', 'cursor', 'before', 'sort', 'direction', 'search'] as const

/** What the query parameters of an operation do, by their names and types. */
export function findRoles(document: ApiDocument, parameters: readonly Parameter[]): Roles {
  const conventions = conventionsOf(document)
  const roles: Roles = {}
  for (const parameter of parameters) {
    if (parameter.in !== 'query')
      continue
    const role = roleNames.find(
      role => roles[role] === undefined && conventions.is(role, parameter.name) && mayPlay(document, role, parameter),
    )
    if (role !== undefined)
      roles[role] = parameter.name
  }
  return roles
}

/** Whether a parameter's type fits a role: a time is not a cursor, and a list or an object is neither cursor nor number. */
function mayPlay(document: ApiDocument, role: keyof Roles, { schema }: Parameter): boolean {
  if (role === 'sort' || role === 'direction' || role === 'search')
    return true
  const types = typesOf(document, schema)
  return !types.has('array')
    && !types.has('object')
    && !types.has('boolean')
    && !String(deref(document, schema)?.format).startsWith('date')
}

/** The number of the first page: 0 where the parameter of the page begins with it. */
export function firstPage(document: ApiDocument, page: Parameter | undefined): number {
  const schema = deref(document, page?.schema)
  return schema?.default === 0 || (schema?.default === undefined && schema?.minimum === 0) ? 0 : 1
}
