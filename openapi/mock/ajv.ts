import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { Direction, SchemaError, Validate, Validators } from './validator.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { valueAt } from '../document/resolve.ts'
import { createPattern } from './pattern.ts'
import { toJsonSchema } from './schema.ts'
import { phrase } from './violation-text.ts'

const none: SchemaError[] = []

/**
 * Validators that Ajv compiles when they are first used; each schema of the document is compiled once per direction.
 * A document cannot reach the generated code: only known keywords pass (see `schema.ts`), and Ajv quotes their values.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function createAjvValidators(document: ApiDocument, warn: (message: string) => void = () => {}): Validators {
  const ajv = createAjv(warn)
  const ids = new Map<string, string>()
  const compiled = new Map<string, Validate | undefined>()

  /** Adds a schema, and through its references all that it needs, without compiling anything yet. */
  function add(pointer: string, direction: Direction): string {
    const key = `${direction} ${pointer}`
    const known = ids.get(key)
    if (known)
      return known
    const id = `s${ids.size}`
    ids.set(key, id)
    const schema = toJsonSchema(document, valueAt(document.root, pointer) as Schema, direction, target => add(target, direction))
    ajv.addSchema(schema === true
      ? {}
      : schema === false
        ? { not: {} }
        : schema, id)
    return id
  }

  return {
    schema(pointer, direction) {
      const key = `${direction} ${pointer}`
      if (!compiled.has(key))
        compiled.set(key, compile(ajv, () => add(pointer, direction), pointer, warn))
      return compiled.get(key)
    },
  }
}

function createAjv(warn: (message: string) => void): Ajv2020 {
  const regExp = Object.assign((pattern: string) => createPattern(pattern, warn), { code: 'createPattern' })
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    // Each schema runs a few times at most: shortening its code costs more than it saves.
    code: { optimize: false, regExp: regExp as unknown as RegExpEngine },
  })
  addFormats.default(ajv)
  ajv.removeKeyword('readOnly')
  ajv.addKeyword({
    keyword: 'readOnly',
    error: { message: 'is set by the API and may not be sent' },
    validate: () => false,
    errors: false,
  })
  // Formats with a pattern of their own are for the document's authors, not for a request.
  ajv.addFormat('regex', true)
  return ajv
}

type RegExpEngine = NonNullable<NonNullable<ConstructorParameters<typeof Ajv2020>[0]>['code']>['regExp']

function compile(ajv: Ajv2020, add: () => string, pointer: string, warn: (message: string) => void): Validate | undefined {
  try {
    const check = ajv.getSchema(add())
    return check && (value => run(check, value))
  }
  catch (error) {
    warn(`${pointer}: the schema cannot be compiled and is not checked (${error instanceof Error
      ? error.message
      : 'unknown reason'})`)
    return undefined
  }
}

/** A schema may lead back to itself at the same place, which never ends; what cannot be judged is let pass. */
function run(check: ValidateFunction, value: unknown): SchemaError[] {
  try {
    return check(value)
      ? none
      : readErrors(check.errors ?? [])
  }
  catch (error) {
    if (error instanceof RangeError)
      return none
    throw error
  }
}

/** As many as anybody reads; a body of a million wrong items should not become an answer of that size. */
const mostErrors = 100

/** Ajv's errors in our words; what only repeats that a branch failed is left out where the branch says more. */
export function readErrors(errors: Pick<ErrorObject, 'keyword' | 'instancePath' | 'params' | 'message'>[]): SchemaError[] {
  const read: SchemaError[] = []
  const seen = new Set<string>()
  for (const { keyword, instancePath, params, message } of errors.slice(0, mostErrors * 10)) {
    if (keyword === 'if' || read.length >= mostErrors)
      continue
    const name = keyword === 'required' || keyword === 'dependentRequired'
      ? params.missingProperty as string
      : params.additionalProperty as string | undefined ?? params.unevaluatedProperty as string | undefined
    const pointer = name === undefined
      ? instancePath
      : `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const key = `${pointer} ${keyword} ${message}`
    // A value of a wrong type breaks other rules too; that is no news.
    if (seen.has(key) || seen.has(pointer))
      continue
    if (keyword === 'type')
      seen.add(pointer)
    seen.add(key)
    read.push({
      pointer,
      keyword,
      params,
      message: phrase(keyword, params, message),
    })
  }
  return read
}
