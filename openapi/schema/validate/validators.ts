import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Direction } from '../direction.ts'
import type { Scope } from './compiling.ts'
import type { SchemaError, Validate, Validators } from './validator.ts'
import type { Run, SchemaNode } from './run.ts'
import { valueAt } from '../../document/json/pointer.ts'
import { createRun, giveUp } from './run.ts'
import { nodeOf } from './schema-node.ts'

export interface ValidatorOptions {
  /** Told once of a pattern that cannot be checked. */
  warn?: (message: string) => void
  /** Refuses a `readOnly` property in a request; otherwise it is overlooked, whatever it holds, as a server would. */
  strictReadOnly?: boolean
}

const none: SchemaError[] = []
/** The most errors that are returned. */
const mostErrors = 100

/**
 * Validators of a document's schemas: each is compiled to closures when it is first used, once per direction, without `eval`. A value is
 * first asked yes or no; where the answer is no, it is asked again for what is wrong, in words.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function createValidators(document: ApiDocument, options: ValidatorOptions = {}): Validators {
  const { warn = () => {}, strictReadOnly = false } = options
  const scopes = new Map<Direction, Scope>()
  const scopeOf = (direction: Direction): Scope => {
    const scope = scopes.get(direction) ?? { document, direction, strictReadOnly, warn, nodes: new WeakMap() }
    scopes.set(direction, scope)
    return scope
  }
  return {
    schema(pointer, direction) {
      const schema = valueAt(document.root, pointer)
      return schema === undefined ? undefined : createValidate(nodeOf(scopeOf(direction), schema as Schema))
    },
  }
}

function createValidate(node: SchemaNode): Validate {
  return (value, numeral) => {
    const quick = createRun({ words: false, numeral })
    if (ask(node, quick, value) && quick.undecided === undefined)
      return none
    const slow = createRun({ words: true, numeral })
    ask(node, slow, value)
    const errors = tidy(slow.errors ?? none)
    return errors.length > 0 || slow.undecided === undefined ? errors : [slow.undecided]
  }
}

/** Runs a check. Where the stack is smaller than the bound on depth supposes, a value that overflows it is left undecided. */
function ask(node: SchemaNode, run: Run, value: unknown): boolean {
  try {
    return node.check(run, value, '', undefined)
  }
  catch (error) {
    if (error instanceof RangeError)
      return giveUp(run, '', '$ref', {})
    throw error
  }
}

/** Drops errors that add nothing: those that several branches repeat, and further errors of a value of a wrong type. */
function tidy(errors: SchemaError[]): SchemaError[] {
  if (errors.length < 2)
    return errors
  const read: SchemaError[] = []
  for (const error of errors) {
    if (read.length >= mostErrors)
      break
    if (!read.some(earlier => covers(earlier, error)))
      read.push(error)
  }
  return read
}

function covers(earlier: SchemaError, { pointer, keyword, message }: SchemaError): boolean {
  return earlier.pointer === pointer
    && (earlier.keyword === 'type' || (earlier.keyword === keyword && earlier.message === message))
}
