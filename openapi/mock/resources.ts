import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { JsonObject } from './exchange.ts'
import type { Seeds } from './sandbox.ts'
import type { MockOperation, OperationEntry } from './operation.ts'
import type { Answered, Slot } from './answered.ts'
import { answered, findRecord, findRows, isSameSchema, recordSlot, unwrap } from './answered.ts'
import { declaredExamples, generateExample, parameterValue } from './examples.ts'
import { isJson } from './media-type.ts'
import { isTrue, mend } from './mend.ts'
import { collectParameters, openOperation } from './operation.ts'
import { propertiesOf, typesOf } from './schema.ts'
import { createRouter } from './router.ts'
import { mendRecord } from './shown.ts'
import { isObject, words } from './text.ts'

/** A collection that the document's paths and schemas describe: `/users` with the items `/users/{id}`. */
export interface Resource {
  /** The template of the collection's path. A singleton is a collection of one, under the empty id. */
  path: string
  /** The property of an item that its path names; empty for a singleton. */
  id: string
  /** The path parameter that holds the id. */
  parameter: string
  schema: Schema
  properties: Map<string, Schema>
  /** What a new sandbox holds, by what the path calls it: nearly always its id. */
  seeds: () => Seed[]
}

export type ActionKind = 'create' | 'list' | 'read' | 'replace' | 'merge' | 'remove' | 'touch'

/** What an operation does to a resource. `touch` leaves an item as it is and answers with it. */
export interface Action {
  kind: ActionKind
  resource: Resource
  /** Where the record or the list stands in the answer; undefined where the answer shows neither. */
  slot?: Slot
}

export type Seed = [key: string, record: JsonObject]

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
    const entry = path === undefined
      ? undefined
      : paths.get(path)?.get(method)
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
    const schema = [item?.schema, rows?.schema, created && findRecord(document, created.schema)?.schema].find(candidate => candidate !== undefined)
    if (schema === undefined || (!item && !rows))
      return undefined
    const parameter = split(itemPath).last.slice(1, -1)
    const properties = propertiesOf(document, schema)
    const examples = [
      ...read
        ? declaredExamples(document, read.content).map(({ value }) => unwrap(value, item?.envelope ?? []))
        : [],
      ...rows && list
        ? declaredExamples(document, list.content).flatMap(({ value }) => rowsOf(value, rows.envelope))
        : [],
    ].filter(isObject)
    const wanted = parameterExamples(document, entries, itemPath)
    const id = pickId(parameter, path, properties, examples, wanted)
    if (id === undefined)
      return undefined
    const seeds = lazy(() => seed(document, schema, id, examples.length > 0
      ? examples
      : [
          generateExample(document, schema),
        ].filter(isObject), wanted.map(createIdCast(document, properties.get(id)))))
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
    const read = methods?.has('PUT') || methods?.has('PATCH')
      ? answer(path, 'GET')
      : undefined
    if (!read || isParameter(split(path).last) || items.has(path) || !typesOf(document, read.schema).has('object'))
      return undefined
    const seeds = lazy(() => [declaredExamples(document, read.content)[0]?.value ?? generateExample(document, read.schema)].map(value => mend(document, read.schema, value)).filter(isObject).map((record): Seed => ['', record as JsonObject]))
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
    for (let { parent } = split(path); parent !== ''; ({ parent } = split(parent))) {
      const resource = isParameter(split(parent).last)
        ? at(split(parent).parent)
        : undefined
      if (resource && resource.id !== '')
        return resource
    }
    return undefined
  }

  /** A collection below an item has examples only where the item is one: what was made later starts empty. */
  function seedsAt(concrete: string): [string, JsonObject][] {
    const found = collections.find(concrete, 'ANY')
    const resource = found.kind === 'found'
      ? at(found.match.route)
      : undefined
    if (found.kind !== 'found' || !resource)
      return []
    const path = found.match.parameters
    const parent = parentOf(`${resource.path}/`)
    const id = parent && path[parent.parameter]
    // A thing that there is one of is there as soon as what it belongs to is.
    if (parent && resource.id !== '' && !parent.seeds().some(([key]) => key === id))
      return []
    return resource.seeds().map(([key, record]) => [
      key,
      placed(record, path),
    ])
  }

  function of(concrete: string): Resource | undefined {
    const found = collections.find(concrete, 'ANY')
    return found.kind === 'found'
      ? at(found.match.route)
      : undefined
  }

  return {
    at,
    of,
    parentOf,
    seeds: seedsAt,
    actionOf: operation => actionOf(document, operation, at),
  }
}

