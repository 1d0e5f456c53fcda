import type { ApiDocument } from '../../document/document.ts'
import type { Action } from './action.ts'
import type { Answered } from '../operation/answered.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { MockOperation, OperationEntry } from '../operation/operation.ts'
import type { Resource, Seed } from './resource.ts'
import type { Seeds } from './sandbox.ts'
import { actionOf } from './action.ts'
import { answered, findRecord, findRows, unwrap } from '../operation/answered.ts'
import { declaredExamples, generateExample } from '../operation/examples.ts'
import { createIdCast, parameterExamples, pickId } from './item-id.ts'
import { mend } from '../operation/repair.ts'
import { openOperation } from '../operation/operation.ts'
import { isParameter, split } from '../operation/path-template.ts'
import { createRouter } from '../operation/router.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { createSeeds, placeSeed } from './seeds.ts'
import { isObject } from '../../document/json.ts'

/** Resources of a document, inferred when an operation first needs them. */
export interface Resources {
  actionOf: (operation: MockOperation) => Action | undefined
  /** The nearest item that a path stands below: it must exist. */
  parentOf: (path: string) => Resource | undefined
  /** The resource of a collection's path template. */
  at: (path: string) => Resource | undefined
  /** The resource of a collection's concrete path, `/users/42/keys`. */
  of: (concrete: string) => Resource | undefined
  /** What a collection of a new sandbox holds, by its concrete path, `/users/42/keys`. */
  seeds: Seeds
}

/** Infers resources from paths: a collection is a path that, with one parameter more, is another path. */
export function createResources(document: ApiDocument, entries: OperationEntry[]): Resources {
  const paths = new Map<string, Map<string, OperationEntry>>()
  const items = new Map<string, string>()
  const collections = createRouter<string>()
  for (const entry of entries) {
    const methods = paths.get(entry.path) ?? new Map<string, OperationEntry>()
    paths.set(entry.path, methods.set(entry.method, entry))
    const { parent, last } = split(entry.path)
    collections.add(entry.path, 'ANY', entry.path)
    if (isParameter(last) && !items.has(parent)) {
      items.set(parent, entry.path)
      collections.add(parent, 'ANY', parent)
    }
  }
  const opened = new Map<string, Resource | undefined>()
  const answer = (path: string | undefined, method: string): Answered | undefined => {
    const entry = path === undefined ? undefined : paths.get(path)?.get(method)
    return entry && answered(openOperation(document, entry))
  }

  function at(path: string): Resource | undefined {
    if (!opened.has(path)) {
      // A schema that leads back here while this is being inferred finds nothing instead of a circle.
      opened.set(path, undefined)
      opened.set(path, infer(path) ?? inferSingleton(path))
    }
    return opened.get(path)
  }

  function infer(path: string): Resource | undefined {
    const itemPath = items.get(path)
    // `/gists/{id}` is an item although `/gists/{id}/{revision}` stands below it.
    const isItem = isParameter(split(path).last) && paths.get(path)?.has('GET')
    if (!itemPath || isItem)
      return undefined
    const read = answer(itemPath, 'GET')
    const list = answer(path, 'GET')
    const created = answer(path, 'POST')
    const rows = list && findRows(document, list.schema)
    const item = read && findRecord(document, read.schema)
    const schema = [item?.schema, rows?.schema, created && findRecord(document, created.schema)?.schema].find(
      candidate => candidate !== undefined,
    )
    if (schema === undefined || (!item && !rows))
      return undefined
    const parameter = split(itemPath).last.slice(1, -1)
    const properties = propertiesOf(document, schema)
    const examples = [
      ...(read ? declaredExamples(document, read.content).map(({ value }) => unwrap(value, item?.envelope ?? [])) : []),
      ...(rows && list
        ? declaredExamples(document, list.content).flatMap(({ value }) => rowsOf(value, rows.envelope))
        : []),
    ].filter(isObject)
    const wanted = parameterExamples(document, entries, itemPath)
    const id = pickId(parameter, path, properties, examples, wanted)
    if (id === undefined)
      return undefined
    const seeds = lazy(() =>
      createSeeds(
        document,
        schema,
        id,
        examples.length > 0 ? examples : [generateExample(document, schema)].filter(isObject),
        wanted.map(createIdCast(document, properties.get(id))),
      ),
    )
    return {
      path,
      id,
      parameter,
      schema,
      properties,
      seeds,
    }
  }

  /** `/self`: one thing that is read and written where it stands. */
  function inferSingleton(path: string): Resource | undefined {
    const methods = paths.get(path)
    const read = methods?.has('PUT') || methods?.has('PATCH') ? answer(path, 'GET') : undefined
    if (!read || isParameter(split(path).last) || items.has(path) || !typesOf(document, read.schema).has('object'))
      return undefined
    const seeds = lazy(() =>
      [declaredExamples(document, read.content)[0]?.value ?? generateExample(document, read.schema)]
        .map(value => mend(document, read.schema, value))
        .filter(isObject)
        .map((record): Seed => ['', record as JsonObject]),
    )
    return {
      path,
      id: '',
      parameter: '',
      schema: read.schema,
      properties: propertiesOf(document, read.schema),
      seeds,
    }
  }

  function parentOf(path: string): Resource | undefined {
    for (let { parent } = split(path); parent !== ''; { parent } = split(parent)) {
      const resource = isParameter(split(parent).last) ? at(split(parent).parent) : undefined
      if (resource && resource.id !== '')
        return resource
    }
    return undefined
  }

  /** A collection below an item has examples only where the item is one: what was made later starts empty. */
  function seedsAt(concrete: string): [string, JsonObject][] {
    const found = collections.find(concrete, 'ANY')
    const resource = found.kind === 'found' ? at(found.match.route) : undefined
    if (found.kind !== 'found' || !resource)
      return []
    const path = found.match.parameters
    const parent = parentOf(`${resource.path}/`)
    const id = parent && path[parent.parameter]
    // A thing that there is one of is there as soon as what it belongs to is.
    if (parent && resource.id !== '' && !parent.seeds().some(([key]) => key === id))
      return []
    return resource.seeds().map(([key, record]) => [key, placeSeed(record, path)])
  }

  function of(concrete: string): Resource | undefined {
    const found = collections.find(concrete, 'ANY')
    return found.kind === 'found' ? at(found.match.route) : undefined
  }

  return {
    at,
    of,
    parentOf,
    seeds: seedsAt,
    actionOf: operation => actionOf(document, operation, at),
  }
}

function rowsOf(value: unknown, envelope: string[]): unknown[] {
  const rows = unwrap(value, envelope)
  return Array.isArray(rows) ? (rows as unknown[]) : []
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
