import type { JsonType, Schema, SchemaObject } from '../document/openapi.ts'
import { isRef } from '../document/resolve.ts'
import type { FlatSchema } from './flat-schema.ts'
import { isObject, sameJson } from '../document/json/value.ts'

/** Narrows one keyword of a flat schema by the value that a further schema gives it. */
export type Narrow = (flat: FlatSchema, value: never, own: SchemaObject) => void

/** How the assertions of several schemas become one. */
export const narrow: Record<string, Narrow> = {
  type: (flat, value: JsonType | JsonType[]) => {
    const types = intersectTypes(namedTypes(flat.keywords), Array.isArray(value) ? value : [value])
    flat.never ||= types.length === 0
    flat.keywords.type = types.length === 1 ? types[0] : types
  },
  enum: (flat, value: unknown[]) => {
    const before = flat.keywords.enum
    flat.keywords.enum =
      before && Array.isArray(value) ? before.filter(one => value.some(other => sameJson(one, other))) : value
    flat.never ||= flat.keywords.enum.length === 0
  },
  const: (flat, value: unknown) => {
    flat.never ||= Object.hasOwn(flat.keywords, 'const') && !sameJson(flat.keywords.const, value)
    flat.keywords.const = value
  },
  minimum: largest('minimum'),
  exclusiveMinimum: largest('exclusiveMinimum'),
  minLength: largest('minLength'),
  minItems: largest('minItems'),
  minProperties: largest('minProperties'),
  maximum: smallest('maximum'),
  exclusiveMaximum: smallest('exclusiveMaximum'),
  maxLength: smallest('maxLength'),
  maxItems: smallest('maxItems'),
  maxProperties: smallest('maxProperties'),
  multipleOf: (flat, value: number) => {
    const before = flat.keywords.multipleOf
    flat.keywords.multipleOf = before === undefined ? value : commonMultiple(before, value)
  },
  pattern: (flat, value: string) => {
    if (!flat.patterns.includes(value))
      flat.patterns.push(value)
    flat.keywords.pattern = value
  },
  uniqueItems: (flat, value: boolean) => {
    flat.keywords.uniqueItems = flat.keywords.uniqueItems === true || value
  },
  readOnly: (flat, value: boolean) => {
    flat.keywords.readOnly = flat.keywords.readOnly === true || value
  },
  writeOnly: (flat, value: boolean) => {
    flat.keywords.writeOnly = flat.keywords.writeOnly === true || value
  },
  required: (flat, value: string[]) => {
    if (Array.isArray(value)) {
      flat.keywords.required = [...new Set([...(flat.keywords.required ?? []), ...value])]
    }
  },
  not: (flat, value: Schema) => {
    flat.not.push(value)
  },
  properties: eachKey('properties'),
  patternProperties: eachKey('patternProperties'),
  dependentSchemas: eachKey('dependentSchemas'),
  additionalProperties: (flat, value: Schema, own) => {
    flat.closures.push({
      names: new Set(Object.keys(own.properties ?? {})),
      patterns: Object.keys(own.patternProperties ?? {}),
      schema: value,
    })
    flat.keywords.additionalProperties = both(flat.keywords.additionalProperties, value)
  },
  dependentRequired: (flat, value: Record<string, string[]>) => {
    const merged = emptyMap<string[]>(flat.keywords.dependentRequired)
    for (const [name, names] of Object.entries(value)) {
      merged[name] = [...new Set([...(merged[name] ?? []), ...names])]
    }
    flat.keywords.dependentRequired = merged
  },
  propertyNames: (flat, value: Schema) => {
    flat.keywords.propertyNames = both(flat.keywords.propertyNames, value)
  },
  items: (flat, value: Schema, own) => {
    if (!own.prefixItems && flat.keywords.prefixItems)
      flat.keywords.prefixItems = flat.keywords.prefixItems.map(item => both(item, value))
    flat.keywords.items = both(flat.keywords.items, value)
  },
  prefixItems: (flat, value: Schema[]) => {
    const before = flat.keywords.prefixItems ?? []
    const rest = flat.keywords.items
    flat.keywords.prefixItems = Array.from({ length: Math.max(before.length, value.length) }, (_, index) =>
      both(before[index] ?? (index < value.length ? rest : undefined), value[index] ?? true))
  },
}

/** The types a schema names; empty where it names none. */
export function namedTypes(schema: SchemaObject): JsonType[] {
  return schema.type === undefined ? [] : Array.isArray(schema.type) ? schema.type : [schema.type]
}

/** A schema that demands both; two identical schemas stay one. */
export function both(one: Schema | undefined, other: Schema): Schema {
  if (one === undefined || one === true || one === other)
    return other
  if (other === true || one === false || (isRef(one) && isRef(other) && sameJson(one, other)))
    return one
  return other === false ? false : { allOf: [one, other] }
}

function intersectTypes(before: JsonType[], value: JsonType[]): JsonType[] {
  if (before.length === 0)
    return value
  return [
    ...new Set([
      ...before.filter(type => value.includes(type) || (type === 'integer' && value.includes('number'))),
      ...value.filter(type => type === 'integer' && before.includes('number')),
    ]),
  ]
}

type NumberKeyword =
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'

function largest(key: NumberKeyword): Narrow {
  return ({ keywords }, value: number) => {
    keywords[key] = Math.max(keywords[key] ?? value, value)
  }
}

function smallest(key: NumberKeyword): Narrow {
  return ({ keywords }, value: number) => {
    keywords[key] = Math.min(keywords[key] ?? value, value)
  }
}

function eachKey(key: 'properties' | 'patternProperties' | 'dependentSchemas'): Narrow {
  return ({ keywords }, value: Record<string, Schema>) => {
    if (!isObject(value))
      return
    const merged = emptyMap<Schema>(keywords[key])
    for (const [name, schema] of Object.entries(value)) {
      merged[name] = both(Object.hasOwn(merged, name) ? merged[name] : undefined, schema as Schema)
    }
    keywords[key] = merged
  }
}

/** A map whose keys may be `__proto__` or `constructor` like any other. */
function emptyMap<T>(from: Record<string, T> | undefined): Record<string, T> {
  const map = Object.create(null) as Record<string, T>
  for (const [key, value] of Object.entries(from ?? {}))
    map[key] = value
  return map
}

function commonMultiple(one: number, other: number): number {
  if (!Number.isInteger(one) || !Number.isInteger(other) || one <= 0 || other <= 0)
    return Math.max(one, other)
  let [a, b] = [one, other]
  while (b !== 0)
    [a, b] = [b, a % b]
  return (one / a) * other
}
