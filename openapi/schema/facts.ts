import type { ApiDocument } from '../document/document.ts'
import type { JsonType, Schema, SchemaObject } from '../document/openapi.ts'
import { isObject } from '../document/json/value.ts'
import { resolve } from '../document/resolve.ts'
import { typeOf } from './label.ts'
import { namedTypes } from './narrow.ts'
import { remember } from '../document/remember.ts'

/** Whether a property is `readOnly` or `writeOnly`, on itself or on what it refers to. */
export function flagged(document: ApiDocument, schema: Schema, flag: 'readOnly' | 'writeOnly'): boolean {
  return isObject(schema)
    && (schema[flag] === true || (schema.$ref !== undefined && deref(document, schema)?.[flag] === true))
}

/** Caches of facts about schemas: a document never changes, so each fact is found once. */
const typeCache = new WeakMap<object, Set<JsonType>>()
const propertyCache = new WeakMap<object, Map<string, Schema>>()
const requiredCache = new WeakMap<object, Set<string>>()
const targetCache = new WeakMap<object, SchemaObject | undefined>()

function factOf<T>(cache: WeakMap<object, T>, schema: Schema | undefined, find: () => T): T | undefined {
  return typeof schema !== 'object' || schema === null ? undefined : remember(cache, schema, find)
}

/** The types a schema allows, through references and compositions; empty where it says nothing. */
export function typesOf(document: ApiDocument, schema: Schema | undefined): Set<JsonType> {
  return factOf(typeCache, schema, () => findTypes(document, schema, 0)) ?? new Set()
}

function findTypes(document: ApiDocument, schema: Schema | undefined, depth: number): Set<JsonType> {
  const found = deref(document, schema)
  if (!found || depth > 8)
    return new Set()
  if (found.type)
    return new Set(namedTypes(found))
  const values = found.enum ?? (found.const === undefined ? undefined : [found.const])
  if (values)
    return new Set(values.map(typeOf))
  const branches = [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? [])]
  const types = new Set(branches.flatMap(branch => [...findTypes(document, branch, depth + 1)]))
  if (types.size === 0 && found.properties)
    types.add('object')
  if (types.size === 0 && (found.items !== undefined || found.prefixItems))
    types.add('array')
  return types
}

/** A schema behind its references; undefined for `true`, `false` and what dangles. */
export function deref(document: ApiDocument, schema: Schema | undefined): SchemaObject | undefined {
  if (typeof schema !== 'object' || schema === null || schema.$ref === undefined) {
    return isObject(schema) ? (schema as SchemaObject) : undefined
  }
  if (!targetCache.has(schema)) {
    const found = resolve<SchemaObject>(document, { $ref: schema.$ref })?.value
    targetCache.set(schema, isObject(found) ? (found as SchemaObject) : undefined)
  }
  return targetCache.get(schema)
}

/** The properties of an object schema, those of its `allOf` and, after them, of its alternatives included. */
export function propertiesOf(document: ApiDocument, schema: Schema | undefined): Map<string, Schema> {
  return factOf(propertyCache, schema, () => findProperties(document, schema, 0)) ?? new Map()
}

function findProperties(document: ApiDocument, schema: Schema | undefined, depth: number): Map<string, Schema> {
  const found = deref(document, schema)
  const properties = new Map<string, Schema>()
  if (!found || depth > 8)
    return properties
  for (const part of [...(found.allOf ?? []), ...(found.oneOf ?? found.anyOf ?? []).slice(0, 20)]) {
    for (const [name, property] of findProperties(document, part, depth + 1))
      properties.has(name) || properties.set(name, property)
  }
  for (const [name, property] of Object.entries(found.properties ?? {}))
    properties.set(name, property)
  return properties
}

/** The names an object must have, those of its `allOf` included. */
export function requiredOf(document: ApiDocument, schema: Schema | undefined): Set<string> {
  return factOf(requiredCache, schema, () => findRequired(document, schema, 0)) ?? new Set()
}

function findRequired(document: ApiDocument, schema: Schema | undefined, depth: number): Set<string> {
  const found = deref(document, schema)
  if (!found || depth > 8)
    return new Set()
  return new Set([
    ...(found.required ?? []),
    ...(found.allOf ?? []).flatMap(part => [...findRequired(document, part, depth + 1)]),
  ])
}

/** The schema of an array's items, also where `allOf` holds it. */
export function itemsOf(document: ApiDocument, schema: Schema | undefined, depth = 0): Schema | undefined {
  const found = deref(document, schema)
  if (!found || depth > 8)
    return undefined
  if (found.items !== undefined)
    return found.items
  for (const part of [...(found.allOf ?? []), ...(found.oneOf ?? []), ...(found.anyOf ?? [])]) {
    const items = itemsOf(document, part, depth + 1)
    if (items !== undefined)
      return items
  }
  return undefined
}
