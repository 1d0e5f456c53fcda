import type { ValidateFunction } from 'ajv'
import type { Conversion, Direction } from './convert-schema.ts'
import type { Node } from './node.ts'
import type { Spec } from './spec.ts'
import addFormats from 'ajv-formats'
import Ajv from 'ajv/dist/2020.js'
import { convert } from './convert-schema.ts'
import { asNode } from './node.ts'

/** The schemas of a spec as they hold in one direction, each converted once and kept apart, so that Ajv compiles what is used and no more. */
export interface SchemaSide {
  /** Undefined where the schema says nothing that can be checked. */
  compile: (schema: unknown) => ValidateFunction | undefined
  /** The schema with all that it refers to in its `$defs`. */
  bundle: (schema: unknown) => Node | boolean
}

/** As long as a drawn text may be. */
const longest = 1_000

export function createSide(spec: Spec, direction: Direction): SchemaSide {
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
  const conversion: Conversion = { spec, direction, refer }

  function refer(ref: string): string {
    const known = names.get(ref)
    if (known)
      return known
    const name = `s${names.size}`
    names.set(ref, name)
    const schema = convert(conversion, spec.lookUp(ref) ?? true)
    converted.set(name, schema)
    ajv.addSchema(typeof schema === 'boolean' ? schema : asNode(schema), name)
    return name
  }

  function tryCompile(schema: unknown): ValidateFunction | undefined {
    try {
      return ajv.compile(typeof schema === 'boolean' ? schema : asNode(schema))
    }
    catch {
      return undefined
    }
  }

  return {
    compile(schema) {
      const key =
        typeof asNode(schema).$ref === 'string' && Object.keys(asNode(schema)).length === 1
          ? asNode(schema).$ref
          : schema
      if (!compiled.has(key))
        compiled.set(key, tryCompile(convert(conversion, schema ?? true)))
      return compiled.get(key)
    },
    bundle: schema => bundle(convert(conversion, schema ?? true), converted),
  }
}

function bundle(start: unknown, converted: ReadonlyMap<string, unknown>): Node | boolean {
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
}
