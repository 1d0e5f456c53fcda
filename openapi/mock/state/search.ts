import type { ApiDocument } from '../../document/document.ts'
import type { Parameter, Schema } from '../../document/openapi.ts'
import type { Slot } from '../../schema/rows.ts'
import type { Answered } from '../operation/answered.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { Atlas } from './atlas.ts'
import type { FindResource } from './nested.ts'
import type { Resource } from './resource.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { copyNumerals, keepNumeral, numeralAt } from '../../document/json/numerals.ts'
import { words } from '../../document/text/words.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { findRows } from '../../schema/rows.ts'
import { isSameSchema } from '../operation/answered.ts'
import { isParameter, split } from '../operation/path-template.ts'
import { answerAt } from './record/appearances.ts'

/** A collection that an operation searches, and where it stands. */
export interface Searched {
  resource: Resource
  /** The collection's path, with the operation's own names for parameters. */
  path: string
  slot: Slot
}

/**
 * The collection whose records an operation looks for although it stands at another path: `POST /search` or
 * `POST /users/search` for `/users`. Its name says that it searches, and its answer lists what the collection holds;
 * undefined where several collections hold such records and no name tells which one is meant.
 */
export function findSearched(
  document: ApiDocument,
  { operation, result }: { operation: MockOperation, result: Answered | undefined },
  { atlas, at }: { atlas: Atlas, at: FindResource },
): Searched | undefined {
  const slot = result && isSearch(document, operation) ? findRows(document, result.schema) : undefined
  if (!slot)
    return undefined
  const said = nameWords(operation)
  // What stands above an item is no part of it, so the way up ends there.
  for (let { parent } = split(operation.path); ; { parent } = split(parent)) {
    const found = [parent, ...atlas.below(parent)].flatMap((path): Searched[] => {
      const resource = path === '' || path === operation.path || isParameter(split(path).last) ? undefined : at(path)
      return resource?.kind === 'collection' && holds(document, atlas, { resource, rows: slot.schema })
        ? [{ resource, slot, path: path === parent ? path : `${parent}/${split(path).last}` }]
        : []
    })
    const [one] = found.length > 1 ? found.filter(({ path }) => said.has(words(split(path).last))) : found
    if (one || found.length > 0 || parent === '' || isParameter(split(parent).last))
      return one
  }
}

/** Whether an operation asks for records, by its name: it reads, or sends what it looks for. */
function isSearch(document: ApiDocument, operation: MockOperation): boolean {
  const { method, responses } = operation
  return (method === 'POST' || method === 'GET' || method === 'QUERY')
    && !responses.has('201')
    && (method === 'QUERY' || [...nameWords(operation)].some(word => conventionsOf(document).means('searchWord', word)))
}

function nameWords({ id, path }: MockOperation): Set<string> {
  const fixed = path.split('/').filter(segment => !isParameter(segment))
  return new Set([id.replace(/^[A-Z]+ .*$/s, ''), ...fixed].flatMap(text => words(text).split(' ')))
}

/** Whether rows are what a collection holds, as its items or as its own list shows them. */
function holds(
  document: ApiDocument,
  atlas: Atlas,
  { resource, rows }: { resource: Resource, rows: Schema },
): boolean {
  if (isSameSchema(document, resource.schema, rows))
    return true
  const list = answerAt(document, atlas, { path: resource.path, method: 'GET' })
  const listed = list && findRows(document, list.schema)
  return listed !== undefined && isSameSchema(document, listed.schema, rows)
}

/**
 * A search as a list: what its body may say stands beside its query parameters. Parts of the body that are no property
 * of a record, such as `filter` or `pagination`, count by what they hold.
 */
export function readAsked(
  document: ApiDocument,
  operation: MockOperation,
  { properties, sent }: { properties: Resource['properties'], sent: Schema | undefined },
): MockOperation {
  const parameters: Parameter[] = []
  const add = (schema: Schema | undefined, depth: number): void => {
    for (const [name, property] of propertiesOf(document, schema)) {
      if (depth > 0 && isPart(document, properties, { name, schema: property }))
        add(property, depth - 1)
      parameters.push({ name, in: 'query', schema: property })
    }
    if (propertiesOf(document, schema).size === 0)
      parameters.push(...[...properties].map(([name, schema]): Parameter => ({ name, in: 'query', schema })))
  }
  add(sent, 1)
  const known = new Set(operation.parameters.map(({ parameter }) => parameter.name))
  const unique = new Map(parameters.map(parameter => [parameter.name, parameter]))
  const added = [...unique.values()].filter(({ name }) => !known.has(name))
  return { ...operation, parameters: [...operation.parameters, ...added.map(parameter => ({ parameter, pointer: '' }))] }
}

/** What a search asks, its body's values beside those of its query. What is empty, or compares in ways of its own, asks nothing. */
export function askedOf(
  document: ApiDocument,
  { properties }: Resource,
  { query, body }: { query: Record<string, unknown>, body: object },
): Record<string, unknown> {
  const asked = { ...query }
  copyNumerals(query, asked)
  const take = (holder: object, depth: number): void => {
    for (const [name, value] of Object.entries(holder)) {
      if (isObject(value) && !properties.has(name) && depth > 0)
        take(value, depth - 1)
      else if (isCriterion(document, properties.get(name), value) && own(asked, name) === undefined)
        setCriterion(asked, holder, { name, value })
    }
  }
  take(body, 1)
  return asked
}

function setCriterion(asked: object, holder: object, { name, value }: { name: string, value: unknown }): void {
  setOwn(asked, name, value)
  if (typeof value === 'number')
    keepNumeral(asked, name, numeralAt(holder, name) ?? String(value))
}

function isCriterion(document: ApiDocument, property: Schema | undefined, value: unknown): boolean {
  return value !== null && value !== ''
    && (!isObject(value) || (property !== undefined && typesOf(document, property).has('object')))
}

function isPart(
  document: ApiDocument,
  properties: Map<string, Schema>,
  { name, schema }: { name: string, schema: Schema },
): boolean {
  return !properties.has(name) && typesOf(document, schema).has('object')
}