/** An example below a path of its own: `tenantId` is that of the path. */
function placed(seed: JsonObject, path: Record<string, string>): JsonObject {
  // The texts of a file with any character beyond Latin-1 take two bytes a character, and longer to write; JSON's take one.
  const record = JSON.parse(JSON.stringify(seed)) as JsonObject
  for (const [name, value] of Object.entries(path)) {
    if (!isOwnName(name) && (typeof record[name] === 'string' || typeof record[name] === 'number')) {
      record[name] = typeof record[name] === 'number'
        ? Number(value)
        : value
    }
  }
  return record
}

const itemKinds: Record<string, ActionKind> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'merge',
  POST: 'merge',
  DELETE: 'remove',
}

function actionOf(document: ApiDocument, operation: MockOperation, at: Resources['at']): Action | undefined {
  const { path, method } = operation
  const { parent, last } = split(path)
  const result = answered(operation)
  const here = at(path)
  if (here) {
    return here.id === ''
      ? onItem(document, operation, here, result)
      : onCollection(document, operation, here, result)
  }
  const above = at(parent)
  if (above && above.id !== '') {
    if (isParameter(last))
      return onItem(document, operation, above, result)
    // `/pet/findByStatus`: a question to a collection, answered by its items.
    const rows = method === 'GET' && result
      ? findRows(document, result.schema)
      : undefined
    return rows && isSameSchema(document, rows.schema, above.schema)
      ? { kind: 'list', resource: above, slot: rows }
      : undefined
  }
  // `/users/{id}/activate`: something is done to an item, and the answer shows it.
  const item = isParameter(split(parent).last)
    ? at(split(parent).parent)
    : undefined
  const makesNew = operation.method === 'POST' && operation.responses.has('201')
  const shown = item && item.id !== '' && !makesNew && result && isSameSchema(document, findRecord(document, result.schema)?.schema ?? true, item.schema)
  return item && shown
    ? {
        kind: 'touch',
        resource: item,
        slot: findRecord(document, result.schema),
      }
    : undefined
}

function onItem(document: ApiDocument, { method }: MockOperation, resource: Resource, result: Answered | undefined): Action | undefined {
  const kind = itemKinds[method]
  const slot = result && recordSlot(document, result.schema, resource.schema, resource.id)
  return kind && (kind !== 'read' || slot)
    ? { kind, resource, slot }
    : undefined
}

function onCollection(document: ApiDocument, { method, body }: MockOperation, resource: Resource, result: Answered | undefined): Action | undefined {
  const rows = result && findRows(document, result.schema)
  if (method === 'GET') {
    return rows
      ? { kind: 'list', resource, slot: rows }
      : undefined
  }
  const sent = body?.content.find(({ type }) => isJson(type) || type.includes('form'))?.mediaType.schema
  const slot = result && recordSlot(document, result.schema, resource.schema, resource.id)
  if (sent === undefined || !typesOf(document, sent).has('object') || (result && !slot))
    return undefined
  if (method === 'POST')
    return { kind: 'create', resource, slot }
  // `PUT /pet` names the item in its body.
  return method === 'PUT' && propertiesOf(document, sent).has(resource.id)
    ? { kind: 'replace', resource, slot }
    : undefined
}

export function rowsOf(value: unknown, envelope: string[]): unknown[] {
  const rows = unwrap(value, envelope)
  return Array.isArray(rows)
    ? rows as unknown[]
    : []
}

/**
 * The property of an item that its path names: the one of the parameter's name, of its last word, the one whose example is the
 * parameter's, or what usually names a thing: `id` for an id, a name for anything else.
 */
