import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import type { Direction, SchemaError, Validators } from './validator.ts'
import { joinPointer, valueAt } from '../document/resolve.ts'
import { matches } from '../model/matches.ts'
import { flagged, typeOf } from './schema.ts'
import { isObject, own } from './text.ts'
import { phrase } from './violation-text.ts'

/** As many as anybody reads, and as deep as bodies may nest. */
const mostErrors = 100
const deepest = 200

/**
 * Validators that compile nothing: for a page whose policy forbids `new Function`. They find what Ajv finds, in its order,
 * within bounded steps.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function createInterpretedValidators(document: ApiDocument): Validators {
  return {
    schema(pointer, direction) {
      const schema = valueAt(document.root, pointer) as Schema | undefined
      return schema === undefined
        ? undefined
        : (value) => {
            const walk: Walk = { document, direction, errors: [] }
            explain(walk, schema, value, '', 0)
            // What no single keyword explains, such as `unevaluatedProperties`, is still refused.
            if (walk.errors.length === 0 && !matches(document, schema, value, { direction }))
              add(walk, '', 'schema', {})
            return walk.errors
          }
    },
  }
}

interface Walk { document: ApiDocument, direction: Direction, errors: SchemaError[] }

function explain(walk: Walk, schema: Schema, value: unknown, pointer: string, depth: number): void {
  const { document, direction, errors } = walk
  if (schema === true || depth > deepest || errors.length >= mostErrors)
    return
  if (typeof schema !== 'object' || schema === null)
    return add(walk, pointer, 'false schema', {})
  if (typeof schema.$ref === 'string') {
    const target = valueAt(document.root, schema.$ref)
    if (isObject(target) || typeof target === 'boolean')
      explain(walk, target as Schema, value, pointer, depth + 1)
  }
  if (schema.type !== undefined && !isOfType(schema.type, value))
    return add(walk, pointer, 'type', { type: schema.type })
  for (const [keyword, params] of simpleFaults(document, schema, value, direction))
    add(walk, pointer, keyword, params)
  if (isObject(value))
    explainObject(walk, schema, value, pointer, depth)
  if (Array.isArray(value))
    explainItems(walk, schema, value, pointer, depth)
  explainCombination(walk, schema, value, pointer, depth)
}

/** Keywords that look at one value: each is asked alone, so that the interpreter of examples stays the only one. */
const simple: Record<string, (argument: unknown) => Record<string, unknown>> = {
  enum: allowedValues => ({ allowedValues }),
  const: allowedValue => ({ allowedValue }),
  minLength: limit => ({ limit }),
  maxLength: limit => ({ limit }),
  minimum: limit => ({ limit, comparison: '>=' }),
  maximum: limit => ({ limit, comparison: '<=' }),
  exclusiveMinimum: limit => ({ limit, comparison: '>' }),
  exclusiveMaximum: limit => ({ limit, comparison: '<' }),
  multipleOf: multipleOf => ({ multipleOf }),
  pattern: pattern => ({ pattern }),
  format: format => ({ format }),
  minItems: limit => ({ limit }),
  maxItems: limit => ({ limit }),
  uniqueItems: () => ({}),
  minProperties: limit => ({ limit }),
  maxProperties: limit => ({ limit }),
  not: () => ({}),
  contains: () => ({}),
  dependentSchemas: () => ({}),
}

function* simpleFaults(document: ApiDocument, schema: SchemaObject, value: unknown, direction: Direction): Generator<[string, Record<string, unknown>]> {
  for (const [keyword, argument] of Object.entries(schema)) {
    const params = Object.hasOwn(simple, keyword)
      ? simple[keyword]
      : undefined
    if (params && !matches(document, { [keyword]: argument }, value, { direction })) {
      yield [
        keyword,
        params(argument),
      ]
    }
  }
}

function explainObject(walk: Walk, schema: SchemaObject, value: Record<string, unknown>, pointer: string, depth: number): void {
  const { document, direction } = walk
  const properties = isObject(schema.properties)
    ? schema.properties as Record<string, Schema>
    : {}
  const isHidden = (name: string): boolean => Object.hasOwn(properties, name) && flagged(document, properties[name] ?? true, direction === 'request'
    ? 'readOnly'
    : 'writeOnly')
  for (const name of Array.isArray(schema.required)
    ? schema.required
    : []) {
    if (!Object.hasOwn(value, name) && !isHidden(name))
      add(walk, joinPointer(pointer, name), 'required', { missingProperty: name })
  }
  for (const [name, part] of Object.entries(value)) {
    const below = joinPointer(pointer, name)
    const property = own(properties, name) as Schema | undefined
    const patterned = Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => matches(document, { pattern }, name))
    if (property !== undefined && direction === 'request' && isHidden(name))
      add(walk, below, 'readOnly', {})
    else if (property !== undefined)
      explain(walk, property, part, below, depth + 1)
    for (const [, child] of patterned)
      explain(walk, child, part, below, depth + 1)
    if (property !== undefined || patterned.length > 0 || schema.additionalProperties === undefined)
      continue
    if (schema.additionalProperties === false)
      add(walk, below, 'additionalProperties', { additionalProperty: name })
    else
      explain(walk, schema.additionalProperties, part, below, depth + 1)
  }
}

function explainItems(walk: Walk, schema: SchemaObject, value: unknown[], pointer: string, depth: number): void {
  for (const [index, item] of value.entries()) {
    const child = schema.prefixItems?.[index] ?? schema.items
    if (child !== undefined && walk.errors.length < mostErrors)
      explain(walk, child, item, joinPointer(pointer, index), depth + 1)
  }
}

/** Where no branch fits, the errors are those of the branch that the discriminator names, or that of the only one. */
function explainCombination(walk: Walk, schema: SchemaObject, value: unknown, pointer: string, depth: number): void {
  const { document, direction } = walk
  for (const part of schema.allOf ?? [])
    explain(walk, part, value, pointer, depth + 1)
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    if (!branches || matches(document, { [keyword]: branches }, value, { direction }))
      continue
    const named = discriminated(schema, branches, value)
    for (const branch of named
      ? [named]
      : branches)
      explain(walk, branch, value, pointer, depth + 1)
    if (!named)
      add(walk, pointer, keyword, {})
  }
  if (schema.if !== undefined) {
    const branch = matches(document, schema.if, value, { direction })
      ? schema.then
      : schema.else
    if (branch !== undefined)
      explain(walk, branch, value, pointer, depth + 1)
  }
}

function discriminated({ discriminator }: SchemaObject, branches: Schema[], value: unknown): Schema | undefined {
  const name = discriminator && own(value, discriminator.propertyName)
  if (typeof name !== 'string')
    return undefined
  const target = own(discriminator?.mapping, name)
  return branches.find(branch => typeof branch === 'object' && (branch.$ref === target || branch.$ref?.endsWith(`/${name}`)))
}

function isOfType(type: SchemaObject['type'], value: unknown): boolean {
  const found = typeOf(value)
  const types = Array.isArray(type)
    ? type
    : [type]
  return types.includes(found) || (found === 'integer' && types.includes('number'))
}

function add({ errors }: Walk, pointer: string, keyword: string, params: Record<string, unknown>): void {
  const error = {
    pointer,
    keyword,
    params,
    message: phrase(keyword, params),
  }
  if (!errors.some(other => other.pointer === pointer && other.keyword === keyword && other.message === error.message))
    errors.push(error)
}
