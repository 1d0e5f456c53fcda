import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Compiled } from './branching.ts'
import type { SchemaError, Validate, Validators } from './validator.ts'
import type { Direction } from '../direction.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { valueAt } from '../../document/resolve.ts'
import { createBranching, leadsTo } from './branching.ts'
import { formats } from './ajv-formats.ts'
import { createInterpretedValidators } from './interpret.ts'
import { createPattern } from '../pattern/compile.ts'
import { readErrors } from './schema-errors.ts'
import { toJsonSchema } from './keywords.ts'
import { isUnique } from '../unique.ts'

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
  const known = new Map<string, Compiled>()
  const find = (id: string): Compiled => known.get(id) ?? { schema: true, targets: [] }
  const isBranching = createBranching(find)
  const looking = new Set<string>()
  const compiled = new Map<string, Validate | undefined>()
  const interpreted = createInterpretedValidators(document, warn)

  /** Adds a schema, and through its references all that it needs, without compiling anything yet. */
  function add(pointer: string, direction: Direction): string {
    const key = `${direction} ${pointer}`
    const added = ids.get(key)
    if (added)
      return added
    const id = `s${ids.size}`
    ids.set(key, id)
    const targets: string[] = []
    const schema = toJsonSchema(document, valueAt(document.root, pointer) as Schema, direction, (target) => {
      const below = add(target, direction)
      targets.push(below)
      return below
    })
    known.set(id, { schema, targets })
    // Where it is but the name of a property it does no harm.
    if (/"unevaluated(?:Items|Properties)":/.test(JSON.stringify(schema)))
      looking.add(id)
    ajv.addSchema(schema === true ? {} : schema === false ? { not: {} } : schema, id)
    return id
  }

  function compile(pointer: string, direction: Direction): Validate | undefined {
    const interpret = (): Validate | undefined => interpreted.schema(pointer, direction)
    try {
      const id = add(pointer, direction)
      // Ajv takes for evaluated what failed branches looked at, and forgets what `contains` found; and it never gives up.
      const check = leadsTo(find, id, one => looking.has(one) || isBranching(one)) ? undefined : ajv.getSchema(id)
      // Ajv writes code for some schemas that does not run, or that never ends where a schema leads back to itself.
      return check ? value => run(check, value) ?? interpret()?.(value) ?? none : interpret()
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
    return check(value) ? none : readErrors(check.errors ?? [])
  }
  catch {
    return undefined
  }
}