function pickId(parameter: string, path: string, properties: Map<string, Schema>, examples: Record<string, unknown>[], [wanted]: (string | number)[]): string | undefined {
  const names = [
    ...properties.keys(),
  ]
  const full = words(parameter)
  const lastWord = full.split(' ').at(-1) ?? full
  const same = names.find(name => words(name) === full)
  if (same)
    return same
  const byExample = wanted === undefined
    ? undefined
    : names.find(name => examples.some(example => typeof example[name] !== 'boolean' && String(example[name]) === String(wanted)))
  const byWord = full === lastWord
    ? undefined
    : names.find(name => words(name) === lastWord)
  const usual = /^(?:id|uuid|guid)$/.test(lastWord) || typeof wanted === 'number'
    ? ['id', 'uuid', 'guid', 'key', 'name']
    : /user|owner|member|login|person|author/.test(full)
      ? [
          'login',
          'username',
          'name',
          'slug',
          'key',
          'id',
          'uuid',
        ]
      : [
          'name',
          'slug',
          'login',
          'username',
          'key',
          'code',
          'id',
          'uuid',
        ]
  const there = usual.filter(name => properties.has(name))
  // What no example has is not what names the examples.
  return byWord ?? byExample ?? names.find(name => words(name) === `${words(singular(path))} id`)
    ?? there.find(name => examples.length === 0 || examples.some(example => example[name] !== undefined && example[name] !== null)) ?? there[0]
}

function singular(path: string): string {
  return (split(path).last || 'item').replace(/ies$/, 'y').replace(/s$/, '')
}

/**
 * Items with distinct ids; the examples of the path parameter must be among them, or the samples would not work. Where the
 * schema does not allow such an example as an id, the item is found by it all the same, and shows an id that is allowed.
 */
function seed(document: ApiDocument, schema: Schema, id: string, examples: Record<string, unknown>[], wanted: (string | number)[]): Seed[] {
  const seeds = new Map<string, JsonObject>()
  const add = (value: unknown, example: Record<string, unknown>): void => {
    if ((typeof value !== 'string' && typeof value !== 'number') || seeds.has(String(value)))
      return
    const isAllowed = isTrue(document, propertiesOf(document, schema).get(id), value)
    seeds.set(String(value), mendRecord(document, schema, { ...example as JsonObject, [id]: value }, isAllowed
      ? [id]
      : []))
  }
  for (const example of examples)
    add(example[id] ?? wanted[0], example)
  const [first] = examples
  for (const value of first
    ? wanted
    : [])
    add(value, first ?? {})
  return [...seeds]
}

/** The path's text in the type that the property has. */
function createIdCast(document: ApiDocument, schema: Schema | undefined): (value: string | number) => string | number {
  const types = typesOf(document, schema)
  return value => types.has('string') || types.size === 0
    ? types.size === 0
      ? value
      : String(value)
    : Number.isFinite(Number(value))
      ? Number(value)
      : value
}

/** What the samples put in the place of an item's parameter, in the item's own path and in those below it, whatever they call it. */
function parameterExamples(document: ApiDocument, entries: OperationEntry[], itemPath: string): (string | number)[] {
  const seen = new Set<string>()
  const values = new Set<string | number>()
  const [shape, depth] = [
    shapeOf(itemPath),
    itemPath.split('/').length - 1,
  ]
  for (const entry of entries) {
    const other = shapeOf(entry.path)
    if (other !== shape && !other.startsWith(`${shape}/`))
      continue
    const name = entry.path.split('/')[depth]?.slice(1, -1)
    for (const { parameter, pointer } of collectParameters(document, entry)) {
      // Operations share their parameters: one look at each is enough.
      if (parameter.in !== 'path' || parameter.name !== name || seen.has(pointer))
        continue
      seen.add(pointer)
      const value = parameterValue(document, parameter)
      if ((typeof value === 'string' || typeof value === 'number') && values.size < 8)
        values.add(value)
    }
  }
  return [...values]
}

/** A path template without the names of its parameters. */
function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/** Whether a name is everybody's own: below `/teams/{id}` it is the team's, and a member has an `id` too. */
export function isOwnName(name: string): boolean {
  return /^(?:id|uuid|guid|key|name|slug|code|number)$/i.test(name)
}

export function split(path: string): { parent: string, last: string } {
  const slash = path.lastIndexOf('/')
  return {
    parent: path.slice(0, Math.max(slash, 0)),
    last: path.slice(slash + 1),
  }
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}') && segment.indexOf('}') === segment.length - 1
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= {
    value: make(),
  }).value
}
