import type { ApiDocument } from '../../document/document.ts'
import type { Parameter, Schema, SchemaObject } from '../../document/openapi.ts'
import type { MockOperation } from './operation.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { parameterValue } from './examples.ts'
import { deref, typesOf } from '../../schema/facts.ts'
import { words } from '../../document/text/words.ts'

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

/** How many rows a page holds at most. */
export const mostRows = 1_000

/** What an operation's query parameters mean: pages, order, and the properties that they filter by. */
export interface ListForm {
  roles: Roles
  /** How many rows a page holds where nobody says so. */
  usual: number
  /** How many it may hold. */
  most: number
  /** Cursors that the samples show; they mean the list from its beginning. */
  shownCursors: readonly string[]
  columns: Map<string, string>
}

const forms = new WeakMap<MockOperation, ListForm>()

/** Tells what the query parameters of an operation mean; found once. */
export function readForm(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>): ListForm {
  const known = forms.get(operation)
  if (known)
    return known
  const roles = findRoles(document, operation)
  const used = Object.values(roles)
  const columns = operation.parameters.flatMap(({ parameter }): [string, string][] => {
    const property = [...properties.keys()].find(key => key === parameter.name || words(key) === words(parameter.name))
    return property === undefined || parameter.in !== 'query' || used.includes(parameter.name)
      ? []
      : [[parameter.name, property]]
  })
  const most = mostOf(document, operation, roles)
  const form = {
    roles,
    most,
    usual: Math.min(defaultLimit(document, operation, roles), most),
    shownCursors: [roles.cursor, roles.before].flatMap((name) => {
      const parameter = operation.parameters.find(({ parameter }) => parameter.name === name)?.parameter
      return parameter === undefined ? [] : [String(parameterValue(document, parameter))]
    }),
    columns: new Map(columns),
  }
  forms.set(operation, form)
  return form
}

function findRoles(document: ApiDocument, operation: MockOperation): Roles {
  const conventions = conventionsOf(document)
  const roles: Roles = {}
  for (const { parameter } of operation.parameters) {
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

function defaultLimit(document: ApiDocument, operation: MockOperation, { limit }: Roles): number {
  const declared = Number(limitSchema(document, operation, limit)?.default)
  return declared > 0 ? declared : limit === undefined ? mostRows : 30
}

/** The most rows that the schema of the limit allows; a larger default is cut as well. */
function mostOf(document: ApiDocument, operation: MockOperation, { limit }: Roles): number {
  const { maximum, exclusiveMaximum } = limitSchema(document, operation, limit) ?? {}
  const most = Math.min(
    typeof maximum === 'number' ? maximum : mostRows,
    typeof exclusiveMaximum === 'number' ? exclusiveMaximum - 1 : mostRows,
    mostRows,
  )
  return most >= 1 ? Math.floor(most) : mostRows
}

function limitSchema(
  document: ApiDocument,
  operation: MockOperation,
  limit: string | undefined,
): SchemaObject | undefined {
  const found = limit === undefined ? undefined : operation.parameters.find(({ parameter }) => parameter.name === limit)
  return deref(document, found?.parameter.schema)
}
