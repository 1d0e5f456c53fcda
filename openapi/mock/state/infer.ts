import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Answered, Slot } from '../operation/answered.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Atlas } from './atlas.ts'
import type { Resource, Seed } from './resource.ts'
import { answered, findRecord, findRows, isSameSchema, unwrap } from '../operation/answered.ts'
import { declaredExamples, generateExample } from '../../schema/example/made.ts'
import { repair } from '../operation/repair.ts'
import { openOperation } from '../operation/operation.ts'
import { countSegments, isParameter, split } from '../operation/path-template.ts'
import { isObject } from '../../document/json/value.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { createIdCast, parameterExamples, pickId } from './id/item-id.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { words } from '../../document/text/words.ts'
import { findLinks } from './id/links.ts'
import { sow } from './seeds.ts'

/** The resource of a path, found once; undefined while it is being found, and where there is none. */
export type FindResource = (path: string) => Resource | undefined

interface Shown { answer: Answered, slot: Slot }

/** Where a document shows the records of a collection: as an item, in lists, and after creation. */
interface Shows {
  item?: Shown
  rows?: Shown
  created?: Shown
}

/** Infers a collection: a path that also exists with one more parameter, or a path that lists and creates. */
export function inferCollection(
  document: ApiDocument,
  atlas: Atlas,
  path: string,
  at: FindResource,
): Resource | undefined {
  const itemPath = atlas.itemOf(path)
  // `/gists/{id}` is an item although `/gists/{id}/{revision}` stands below it.
  if (isParameter(split(path).last) && (!itemPath || atlas.entry(path, 'GET')))
    return undefined
  const shows = showsOf(document, atlas, path, itemPath)
  const nested = lazy(() => findNested(document, atlas, path, shows, at))
  const isListed = itemPath !== undefined
    ? shows.item ?? shows.rows ?? shows.created
    : shows.rows && (isAlike(document, shows) || nested().length > 0)
  const schema = shows.item?.slot.schema ?? shows.rows?.slot.schema ?? shows.created?.slot.schema
  if (!isListed || schema === undefined)
    return undefined
  const properties = allProperties(document, schema, shows)
  const examples = examplesOf(document, shows)
  const shown = itemPath === undefined ? [] : parameterExamples(document, atlas.entries, itemPath)
  const id = pickId(document, {
    parameter: itemPath && split(itemPath).last.slice(1, -1),
    path,
    properties,
    examples,
    wanted: shown,
  })
  if (id === undefined && itemPath !== undefined)
    return undefined
  const idSchema = id && schemaAt(document, properties, id)
  const flat = lazy(() => findFlat(atlas, path, at))
  const sown = lazy(() => {
    const cast = createIdCast(document, idSchema)
    const others = flat()
    return sow({
      document,
      schema,
      properties,
      id: id ?? [],
      idSchema,
      examples: [...examples, ...(others?.examples() ?? [])],
      wanted: [...new Set([...shown, ...(others?.shownIds() ?? [])].map(cast))],
    })
  })
  const hasNested = (): boolean => nested().length > 0
  return {
    path,
    kind: 'collection',
    id: id ?? [],
    idSchema,
    isSerial: isSerial(document, id ?? []),
    hasItems: itemPath !== undefined,
    schema,
    properties,
    declared: lazy(() => declaredNames(document, atlas, path, properties)),
    links: findLinks(document, path, properties, id ?? []),
    examples: () => examples,
    seeds: () => (hasNested() ? [] : sown().seeds),
    aliases: () => (nested()[0] ?? { aliases: () => sown().aliases }).aliases(),
    shownIds: () => shown,
    nested,
  }
}

/** `/self`: a single record that is read and written at its own path. */
export function inferSingleton(document: ApiDocument, atlas: Atlas, path: string): Resource | undefined {
  const read = atlas.entry(path, 'PUT') ?? atlas.entry(path, 'PATCH') ? answerAt(document, atlas, path, 'GET') : undefined
  if (!read || isParameter(split(path).last) || atlas.itemOf(path) || !typesOf(document, read.schema).has('object'))
    return undefined
  const properties = propertiesOf(document, read.schema)
  return {
    path,
    kind: 'singleton',
    id: [],
    isSerial: false,
    hasItems: false,
    schema: read.schema,
    properties,
    declared: lazy(() => declaredNames(document, atlas, path, properties)),
    links: findLinks(document, path, properties, []),
    examples: () => [],
    seeds: lazy(() =>
      [declaredExamples(document, read.content)[0]?.value ?? generateExample(document, read.schema)]
        .map(value => repair(document, read.schema, value))
        .filter(isObject)
        .map((record): Seed => ['', record as JsonObject]),
    ),
    aliases: () => new Map(),
    shownIds: () => [],
    nested: () => [],
  }
}

function answerAt(document: ApiDocument, atlas: Atlas, path: string | undefined, method: string): Answered | undefined {
  const entry = path === undefined ? undefined : atlas.entry(path, method)
  return entry && answered(openOperation(document, entry))
}

