import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Direction } from '../direction.ts'
import { isObject, setOwn } from '../../document/json.ts'
import { valueAt } from '../../document/resolve.ts'
import { flagged } from '../facts.ts'

const single = [
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'additionalProperties',
]
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const maps = ['properties', 'patternProperties', 'dependentSchemas']
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(item => typeof item === 'string')
const typeNames = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']
function isType(value: unknown): boolean {
  return typeNames.includes(value as string)
    || (Array.isArray(value)
      && value.length > 0
      && new Set(value).size === value.length
      && value.every(name => typeNames.includes(name as string)))
}

/** Keywords with a value of their own, and what that must be: what a document misspells is left out, not a reason to fail. */
const plain: Record<string, (value: unknown) => boolean> = {
  type: isType,
  const: () => true,
  enum: value => Array.isArray(value) && value.length > 0,
  multipleOf: value => typeof value === 'number' && value > 0,
  maximum: isNumber,
  exclusiveMaximum: isNumber,
  minimum: isNumber,
  exclusiveMinimum: isNumber,
  maxLength: isCount,
  minLength: isCount,
  maxItems: isCount,
  minItems: isCount,
  uniqueItems: value => typeof value === 'boolean',
  maxContains: isCount,
  minContains: isCount,
  maxProperties: isCount,
  minProperties: isCount,
  dependentRequired: value => isObject(value) && Object.values(value).every(isTextList),
  pattern: value => typeof value === 'string',
  format: value => typeof value === 'string',
}

/**
 * A schema as the validator takes it: JSON Schema keywords alone, references through `link`, and the direction's rules
 * on `readOnly` and `writeOnly` spelt out. Annotations stay behind, so that nothing in them can mean anything.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#schema-object
 */
export function toJsonSchema(
  document: ApiDocument,
  schema: Schema,
  direction: Direction,
  link: (pointer: string) => string,
): Schema {
  if (typeof schema !== 'object' || schema === null)
    return schema !== false
  const convert = (child: Schema): Schema => toJsonSchema(document, child, direction, link)
  const converted: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (value === undefined)
      continue
    if (Object.hasOwn(plain, key)) {
      if (plain[key]?.(value))
        converted[key] = value
    }
    else if (single.includes(key)) {
      converted[key] = convert(value as Schema)
    }
    else if (lists.includes(key) && Array.isArray(value) && value.length > 0) {
      converted[key] = (value as Schema[]).map(convert)
    }
    else if (maps.includes(key) && isObject(value)) {
      converted[key] = convertMap(value, convert)
    }
  }
  if (typeof schema.$ref === 'string' && isObject(valueAt(document.root, schema.$ref)))
    converted.$ref = link(schema.$ref)
  if (schema.required?.length || schema.properties)
    applyDirection(document, schema, direction, converted)
  return withDiscriminator(schema, converted)
}

/** Required properties of the other direction are not required here; in requests `readOnly` ones are refused. */
function applyDirection(
  document: ApiDocument,
  schema: SchemaObject,
  direction: Direction,
  converted: Record<string, unknown>,
): void {
  const hidden = direction === 'request' ? 'readOnly' : 'writeOnly'
  const marked = new Set(
    Object.entries(schema.properties ?? {})
      .filter(([name, property]) => name !== '__proto__' && flagged(document, property, hidden))
      .map(([name]) => name),
  )
  if (Array.isArray(schema.required)) {
    const required = schema.required.filter(name => typeof name === 'string' && !marked.has(name))
    if (required.length > 0)
      converted.required = required
  }
  for (const name of direction === 'request' ? marked : [])
    setOwn(converted.properties as object, name, { readOnly: true })
}

/**
 * The discriminator only says which branch is meant; naming the branch gives errors of that branch instead of all.
 * Mapped by the component's name or by `mapping`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */
function withDiscriminator(schema: SchemaObject, converted: Record<string, unknown>): Schema {
  const branches = schema.oneOf ?? schema.anyOf
  const property = schema.discriminator?.propertyName
  const refs = branches?.map(branch => (typeof branch === 'object' ? branch.$ref : undefined))
  if (!property || !refs?.length || refs.includes(undefined))
    return converted
  const mapping = Object.entries(schema.discriminator?.mapping ?? {})
  const choices = refs.map((ref, index) => ({
    names: [
      ...mapping.filter(([, target]) => target === ref || ref?.endsWith(`/${target}`)).map(([name]) => name),
      ref?.split('/').at(-1) ?? '',
    ],
    target: (converted.oneOf ?? (converted.anyOf as Schema[])) as Schema[],
    index,
  }))
  const { oneOf, anyOf, ...rest } = converted
  const clauses = choices.map(({ names, target, index }) => ({
    if: { properties: { [property]: { enum: names } }, required: [property] },
    then: target[index] ?? true,
  }))
  // A name that no branch has is left to the branches themselves: documents map names in ways of their own.
  const otherwise = {
    if: {
      properties: { [property]: { enum: choices.flatMap(({ names }) => names) } },
      required: [property],
    },
    else: oneOf ? { oneOf } : { anyOf },
  }
  return {
    ...rest,
    allOf: [...((rest.allOf as Schema[] | undefined) ?? []), ...clauses, otherwise] as Schema[],
  }
}

/** Ajv looks at no property of the name `__proto__`; whoever checks without it does not either. */
function convertMap(map: Record<string, unknown>, convert: (child: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(map)
      .filter(([name]) => name !== '__proto__')
      .map(([name, child]) => [name, convert(child as Schema)]),
  )
}
