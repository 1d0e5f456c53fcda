import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { resolve } from '../document/resolve.ts'
import { dynamicTarget } from './dynamic-ref.ts'
import { matchesFormat } from './format.ts'
import type { PlainObject } from './json.ts'
import { isPlainObject, sameJson } from './json.ts'
import { typeOf } from './label.ts'
import { matchesPattern } from './pattern.ts'

export interface MatchOptions {
  /** Properties that this direction leaves out are not missed (OpenAPI 3.0 says so, and 3.1 specs rely on it). */
  direction?: 'request' | 'response'
  /** The steps that several checks share. */
  budget?: { steps: number }
}

interface Matching {
  document: ApiDocument
  direction?: 'request' | 'response'
  budget: { steps: number }
}

/** What a schema has looked at in the value, for the `unevaluated` keywords. */
interface Seen { names: Set<string>, items: Set<number> }

const maxSteps = 50_000
const maxDepth = 150

/**
 * Whether a value is valid, yes or no. It interprets the schema, so that it runs where `new Function` is forbidden, in bounded
 * steps; past the bound a value counts as valid.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export function matches(document: ApiDocument, schema: Schema, value: unknown, options: MatchOptions = {}): boolean {
  const { direction, budget = { steps: maxSteps } } = options
  return check({ document, direction, budget }, schema, value, 0, fresh())
}

/** The schemas that are being checked against the same value: one that leads to itself says nothing. */
interface Active { schema: SchemaObject, above?: Active }

function check(matching: Matching, schema: Schema, value: unknown, depth: number, seen: Seen, active?: Active): boolean {
  if (typeof schema !== 'object' || schema === null)
    return schema !== false
  for (let one = active; one; one = one.above) {
    if (one.schema === schema)
      return true
  }
  if (--matching.budget.steps < 0 || depth > maxDepth)
    return true
  const below: Below = (child, childValue = value, childSeen = fresh()) =>
    check(matching, child, childValue, depth + 1, childSeen, childValue === value
      ? { schema, above: active }
      : undefined)
  const ref = typeof schema.$ref === 'string'
    ? schema.$ref
    : dynamicTarget(matching.document, schema)
  if (ref !== undefined) {
    const target = resolve<SchemaObject>(matching.document, { $ref: ref })
    if (target && !below(target.value, value, seen))
      return false
  }
  return checkValue(schema, value)
    && (typeof value !== 'string' || checkString(schema, value))
    && checkCombination(schema, value, seen, below)
    && (!isPlainObject(value) || checkObject(matching, schema, value, seen, below))
    && (!Array.isArray(value) || checkArray(schema, value, seen, below))
}

type Below = (schema: Schema, value?: unknown, seen?: Seen) => boolean

function fresh(): Seen {
  return {
    names: new Set(),
    items: new Set(),
  }
}

function checkValue(schema: SchemaObject, value: unknown): boolean {
  if (schema.type !== undefined) {
    const type = typeOf(value)
    const types: string[] = Array.isArray(schema.type)
      ? schema.type
      : [schema.type]
    if (!types.includes(type) && !(type === 'integer' && types.includes('number')))
      return false
  }
  if (Array.isArray(schema.enum) && !schema.enum.some(one => sameJson(one, value)))
    return false
  if (Object.hasOwn(schema, 'const') && !sameJson(schema.const, value))
    return false
  return typeof value !== 'number' || checkNumber(schema, value)
}

function checkNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: SchemaObject, value: number): boolean {
  if (multipleOf !== undefined && multipleOf > 0) {
    const times = value / multipleOf
    if (Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times)))
      return false
  }
  return !(minimum !== undefined && value < minimum)
    && !(maximum !== undefined && value > maximum)
    && !(typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    && !(typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
}

function checkString({ minLength, maxLength, pattern, format }: SchemaObject, value: string): boolean {
  const length = minLength === undefined && maxLength === undefined
    ? 0
    : lengthOf(value)
  return !(minLength !== undefined && length < minLength)
    && !(maxLength !== undefined && length > maxLength)
    && (typeof pattern !== 'string' || matchesPattern(pattern, value) !== false)
    && matchesFormat(format, value)
}

/** JSON Schema counts characters, JavaScript halves of them. */
export function lengthOf(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xFFFF) {
      length--
      index++
    }
  }
  return length
}

function checkCombination(schema: SchemaObject, value: unknown, seen: Seen, below: Below): boolean {
  const merge = (option: Schema): boolean => {
    const own = fresh()
    if (!below(option, value, own))
      return false
    own.names.forEach(name => seen.names.add(name))
    own.items.forEach(index => seen.items.add(index))
    return true
  }
  if (schema.allOf && !schema.allOf.every(merge))
    return false
  // Every branch counts for `unevaluated`, so none may be skipped.
  if (schema.anyOf && !schema.anyOf.some(merge))
    return false
  if (schema.oneOf && schema.oneOf.filter(merge).length !== 1)
    return false
  if (schema.not !== undefined && below(schema.not))
    return false
  if (schema.if === undefined)
    return true
  return merge(schema.if)
    ? merge(schema.then ?? true)
    : merge(schema.else ?? true)
}

