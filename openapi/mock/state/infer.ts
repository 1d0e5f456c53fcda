import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Atlas } from './atlas.ts'
import type { FindResource } from './nested.ts'
import type { Resource, Seed } from './resource.ts'
import { isObject } from '../../document/json/value.ts'
import { lazy } from '../../document/lazy.ts'
import { words } from '../../document/text/words.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { declaredExamples, generateExample } from '../../schema/example/made.ts'
import { propertiesOf, typesOf } from '../../schema/facts.ts'
import { isParameter, split } from '../operation/path-template.ts'
import { repair } from '../operation/repair.ts'
import { allProperties, answerAt, declaredNames, examplesOf, isAlike, showsOf } from './record/appearances.ts'
import { createIdCast, parameterExamples, pickId } from './id/item-id.ts'
import { findLinks } from './id/links.ts'
import { findFlat, findNested } from './nested.ts'
import { sow } from './seeds.ts'

/** Infers a collection: a path that also exists with one more parameter, or a path that lists and creates. */
export function inferCollection(
  document: ApiDocument,
  path: string,
  { atlas, at }: { atlas: Atlas, at: FindResource },
): Resource | undefined {
  const itemPath = atlas.itemOf(path)
  // `/gists/{id}` is an item although `/gists/{id}/{revision}` stands below it.
  if (isParameter(split(path).last) && (!itemPath || atlas.entry(path, 'GET')))
    return undefined
  const shows = showsOf(document, atlas, { path, itemPath })
  const shown = shows.item ?? shows.rows
  const nested = lazy(() => findNested(document, { path, schema: shown?.slot.schema }, { atlas, at }))
  const isListed = itemPath !== undefined
    ? shown ?? shows.created
    : shows.rows && (isAlike(document, shows) || nested().length > 0)
  const schema = (shown ?? shows.created)?.slot.schema
  if (!isListed || schema === undefined)
    return undefined
  const properties = allProperties(document, schema, shows)
  const examples = examplesOf(document, shows)
  const shownIds = itemPath === undefined ? [] : parameterExamples(document, atlas.entries, itemPath)
  const id = pickId(document, {
    parameter: itemPath && split(itemPath).last.slice(1, -1),
    path,
    properties,
    examples,
    wanted: shownIds,
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
      wanted: [...new Set([...shownIds, ...(others?.shownIds() ?? [])].map(cast))],
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
    declared: lazy(() => declaredNames(document, atlas, { path, properties })),
    links: findLinks(document, path, { properties, id: id ?? [] }),
    examples: () => examples,
    seeds: () => (hasNested() ? [] : sown().seeds),
    aliases: () => (nested()[0] ?? { aliases: () => sown().aliases }).aliases(),
    shownIds: () => shownIds,
    nested,
  }
}

/** `/self`: a single record that is read and written at its own path. */
export function inferSingleton(document: ApiDocument, atlas: Atlas, path: string): Resource | undefined {
  const read = atlas.entry(path, 'PUT') ?? atlas.entry(path, 'PATCH') ? answerAt(document, atlas, { path, method: 'GET' }) : undefined
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
    declared: lazy(() => declaredNames(document, atlas, { path, properties })),
    links: findLinks(document, path, { properties, id: [] }),
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

/** Whether the API itself assigns an id, and never twice: `id` and `order_id`, but not a branch's name, which may repeat. */
function isSerial(document: ApiDocument, id: readonly string[]): boolean {
  const [last] = id.slice(-1)
  return last !== undefined && (conventionsOf(document).is('id', last) || words(last).endsWith(' id'))
}

function schemaAt(
  document: ApiDocument,
  properties: Map<string, Schema>,
  [name, ...rest]: string[],
): Schema | undefined {
  const schema = name === undefined ? undefined : properties.get(name)
  return rest.length === 0 ? schema : schemaAt(document, propertiesOf(document, schema), rest)
}