function showsOf(document: ApiDocument, atlas: Atlas, path: string, itemPath: string | undefined): Shows {
  const find = (
    at: string | undefined,
    method: string,
    slotOf: (document: ApiDocument, schema: Schema) => Slot | undefined,
  ): Shown | undefined => {
    const answer = answerAt(document, atlas, at, method)
    const slot = answer && slotOf(document, answer.schema)
    return slot && { answer, slot }
  }
  return {
    item: find(itemPath, 'GET', findRecord),
    rows: find(path, 'GET', findRows),
    created: find(path, 'POST', findRecord),
  }
}

/** Whether the created records are those that are listed. */
function isAlike(document: ApiDocument, { rows, created }: Shows): boolean {
  if (!rows || !created)
    return false
  const [listed, made] = [rows, created].map(({ slot }) => [...propertiesOf(document, slot.schema).keys()])
  const shared = made?.filter(name => listed?.includes(name)) ?? []
  return isSameSchema(document, rows.slot.schema, created.slot.schema)
    || shared.length * 2 > Math.min(made?.length ?? 0, listed?.length ?? 0)
}

/** Properties of the records wherever they are shown; the record's own schema wins. */
function allProperties(document: ApiDocument, schema: Schema, { item, rows, created }: Shows): Map<string, Schema> {
  const found = new Map(propertiesOf(document, schema))
  const isOfRecord = (shown: Shown | undefined): boolean =>
    [...propertiesOf(document, shown?.slot.schema).keys()].some(name => found.has(name))
  for (const shown of [item, rows, created].filter(isOfRecord)) {
    for (const [name, property] of propertiesOf(document, shown?.slot.schema))
      found.has(name) || found.set(name, property)
  }
  return found
}

/** Whether the API itself assigns an id, and never twice: `id` and `order_id`, but not a branch's name, which may repeat. */
function isSerial(document: ApiDocument, id: readonly string[]): boolean {
  const [last] = id.slice(-1)
  return last !== undefined && (conventionsOf(document).is('id', last) || words(last).endsWith(' id'))
}

/** Names that an answer or a body of a resource declares. */
function declaredNames(
  document: ApiDocument,
  atlas: Atlas,
  path: string,
  properties: Map<string, Schema>,
): Set<string> {
  const names = new Set(properties.keys())
  for (const at of [path, atlas.itemOf(path)]) {
    for (const method of at === undefined ? [] : ['POST', 'PUT', 'PATCH']) {
      const entry = atlas.entry(at ?? '', method)
      for (const { mediaType } of (entry && openOperation(document, entry).body?.content) ?? []) {
        for (const name of propertiesOf(document, mediaType.schema).keys())
          names.add(name)
      }
    }
  }
  return names
}

function examplesOf(document: ApiDocument, { item, rows }: Shows): Record<string, unknown>[] {
  return [
    ...(item
      ? declaredExamples(document, item.answer.content).map(({ value }) => unwrap(value, item.slot.envelope))
      : []),
    ...(rows
      ? declaredExamples(document, rows.answer.content).flatMap(({ value }) => rowsOf(value, rows.slot.envelope))
      : []),
  ].filter(isObject)
}

function rowsOf(value: unknown, envelope: string[]): unknown[] {
  const rows = unwrap(value, envelope)
  return Array.isArray(rows) ? (rows as unknown[]) : []
}

function schemaAt(
  document: ApiDocument,
  properties: Map<string, Schema>,
  [name, ...rest]: string[],
): Schema | undefined {
  const schema = name === undefined ? undefined : properties.get(name)
  return rest.length === 0 ? schema : schemaAt(document, propertiesOf(document, schema), rest)
}

/** `/users/{id}/orders` for `/orders`: collections below items whose members are what this one lists, too. */
function findNested(
  document: ApiDocument,
  atlas: Atlas,
  path: string,
  { item, rows }: Shows,
  at: FindResource,
): Resource[] {
  const schema = item?.slot.schema ?? rows?.slot.schema
  if (path.includes('{') || schema === undefined)
    return []
  return atlas.endingLike(path).flatMap((other) => {
    const resource = isBelowItems(other, at) ? at(other) : undefined
    return resource?.kind === 'collection' && isSameSchema(document, resource.schema, schema) ? [resource] : []
  })
}

/** Whether a collection stands right below the items of another one. */
function isBelowItems(path: string, at: FindResource): boolean {
  const above = split(split(path).parent)
  return countSegments(path) > 2 && isParameter(above.last) && at(above.parent)?.kind === 'collection'
}

/** `/orders` for `/users/{id}/orders`. */
function findFlat(atlas: Atlas, path: string, at: FindResource): Resource | undefined {
  const flat = path.includes('{') ? atlas.endingLike(path).find(other => !other.includes('{')) : undefined
  const resource = flat === undefined ? undefined : at(flat)
  return resource?.nested().some(nested => nested.path === path) ? resource : undefined
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
