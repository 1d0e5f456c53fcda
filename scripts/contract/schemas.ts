import type { ApiDocument } from '../../openapi/document/document.ts'
import type { OpenApi, Schema } from '../../openapi/document/openapi.ts'
import type { Direction } from './convert-schema.ts'
import type { Node } from './node.ts'
import type { Spec } from './spec.ts'
import { generateSync } from 'json-schema-faker'
import { generateExample } from '../../openapi/schema/example/made.ts'
import { follow } from './node.ts'
import { createSide } from './schema-side.ts'

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

/** What the schemas of a spec say of values, by another engine than the mock has. */
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
    follow: schema => follow(schema, spec.lookUp),
  }
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && (value === null || Object.keys(value).length === 0))
}
