import type { Schema, SchemaObject } from '../document/openapi.ts'
import type { FlatSchema } from './flat-schema.ts'
import { isObject } from '../document/json/value.ts'
import { narrow } from './narrow.ts'

/** The keywords that say how schemas are combined, and those that name them: they are no part of what is merged. */
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

/** The keywords that describe and assert nothing. */
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

/** Whether a schema only describes, and asserts nothing. */
export function isAnnotation(schema: Schema): boolean {
  return schema === true
    || (typeof schema === 'object' && Object.keys(schema).every(key => annotations.has(key) || key.startsWith('x-')))
}

/** Adds one schema's own keywords. Assertions are narrowed, annotations replaced by the outer ones. */
export function mergeOwn(own: SchemaObject, flat: FlatSchema, inherit: boolean): void {
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
