import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { Direction, SchemaError, Validate, Validators } from './validator.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { valueAt } from '../document/resolve.ts'
import { formats } from './formats.ts'
import { createInterpretedValidators } from './interpret.ts'
import { createPattern } from './pattern.ts'
import { readErrors } from './schema-errors.ts'
import { toJsonSchema } from './schema.ts'
import { isUnique } from './unique.ts'

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
  const targets = new Map<string, string[]>()
  const looking = new Set<string>()
  const compiled = new Map<string, Validate | undefined>()
  const interpreted = createInterpretedValidators(document, warn)

  /** Adds a schema, and through its references all that it needs, without compiling anything yet. */
  function add(pointer: string, direction: Direction): string {
    const key = `${direction} ${pointer}`
    const known = ids.get(key)
    if (known)
      return known
    const id = `s${ids.size}`
    const below: string[] = []
    ids.set(key, id)
    targets.set(id, below)
    const schema = toJsonSchema(document, valueAt(document.root, pointer) as Schema, direction, (target) => {
      below.push(add(target, direction))
      return below.at(-1) ?? ''
    })
    // Also where it is but the name of a property: what is interpreted is checked as well, only slower.
    if (/"unevaluated(?:Items|Properties)":/.test(JSON.stringify(schema)))
      looking.add(id)
    ajv.addSchema(schema === true
      ? {}
      : schema === false
        ? { not: {} }
        : schema, id)
    return id
  }

  /** Ajv takes what failed branches looked at for evaluated, and forgets what `contains` found: such schemas are interpreted. */
  function isLooking(id: string, seen = new Set<string>()): boolean {
    if (seen.has(id))
      return false
    seen.add(id)
    return looking.has(id) || (targets.get(id) ?? []).some(target => isLooking(target, seen))
  }

  function compile(pointer: string, direction: Direction): Validate | undefined {
    const interpret = (): Validate | undefined => interpreted.schema(pointer, direction)
    try {
      const id = add(pointer, direction)
      const check = isLooking(id)
        ? undefined
        : ajv.getSchema(id)
      // Ajv writes code for some schemas that does not run, or that never ends where a schema leads back to itself.
      return check
        ? value => run(check, value) ?? interpret()?.(value) ?? none
        : interpret()
    }
    catch {
      return interpret()
    }
  }

  return {
    schema(pointer, direction) {
      const key = `${direction} ${pointer}`
      if (!compiled.has(key))
        compiled.set(key, compile(pointer, direction))
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
  for (const [name, format] of Object.entries(formats))
    ajv.addFormat(name, format)
  ajv.removeKeyword('readOnly')
  ajv.addKeyword({
    keyword: 'readOnly',
    error: { message: 'is set by the API and may not be sent' },
    validate: () => false,
    errors: false,
  })
  // Its own compares each item with each other one: the longest list that a body may hold would take minutes.
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (wanted: boolean, items: unknown[]) => !wanted || isUnique(items),
    errors: false,
  })
  return ajv
}

type RegExpEngine = NonNullable<NonNullable<ConstructorParameters<typeof Ajv2020>[0]>['code']>['regExp']

function run(check: ValidateFunction, value: unknown): SchemaError[] | undefined {
  try {
    return check(value)
      ? none
      : readErrors(check.errors ?? [])
  }
  catch {
    return undefined
  }
}
