import type { Choice, FlatSchema } from './flat-schema.ts'
import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { isRef, resolve } from '../document/resolve.ts'
import { isObject } from '../document/json/value.ts'
import { narrow } from './narrow.ts'

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
  let known = cache.get(document)
  if (!known)
    cache.set(document, (known = new WeakMap()))
  let flat = known.get(schema)
  if (!flat) {
    flat = emptyFlat()
    collect({ document, flat, seen: new Set() }, schema)
    known.set(schema, flat)
  }
  return flat
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
  merge(own, flat, inherit)
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

const handled = new Set([
  '$ref',
  'allOf',
  'oneOf',
  'anyOf',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  '$defs',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$schema',
  '$vocabulary',
])

const annotations = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
  '$comment',
  'readOnly',
  'writeOnly',
])

function isAnnotation(schema: Schema): boolean {
  return schema === true
    || (typeof schema === 'object' && Object.keys(schema).every(key => annotations.has(key) || key.startsWith('x-')))
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

/** The schema of an option that allows null alone, references followed; undefined for all other options. */
function nullOf(document: ApiDocument, option: Schema): SchemaObject | undefined {
  const schema = isRef(option) ? resolve<SchemaObject>(document, { $ref: option.$ref })?.value : option
  if (!isObject(schema))
    return undefined
  const { type, enum: values } = schema as SchemaObject
  const isNull =
    type === 'null'
    || (Array.isArray(type) && type.length === 1 && type[0] === 'null')
    || (Object.hasOwn(schema, 'const') && schema.const === null)
    || (Array.isArray(values) && values.length === 1 && values[0] === null)
  return isNull ? { ...(schema as SchemaObject), ...(isRef(option) && (option as SchemaObject)) } : undefined
}

/** Whether the keywords beside a choice leave room for null. */
function admitsNull({ type, enum: values }: SchemaObject): boolean {
  return (type === undefined || type === 'null' || (Array.isArray(type) && type.includes('null')))
    && (!Array.isArray(values) || values.includes(null))
}

/** Adds one schema's own keywords. Assertions are narrowed, annotations replaced by the outer ones. */
function merge(own: SchemaObject, flat: FlatSchema, inherit: boolean): void {
  const { keywords } = flat
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined)
      continue
    if (Object.hasOwn(narrow, key))
      narrow[key]?.(flat, value as never, own)
    else if (!handled.has(key) && (inherit || !(annotations.has(key) || key.startsWith('x-'))))
      (keywords as Record<string, unknown>)[key] = value
  }
  const examples = own['x-examples'] ?? own['x-example']
  if (inherit && examples !== undefined && own.examples === undefined && own.example === undefined) {
    keywords.examples = Array.isArray(examples)
      ? examples
      : isObject(examples) && own['x-example'] === undefined
        ? Object.values(examples)
        : [examples]
  }
  if (own.if !== undefined && (own.then !== undefined || own.else !== undefined))
    flat.conditions.push({ if: own.if, then: own.then, else: own.else })
  if (own.contains !== undefined)
    flat.contains.push({ schema: own.contains, min: own.minContains ?? 1, max: own.maxContains })
}

/** Whether there is something to show below a schema. */
export function hasParts({ keywords, choices, conditions, not, contains, closures }: FlatSchema): boolean {
  return choices.length > 0
    || conditions.length > 0
    || not.length > 0
    || contains.length > 0
    || closures.length > 0
    || (
      [
        'properties',
        'patternProperties',
        'items',
        'prefixItems',
        'propertyNames',
        'dependentSchemas',
        'dependentRequired',
        'unevaluatedItems',
        'unevaluatedProperties',
        'contentSchema',
      ] as const
    ).some(key => keywords[key] !== undefined)
}

export { both, namedTypes } from './narrow.ts'
