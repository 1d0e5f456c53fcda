import { remember } from '../document/remember.ts'
import type { Choice, FlatSchema } from './flat-schema.ts'
import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { isRef, resolve } from '../document/resolve.ts'
import { isObject } from '../document/json/value.ts'
import { admitsNull, nullOf } from './null-option.ts'
import { isAnnotation, mergeOwn } from './own-keywords.ts'

/** A merge ends after this many parts, which no schema written by hand reaches. */
const maxSources = 500

const cache = new WeakMap<ApiDocument, WeakMap<SchemaObject, FlatSchema>>()

/**
 * Merges a schema with what it refers to and what its `allOf` adds.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.1
 */
export function flatten(document: ApiDocument, schema: Schema): FlatSchema {
  if (typeof schema !== 'object' || schema === null) {
    return { ...emptyFlat(), never: schema === false }
  }
  return remember(remember(cache, document, () => new WeakMap()), schema, () => {
    const flat = emptyFlat()
    collect({ document, flat, seen: new Set() }, schema)
    return flat
  })
}

function emptyFlat(): FlatSchema {
  return {
    keywords: {},
    never: false,
    sources: [],
    nullable: false,
    choices: [],
    not: [],
    conditions: [],
    patterns: [],
    contains: [],
    closures: [],
  }
}

/** A schema while it is flattened, and the schemas that are in it already. */
interface Flattening {
  document: ApiDocument
  flat: FlatSchema
  seen: Set<object>
}

function collect(flattening: Flattening, schema: Schema, inherit = true): void {
  const { document, flat, seen } = flattening
  if (schema === false)
    flat.never = true
  if (!isObject(schema) || seen.has(schema) || seen.size >= maxSources)
    return
  const own = schema as SchemaObject
  seen.add(own)
  flat.sources.push(own)
  const target = followRef(document, own, flat)
  const branches = Array.isArray(own.allOf) ? own.allOf : []
  if (target && flat.sources.length === 1 && branches.length === 0)
    flat.component = target.component
  if (target)
    collect(flattening, target.value, inherit)
  const wrapper = branches.filter(branch => !isAnnotation(branch)).length <= 1 && !own.properties
  for (const branch of inOrder(branches)) {
    const named = isRef(branch) ? resolve(document, branch) : undefined
    if (named?.name !== undefined && wrapper && flat.sources.length === 1)
      flat.component = { name: named.name, pointer: named.pointer }
    collect(flattening, branch, inherit && (wrapper || !isRef(branch)))
  }
  for (const kind of ['oneOf', 'anyOf'] as const)
    collectChoice(flattening, own, kind)
  mergeOwn(own, flat, inherit)
}

/** Puts branches that only describe last: their text is about this use, not about the referenced schema. */
function inOrder(branches: Schema[]): Schema[] {
  return branches.some(isAnnotation)
    ? [...branches.filter(branch => !isAnnotation(branch)), ...branches.filter(isAnnotation)]
    : branches
}

function followRef(
  document: ApiDocument,
  schema: SchemaObject,
  flat: FlatSchema,
): { value: Schema, component?: FlatSchema['component'] } | undefined {
  const ref = typeof schema.$ref === 'string' ? schema.$ref : undefined
  if (ref === undefined)
    return undefined
  const target = resolve<SchemaObject>(document, { $ref: ref })
  if (!target) {
    flat.keywords.description ??= schema.description
    return undefined
  }
  const component = target.name === undefined ? undefined : { name: target.name, pointer: target.pointer }
  return { value: target.value, component }
}

/**
 * `anyOf: [X, { type: null }]` reads as "X or null"; a choice of one option is merged in. The text around it is merged later and
 * so wins over the option's own text.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-7.7.1
 */
function collectChoice(flattening: Flattening, schema: SchemaObject, kind: Choice['kind']): void {
  const { document, flat } = flattening
  const all = schema[kind]
  if (!Array.isArray(all) || all.length === 0)
    return
  const nulls = all.map(option => nullOf(document, option)).filter(option => option !== undefined)
  const options = nulls.length === 0 ? all : all.filter(option => nullOf(document, option) === undefined)
  if (nulls.length > 0 && admitsNull(schema)) {
    flat.nullable = true
    flat.nullText ??= nulls.map(({ description, title }) => description ?? title).find(text => text !== undefined)
  }
  const [only] = options
  if (options.length === 0) {
    flat.keywords.type = 'null'
  }
  else if (options.length === 1 && only !== undefined) {
    const before = flat.component
    const named = isRef(only) ? resolve(document, only) : undefined
    collect(flattening, only)
    flat.component =
      before
      ?? (named?.name !== undefined && flat.sources[0] === schema
        ? { name: named.name, pointer: named.pointer }
        : undefined)
  }
  else {
    flat.choices.push({ kind, options, discriminator: schema.discriminator })
  }
}
