import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { MockOperation } from './operation.ts'
import { deref } from '../../schema/facts.ts'
import { words } from '../../document/words.ts'

/** The query parameters that say which part of a list is wanted, by what they do. */
export interface Roles {
  limit?: string
  page?: string
  offset?: string
  cursor?: string
  sort?: string
  direction?: string
  search?: string
}

const roleNames: Record<keyof Roles, RegExp> = {
  limit: /^(?:limit|per page|page size|page limit|size|count|max results|top|take|first)$/,
  page: /^(?:page|page number|page no|page index)$/,
  offset: /^(?:offset|skip|start|from|page offset|start index)$/,
  cursor: /^(?:cursor|after|starting after|next token|page token|next cursor|continuation token|next)$/,
  sort: /^(?:sort|sort by|order by|ordering|order)$/,
  direction: /^(?:direction|order|sort order|sort direction|dir)$/,
  search: /^(?:q|search|query|keyword|term)$/,
}

/** How many rows a page holds at most. */
export const mostRows = 1_000

/** What an operation's query parameters mean: pages, order, and the properties that they filter by. */
export interface ListForm {
  roles: Roles
  usual: number
  columns: Map<string, string>
}

const forms = new WeakMap<MockOperation, ListForm>()

/** Tells what the query parameters of an operation mean; found once. */
export function readForm(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>): ListForm {
  const known = forms.get(operation)
  if (known)
    return known
  const roles = findRoles(operation)
  const used = Object.values(roles)
  const columns = operation.parameters.flatMap(({ parameter }): [string, string][] => {
    const property = [...properties.keys()].find(key => key === parameter.name || words(key) === words(parameter.name))
    return property === undefined || parameter.in !== 'query' || used.includes(parameter.name)
      ? []
      : [[parameter.name, property]]
  })
  const form = { roles, usual: defaultLimit(document, operation, roles), columns: new Map(columns) }
  forms.set(operation, form)
  return form
}

function findRoles(operation: MockOperation): Roles {
  const roles: Roles = {}
  for (const { parameter } of operation.parameters) {
    if (parameter.in !== 'query')
      continue
    for (const [role, pattern] of Object.entries(roleNames) as [keyof Roles, RegExp][]) {
      if (
        roles[role] === undefined
        && pattern.test(words(parameter.name))
        && !Object.values(roles).includes(parameter.name)
      ) {
        roles[role] = parameter.name
        break
      }
    }
  }
  return roles
}

function defaultLimit(document: ApiDocument, operation: MockOperation, { limit }: Roles): number {
  const parameter = operation.parameters.find(({ parameter }) => parameter.name === limit)?.parameter
  const declared = deref(document, parameter?.schema)?.default
  return typeof declared === 'number' && declared > 0 ? declared : limit === undefined ? mostRows : 30
}
