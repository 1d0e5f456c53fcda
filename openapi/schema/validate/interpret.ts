import type { ApiDocument } from '../../document/document.ts'
import type { JsonType, Schema, SchemaObject } from '../../document/openapi.ts'
import type { Place, Run, Seen } from './interpret-run.ts'
import type { Pattern } from '../pattern/compile.ts'
import type { RawError } from './schema-errors.ts'
import type { Validators } from './validator.ts'
import type { Direction } from '../direction.ts'
import { valueAt } from '../../document/resolve.ts'
import { isObject, sameJson } from '../../document/json.ts'
import { checkList } from './interpret-list.ts'
import { checkObject } from './interpret-object.ts'
import { merge, report } from './interpret-run.ts'
import { checkNumber, checkText } from './interpret-scalar.ts'
import { createPattern } from '../pattern/compile.ts'
import { readErrors } from './schema-errors.ts'
import { toJsonSchema } from './keywords.ts'

interface Group {
  type: JsonType
  /** Ajv tells of a wrong type where it would have come to these. */
  keywords: (keyof SchemaObject)[]
  check: (run: Run, schema: SchemaObject, place: Place, seen: Seen) => void
}

/** The keywords that look at values of one type alone, in Ajv's order. */
const groups: Group[] = [
  {
    type: 'number',
    keywords: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf', 'format'],
    check: checkNumber,
  },
  { type: 'string', keywords: ['maxLength', 'minLength', 'pattern', 'format'], check: checkText },
  {
    type: 'array',
    keywords: [
      'maxItems',
      'minItems',
      'prefixItems',
      'items',
      'contains',
      'uniqueItems',
      'minContains',
      'maxContains',
      'unevaluatedItems',
    ],
    check: checkList,
  },
  {
    type: 'object',
    keywords: [
      'maxProperties',
      'minProperties',
      'required',
      'propertyNames',
      'additionalProperties',
      'properties',
      'patternProperties',
      'dependentRequired',
      'dependentSchemas',
      'unevaluatedProperties',
    ],
    check: checkObject,
  },
]

/** So many schemas are asked of one value; beyond them it passes. */
const mostSteps = 2_000_000

/**
 * Validators that compile nothing: for a page whose policy forbids `new Function`. They find what Ajv finds, and in its
 * order: a page answers as a server does.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export function createInterpretedValidators(
  document: ApiDocument,
  warn: (message: string) => void = () => {},
): Validators {
  const schemas = new Map<string, Schema>()
  const patterns = new Map<string, Pattern>()

  function schemaAt(pointer: string, direction: Direction): Schema {
    const key = `${direction} ${pointer}`
    const known = schemas.get(key)
    if (known !== undefined)
      return known
    const schema = toJsonSchema(document, valueAt(document.root, pointer) as Schema, direction, target => target) || {
      not: {},
    }
    schemas.set(key, schema)
    return schema
  }

  function patternOf(source: string): Pattern {
    const pattern = patterns.get(source) ?? createPattern(source, warn)
    patterns.set(source, pattern)
    return pattern
  }

  return {
    schema: (pointer, direction) => (value) => {
      const errors: RawError[] = []
      const run: Run = {
        check: (schema, place, seen) => check(run, schema, place, seen),
        errors,
        steps: mostSteps,
        patternOf,
        schemaAt: target => schemaAt(target, direction),
      }
      try {
        check(run, schemaAt(pointer, direction), { value, path: '' }, {})
      }
      catch (error) {
        // A schema may lead back to itself at the same place, which never ends; what cannot be judged is let pass.
        if (error instanceof RangeError)
          return []
        throw error
      }
      return readErrors(errors)
    },
  }
}

/** Adds what is wrong to the run's errors; says whether nothing was. */
function check(run: Run, schema: Schema, place: Place, seen: Seen): boolean {
  if (--run.steps < 0)
    throw new RangeError('The schema has too many parts.')
  const before = run.errors.length
  if (schema === false)
    report(run, place, 'false schema')
  if (typeof schema !== 'object')
    return run.errors.length === before
  const { value } = place
  const types = schema.type === undefined ? [] : [schema.type].flat()
  const isWrong = types.length > 0 && !types.some(type => isOfType(type, value))
  const [only] = types
  const own =
    types.length === 1
    && groups.some(({ type, keywords }) => type === only && keywords.some(keyword => schema[keyword] !== undefined))
  if (isWrong && !own)
    report(run, place, 'type', { type: schema.type })
  checkAny(run, schema, place, seen)
  for (const { type, check } of groups) {
    if (isOfType(type, value))
      check(run, schema, place, seen)
    else if (isWrong && own && type === only)
      report(run, place, 'type', { type: schema.type })
  }
  return run.errors.length === before
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && value % 1 === 0
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    default:
      return false
  }
}

/** Asks whether a schema fits, and leaves no errors behind. */
function fits(run: Run, schema: Schema, place: Place, seen: Seen = {}): boolean {
  const before = run.errors.length
  const isFitting = check(run, schema, place, seen)
  run.errors.length = before
  return isFitting
}

function checkAny(run: Run, schema: SchemaObject, place: Place, seen: Seen): void {
  const { value } = place
  if (typeof schema.$ref === 'string')
    check(run, run.schemaAt(schema.$ref), place, seen)
  if (Object.hasOwn(schema, 'const') && !sameJson(schema.const, value))
    report(run, place, 'const', { allowedValue: schema.const })
  if (schema.enum && !schema.enum.some(one => sameJson(one, value)))
    report(run, place, 'enum', { allowedValues: schema.enum })
  if (schema.not !== undefined && fits(run, schema.not, place))
    report(run, place, 'not')
  checkChoice(run, 'anyOf', schema.anyOf, place, seen)
  checkChoice(run, 'oneOf', schema.oneOf, place, seen)
  for (const part of schema.allOf ?? [])
    check(run, part, place, seen)
  if (schema.if !== undefined) {
    const own: Seen = {}
    const failingKeyword = fits(run, schema.if, place, own) ? 'then' : 'else'
    if (failingKeyword === 'then')
      merge(seen, own)
    if (!check(run, schema[failingKeyword] ?? true, place, seen))
      report(run, place, 'if', { failingKeyword })
  }
  if (schema.readOnly === true)
    report(run, place, 'readOnly')
}

/** The errors of all branches stand where none fits; Ajv says last that none did. */
function checkChoice(
  run: Run,
  keyword: 'anyOf' | 'oneOf',
  branches: Schema[] | undefined,
  place: Place,
  seen: Seen,
): void {
  if (!branches)
    return
  const before = run.errors.length
  let fitting = 0
  for (const branch of branches) {
    const own: Seen = {}
    if (check(run, branch, place, own)) {
      fitting++
      merge(seen, own)
    }
    if (keyword === 'oneOf' && fitting > 1)
      break
  }
  if (keyword === 'anyOf' ? fitting > 0 : fitting === 1) {
    run.errors.length = before
  }
  else {
    report(run, place, keyword)
  }
}
