import type { ValidateFunction } from 'ajv'
import type { Node, Spec } from './spec.ts'
import addFormats from 'ajv-formats'
import Ajv from 'ajv/dist/2020.js'
import { generateSync } from 'json-schema-faker'
import { branchValues, isUndecidable } from './branches.ts'
import { asList, asNode } from './spec.ts'
import type { ApiDocument } from '../../openapi/document/document.ts'
import type { OpenApi, Schema } from '../../openapi/document/openapi.ts'
import { generateExample } from '../../openapi/schema/example/made.ts'

export type Direction = 'request' | 'response'

export interface DrawOptions {
  /** Whether all that is optional stands in it. */
  full: boolean
  seed: number
  /** Whether texts and lists must hold something. */
  filled?: boolean
  /** Whether examples and defaults are left aside. */
  fresh?: boolean
}

export interface Schemas {
  /** Undefined where the value is as the schema says, or the schema says nothing that can be checked. */
  violation: (schema: unknown, value: unknown, direction: Direction) => string | undefined
  /** A value for requests; undefined where none could be drawn that validates. */
  draw: (schema: unknown, options: DrawOptions) => { value: unknown } | undefined
  /** What a text may stand for, where nothing but the schema says of which type it is. */
  readings: (schema: unknown, text: string) => unknown[]
  /** The schema itself, behind its references. */
  follow: (schema: unknown) => Node
}

/** As long as a drawn text may be. */
const longest = 1_000

const plain = new Set([
  'type',
  'enum',
  'const',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'required',
  'dependentRequired',
  'default',
  'example',
  'examples',
  'minContains',
  'maxContains',
])

/** JSON Schema from the schemas of a spec, each converted once and kept apart, so that Ajv compiles what is used and no more. */
export function createSchemas(spec: Spec): Schemas {
  const sides = { request: createSide(spec, 'request'), response: createSide(spec, 'response') }
  const violation: Schemas['violation'] = (schema, value, direction) => {
    const validate = sides[direction].compile(schema)
    if (!validate || validate(value))
      return undefined
    const { instancePath, message, params } = validate.errors?.[0] ?? {}
    return `${instancePath || 'value'} ${message} ${JSON.stringify(params)}`
  }
  // Patterns with lookaheads are drawn by our own engine alone; whether it is right is for the other to say.
  const document: ApiDocument = { name: 'drawn', version: spec.version, root: spec.root as unknown as OpenApi }
  const lastResort = (schema: unknown): { value: unknown } | undefined => {
    const value = generateExample(document, schema as Schema)
    return value !== undefined && violation(schema, value, 'request') === undefined ? { value } : undefined
  }
  return {
    violation,
    draw(schema, { full, seed, filled = false, fresh = false }) {
      const bundled = sides.request.bundle(schema)
      for (let attempt = 0; attempt < 6; attempt++) {
        try {
          const value = generateSync(bundled, {
            seed: seed + attempt,
            alwaysFakeOptionals: full && attempt === 0,
            optionalsProbability: 0,
            // Deep values are long; some schemas have none that are shallow.
            refDepthMax: attempt < 2 ? 3 : 10,
            maxDepth: attempt < 2 ? 12 : 30,
            maxDefaultItems: 2,
            useExamplesValue: !fresh,
            useDefaultValue: !fresh,
            ...(filled && { minItems: 1, minLength: 1 }),
          })
          if (violation(schema, value, 'request') === undefined && !(filled && isEmpty(value)))
            return { value }
        }
        catch {}
      }
      const made = lastResort(schema)
      return made && filled && isEmpty(made.value) ? undefined : made
    },
    readings(schema, text) {
      return [
        ...(text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []),
        ...(['true', 'false'].includes(text) ? [text === 'true'] : []),
        ...(text === '' ? [null] : []),
        text,
        text.split(',').map(part => part.trim()),
      ].toSorted(
        (one, other) =>
          Number(violation(schema, one, 'response') !== undefined)
          - Number(violation(schema, other, 'response') !== undefined),
      )
    },
    follow(schema) {
      let node = asNode(schema)
      for (let step = 0; step < 20 && typeof node.$ref === 'string'; step++)
        node = asNode(spec.lookUp(node.$ref))
      return node
    },
  }
}