function checkObject({ document, direction }: Matching, schema: SchemaObject, value: PlainObject, seen: Seen, below: Below): boolean {
  const names = Object.keys(value)
  const own = schema.properties ?? {}
  if (schema.minProperties !== undefined && names.length < schema.minProperties)
    return false
  if (schema.maxProperties !== undefined && names.length > schema.maxProperties)
    return false
  const isMissing = (name: string): boolean => !Object.hasOwn(value, name)
    && !(direction !== undefined && Object.hasOwn(own, name) && isLeftOut(document, own[name], direction))
  if (schema.required?.some(isMissing))
    return false
  for (const name of names) {
    const matched = [
      ...Object.hasOwn(own, name)
        ? [own[name] ?? true]
        : [],
      ...Object.entries(schema.patternProperties ?? {}).filter(([pattern]) => matchesPattern(pattern, name) === true).map(([, child]) => child),
    ]
    if (matched.length === 0 && schema.additionalProperties !== undefined)
      matched.push(schema.additionalProperties)
    if (!matched.every(child => below(child, value[name])))
      return false
    if (matched.length > 0)
      seen.names.add(name)
    if (schema.propertyNames !== undefined && !below(schema.propertyNames, name))
      return false
  }
  return checkDependencies(schema, value, seen, below) && checkUnevaluated(schema, value, names, seen, below)
}

function checkDependencies(schema: SchemaObject, value: PlainObject, seen: Seen, below: Below): boolean {
  for (const [name, names] of Object.entries(schema.dependentRequired ?? {})) {
    if (Object.hasOwn(value, name) && !names.every(other => Object.hasOwn(value, other)))
      return false
  }
  return Object.entries(schema.dependentSchemas ?? {})
    .every(([name, child]) => !Object.hasOwn(value, name) || below(child, value, seen))
}

function checkUnevaluated(schema: SchemaObject, value: PlainObject, names: string[], seen: Seen, below: Below): boolean {
  const rest = schema.unevaluatedProperties
  if (rest === undefined)
    return true
  const left = names.filter(name => !seen.names.has(name))
  left.forEach(name => seen.names.add(name))
  return left.every(name => below(rest, value[name]))
}

/** Whether a property does not travel this way (`readOnly` in requests, `writeOnly` in responses). */
export function isLeftOut(document: ApiDocument, schema: Schema | undefined, direction: 'request' | 'response'): boolean {
  const key = direction === 'request'
    ? 'readOnly'
    : 'writeOnly'
  const pending = [schema]
  for (let turn = 0; turn < 20 && pending.length > 0; turn++) {
    const next = pending.shift()
    if (typeof next !== 'object' || next === null)
      continue
    if (next[key] === true)
      return true
    if (typeof next.$ref === 'string')
      pending.push(resolve<SchemaObject>(document, { $ref: next.$ref })?.value)
    pending.push(...next.allOf ?? [])
  }
  return false
}

function checkArray(schema: SchemaObject, value: unknown[], seen: Seen, below: Below): boolean {
  if (schema.minItems !== undefined && value.length < schema.minItems)
    return false
  if (schema.maxItems !== undefined && value.length > schema.maxItems)
    return false
  if (schema.uniqueItems === true && !isUnique(value))
    return false
  const first = schema.prefixItems?.length ?? 0
  for (const [index, item] of value.entries()) {
    const child = index < first
      ? schema.prefixItems?.[index]
      : schema.items
    if (child === undefined)
      continue
    if (!below(child, item))
      return false
    seen.items.add(index)
  }
  if (schema.contains !== undefined) {
    const found = [
      ...value.keys(),
    ].filter(index => below(schema.contains ?? true, value[index]))
    found.forEach(index => seen.items.add(index))
    if (found.length < (schema.minContains ?? 1) || found.length > (schema.maxContains ?? Infinity))
      return false
  }
  const rest = schema.unevaluatedItems
  return rest === undefined || value.every((item, index) => seen.items.has(index) || below(rest, item))
}

function isUnique(items: unknown[]): boolean {
  const simple = new Set<unknown>()
  const others: unknown[] = []
  for (const item of items.slice(0, 2000)) {
    if (typeof item === 'object' && item !== null) {
      if (others.some(other => sameJson(other, item)))
        return false
      others.push(item)
    }
    else if (simple.has(item)) {
      return false
    }
    simple.add(item)
  }
  return true
}
