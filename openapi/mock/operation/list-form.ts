import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Roles } from '../../schema/list-roles.ts'
import type { MockOperation } from './operation.ts'
import { findRoles, firstPage } from '../../schema/list-roles.ts'
import { parameterValue } from './examples.ts'
import { deref } from '../../schema/facts.ts'
import { words } from '../../document/text/words.ts'
import { remember } from '../../document/remember.ts'

/** How many rows a page holds at most. */
const mostRows = 1_000

/** What an operation's query parameters mean: pages, order, and the properties that they filter by. */
export interface ListForm {
  roles: Roles
  /** How many rows a page holds where nobody says so. */
  usual: number
  /** How many it may hold. */
  most: number
  /** The number of the first page. */
  firstPage: number
  /** Cursors that the samples show; they mean the list from its beginning. */
  shownCursors: readonly string[]
  columns: Map<string, string>
}

const forms = new WeakMap<MockOperation, ListForm>()

/** Tells what the query parameters of an operation mean; found once. */
export function readForm(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>): ListForm {
  return remember(forms, operation, () => findForm(document, operation, properties))
}

function findForm(document: ApiDocument, operation: MockOperation, properties: Map<string, Schema>): ListForm {
  const roles = findRoles(document, operation.parameters.map(({ parameter }) => parameter))
  const used = Object.values(roles)
  const columns = operation.parameters.flatMap(({ parameter }): [string, string][] => {
    const property = [...properties.keys()].find(key => key === parameter.name || words(key) === words(parameter.name))
    return property === undefined || parameter.in !== 'query' || used.includes(parameter.name)
      ? []
      : [[parameter.name, property]]
  })
  const most = mostOf(document, operation, roles)
  return {
    roles,
    most,
    firstPage: firstPage(
      document,
      operation.parameters.find(({ parameter }) => parameter.name === roles.page)?.parameter,
    ),
    usual: Math.min(defaultLimit(document, operation, roles), most),
    shownCursors: [roles.cursor, roles.before].flatMap((name) => {
      const parameter = operation.parameters.find(({ parameter }) => parameter.name === name)?.parameter
      return parameter === undefined ? [] : [String(parameterValue(document, parameter))]
    }),
    columns: new Map(columns),
  }
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
