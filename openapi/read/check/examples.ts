import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { SchemaError } from '../../schema/validate/validator.ts'
import type { Direction } from '../../schema/direction.ts'
import { createAjvValidators } from '../../schema/validate/ajv.ts'
import { joinPointer, resolve } from '../../document/resolve.ts'
import { checkSimple } from './simple-schema.ts'
import type { PlainObject } from '../../document/json.ts'
import { walk } from '../../document/walk.ts'
import { isObject } from '../../document/json.ts'

/** Schemas that are compiled for the sake of their examples: those of a thousand operations. */
const maxSchemas = 4000

interface Case {
  value: unknown
  at: string
  schema: string
  direction: Direction
}

/** Reports examples and defaults that break the schema they illustrate. */
export function checkExamples(document: ApiDocument, tell: Tell): void {
  const validators = createAjvValidators(document)
  const compiled = new Set<string>()
  for (const { value, at, schema, direction } of listCases(document)) {
    const found = resolve<SchemaObject>(document, { $ref: schema })
    if (found === undefined)
      continue
    const simple = checkSimple(found.value, value)
    if (simple === undefined && compiled.size >= maxSchemas && !compiled.has(found.pointer))
      continue
    if (simple === undefined)
      compiled.add(found.pointer)
    const errors = simple ?? validators.schema(found.pointer, direction)?.(value) ?? []
    report(
      at,
      errors.filter(({ keyword }) => keyword !== 'readOnly'),
      tell,
    )
    reportReadOnly(
      at,
      errors.filter(({ keyword }) => keyword === 'readOnly'),
      tell,
    )
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
  walk(document.root, (node, { kind, path, pointer }) => {
    if (kind === 'media-type' || kind === 'parameter' || kind === 'header') {
      addExamples(document, node, pointer, isRequest(path) ? 'request' : 'response', cases)
    }
    else if (kind === 'schema') {
      addKeywords(node, pointer, isRequest(path) ? 'request' : 'response', cases)
    }
  })
  return cases
}

function isRequest(path: readonly string[]): boolean {
  return path.includes('requestBody') || path[1] === 'requestBodies' || path.includes('parameters')
}

function addExamples(
  document: ApiDocument,
  node: PlainObject,
  pointer: () => string,
  direction: Direction,
  cases: Case[],
): void {
  if (!isSchema(node.schema) || (node.example === undefined && !isObject(node.examples)))
    return
  const at = pointer()
  const schema = joinPointer(at, 'schema')
  if (node.example !== undefined) {
    cases.push({
      value: node.example,
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
        at: joinPointer(found.pointer, key),
        schema,
        direction,
      })
    }
  }
}

/** The examples that stand in a schema itself. */
function addKeywords(schema: PlainObject, pointer: () => string, direction: Direction, cases: Case[]): void {
  if (schema.example === undefined && schema.default === undefined && schema.examples === undefined)
    return
  const at = pointer()
  for (const key of ['example', 'default']) {
    if (schema[key] !== undefined) {
      cases.push({
        value: schema[key],
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
        at: joinPointer(at, 'examples', index),
        schema: at,
        direction,
      }),
    )
  }
}

function isSchema(value: unknown): value is Schema {
  return isObject(value)
}