function createSide(spec: Spec, direction: Direction) {
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    multipleOfPrecision: 9,
    unicodeRegExp: false,
    logger: false,
    validateSchema: false,
  })
  addFormats.default(ajv)
  const names = new Map<string, string>()
  const compiled = new Map<unknown, ValidateFunction | undefined>()
  const converted = new Map<string, unknown>()

  function refer(ref: string): string {
    const known = names.get(ref)
    if (known)
      return known
    const name = `s${names.size}`
    names.set(ref, name)
    const schema = convert(spec.lookUp(ref) ?? true)
    converted.set(name, schema)
    ajv.addSchema(typeof schema === 'boolean' ? schema : asNode(schema), name)
    return name
  }

  /** Keywords of OpenAPI 2.0 and 3.0 in the words of 2020-12. */
  function convert(schema: unknown, depth = 0): unknown {
    if (typeof schema === 'boolean' || depth > 60) {
      return schema === false ? schema : true
    }
    const node = asNode(schema)
    const old = spec.version < '3.1'
    if (typeof node.$ref === 'string' && (old || Object.keys(node).length === 1)) {
      return { $ref: refer(node.$ref) }
    }
    const next = (value: unknown): unknown => convert(value, depth + 1)
    const result: Node = {}
    for (const [key, value] of Object.entries(node)) {
      if (['allOf', 'anyOf', 'oneOf', 'prefixItems'].includes(key)) {
        const values = key === 'oneOf' ? branchValues(node, spec.lookUp) : undefined
        // What stands in another file is not read: then there is no telling how many branches a value matches.
        const isElsewhere = asList(value).some(branch => /^[^#]/.test(String(asNode(branch).$ref ?? '#')))
        const isLoose = isElsewhere || (direction === 'response' && isUndecidable(node, spec.lookUp))
        result[key === 'oneOf' && isLoose ? 'anyOf' : key] = asList(value).map((branch, index) =>
          values?.[index] === undefined ? next(branch) : { allOf: [next(branch), values[index]] },
        )
      }
      else if (['properties', 'patternProperties', '$defs', 'dependentSchemas'].includes(key)) {
        result[key] = Object.fromEntries(Object.entries(asNode(value)).map(([name, member]) => [name, next(member)]))
      }
      else if (
        [
          'items',
          'additionalProperties',
          'not',
          'if',
          'then',
          'else',
          'contains',
          'propertyNames',
          'unevaluatedProperties',
          'unevaluatedItems',
        ].includes(key)
      ) {
        result[key] = next(value)
      }
      else if (key === 'pattern' ? isSafePattern(value) : plain.has(key)) {
        result[key] = value
      }
    }
    if (typeof node.$ref === 'string')
      result.$ref = refer(node.$ref)
    // Specs that call themselves 3.1 still write words of 3.0.
    modernise(node, result)
    return admitNull(node, turn(node, result))
  }

  function turn(node: Node, result: Node): Node {
    const hidden = direction === 'request' ? 'readOnly' : 'writeOnly'
    const dropped = Object.entries(asNode(node.properties))
      .filter(
        ([, member]) =>
          asNode(typeof asNode(member).$ref === 'string' ? spec.lookUp(String(asNode(member).$ref)) : member)[hidden]
          === true,
      )
      .map(([name]) => name)
    if (dropped.length === 0)
      return result
    result.required = asList(node.required).filter(name => !dropped.includes(String(name)))
    if (direction === 'request') {
      result.properties = Object.fromEntries(
        Object.entries(asNode(result.properties)).filter(([name]) => !dropped.includes(name)),
      )
      if (result.example !== undefined)
        delete result.example
    }
    return result
  }

  return {
    compile(schema: unknown): ValidateFunction | undefined {
      const key =
        typeof asNode(schema).$ref === 'string' && Object.keys(asNode(schema)).length === 1
          ? asNode(schema).$ref
          : schema
      if (!compiled.has(key))
        compiled.set(key, tryCompile(convert(schema ?? true)))
      return compiled.get(key)
    },
    bundle(schema: unknown): Node | boolean {
      const start = convert(schema ?? true)
      const used = new Map<string, unknown>()
      const local = (value: unknown): unknown => {
        if (Array.isArray(value))
          return value.map(local)
        if (typeof value !== 'object' || value === null)
          return value
        return Object.fromEntries(
          Object.entries(value).map(([key, member]) => {
            // A text may be of any length up to the most, which is more than a request can carry.
            if (key === 'maxLength' && Number(member) > longest) {
              return [key, Math.max(longest, Number(asNode(value).minLength ?? 0))]
            }
            if (key !== '$ref' || typeof member !== 'string' || !converted.has(member)) {
              return [key, local(member)]
            }
            if (!used.has(member)) {
              used.set(member, true)
              used.set(member, local(converted.get(member)))
            }
            return [key, `#/$defs/${member}`]
          }),
        )
      }
      const body = local(start)
      return typeof body === 'boolean' ? body : { ...asNode(body), $defs: Object.fromEntries(used) }
    },
  }

  function tryCompile(schema: unknown): ValidateFunction | undefined {
    try {
      return ajv.compile(typeof schema === 'boolean' ? schema : asNode(schema))
    }
    catch {
      return undefined
    }
  }
}

/** `nullable`, boolean `exclusiveMinimum` and `type: file`, as 2.0 and 3.0 write them. */
function modernise(node: Node, result: Node): void {
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[flag] !== 'boolean')
      continue
    delete result[flag]
    if (node[flag]) {
      result[flag] = node[bound]
      delete result[bound]
    }
  }
  if (!Array.isArray(node.required))
    delete result.required
  if (node.type === 'file')
    result.type = 'string'
  if (node.example !== undefined && result.examples === undefined)
    result.examples = [node.example]
  delete result.example
}

/**
 * `nullable` is no word of 3.1, and beside `allOf` and the like without a `type` it has no effect in 3.0; the specs that
 * write it so mean it all the same.
 */
function admitNull(node: Node, result: Node): Node {
  if (node.nullable !== true && node['x-nullable'] !== true)
    return result
  return { anyOf: [result, { type: 'null' }] }
}

/** Whether a pattern compiles and repeats no repetition, which could take a validator minutes. */
function isSafePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || /\((?:\?:)?(?:\[[^\]]*\]|\\?.)[+*]\)[+*{]/.test(pattern))
    return false
  try {
    return new RegExp(pattern) instanceof RegExp
  }
  catch {
    return false
  }
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && (value === null || Object.keys(value).length === 0))
}
