import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { SchemaError } from '../../schema/validate/validator.ts'
import type { Direction } from '../../schema/direction.ts'
import { directionOf } from './direction.ts'
import { createValidators } from '../../schema/validate/validators.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

interface Case {
  value: unknown
  at: string
  /** Of a number that is written otherwise than JavaScript prints it. */
  numeral?: string
  schema: string
  direction: Direction
}

/** Reports examples and defaults that break the schema they illustrate. */
export function checkExamples(document: ApiDocument, tell: Tell): void {
  const validators = createValidators(document, { strictReadOnly: true })
  for (const { value, at, numeral, schema, direction } of listCases(document)) {
    const found = resolve<SchemaObject>(document, { $ref: schema })
    const errors = found === undefined ? [] : (validators.schema(found.pointer, direction)?.(value, numeral) ?? [])
    const isReadOnly = ({ keyword }: SchemaError): boolean => keyword === 'readOnly'
    report(at, errors.filter(error => !error.undecided && !isReadOnly(error)), tell)
    reportReadOnly(at, errors.filter(isReadOnly), tell)
  }
}

/** What an example of a request holds and a request should not. */
function reportReadOnly(at: string, errors: SchemaError[], tell: Tell): void {
  for (const { pointer } of errors) {
    tell({
      rule: 'read-only-example',
      pointer: at + pointer,
      message: `The example of a request holds ${pointer.slice(1)}, which is read-only.`,
      advice: 'take it out: servers may refuse it',
    })
  }
}

function report(at: string, errors: SchemaError[], tell: Tell): void {
  const [first] = errors
  if (first === undefined)
    return
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  tell({
    rule: 'example',
    pointer: at + first.pointer,
    message: `The ${at.endsWith('/default') ? 'default' : 'example'} breaks its schema: ${
      first.pointer === '' ? 'it' : first.pointer.slice(1)
    } ${first.message}${rest}.`,
    advice: 'correct the example or the schema',
  })
}

/** Every example of the document with the pointer of the schema it belongs to. */
function listCases(document: ApiDocument): Case[] {
  const cases: Case[] = []
  const add = (one: Case): unknown => cases.push(one)
  walk(document.root, (node, { kind, path, pointer }) => {
    if (kind === 'media-type' || kind === 'parameter' || kind === 'header')
      examplesOf(document, node, { pointer, direction: directionOf(path) }).forEach(add)
    else if (kind === 'schema')
      keywordExamples(node, { pointer, direction: directionOf(path) }).forEach(add)
  })
  return cases
}

interface Described {
  pointer: () => string
  direction: Direction
}

/** The examples of a media type, a parameter or a header. */
function examplesOf(document: ApiDocument, node: PlainObject, { pointer, direction }: Described): Case[] {
  if (!isSchema(node.schema) || (node.example === undefined && !isObject(node.examples)))
    return []
  const cases: Case[] = []
  const at = pointer()
  const schema = joinPointer(at, 'schema')
  if (node.example !== undefined) {
    cases.push({
      value: node.example,
      numeral: numeralAt(node, 'example'),
      at: joinPointer(at, 'example'),
      schema,
      direction,
    })
  }
  for (const [name, entry] of Object.entries(isObject(node.examples) ? node.examples : {})) {
    const found = isObject(entry) ? resolve<PlainObject>(document, entry, joinPointer(at, 'examples', name)) : undefined
    const key = ['value', 'dataValue'].find(key => found !== undefined && Object.hasOwn(found.value, key))
    if (found && key !== undefined) {
      cases.push({
        value: found.value[key],
        numeral: numeralAt(found.value, key),
        at: joinPointer(found.pointer, key),
        schema,
        direction,
      })
    }
  }
  return cases
}

/** The examples that stand in a schema itself. */
function keywordExamples(schema: PlainObject, { pointer, direction }: Described): Case[] {
  if (schema.example === undefined && schema.default === undefined && schema.examples === undefined)
    return []
  const cases: Case[] = []
  const at = pointer()
  for (const key of ['example', 'default']) {
    if (schema[key] !== undefined) {
      cases.push({
        value: schema[key],
        numeral: numeralAt(schema, key),
        at: joinPointer(at, key),
        schema: at,
        direction,
      })
    }
  }
  if (Array.isArray(schema.examples)) {
    schema.examples.forEach((value, index) =>
      cases.push({
        value,
        numeral: numeralAt(schema.examples as unknown[], index),
        at: joinPointer(at, 'examples', index),
        schema: at,
        direction,
      }),
    )
  }
  return cases
}

function isSchema(value: unknown): value is Schema {
  return isObject(value)
}
