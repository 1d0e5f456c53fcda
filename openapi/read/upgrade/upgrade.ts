import { keepNumeral, numeralAt } from '../../document/json/numerals.ts'
import { applyOverrides } from './override.ts'
import { upgradeSwagger } from './swagger.ts'
import type { NodePlace } from '../../document/grammar/walk.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/**
 * Turns a checked tree of OpenAPI 2.0, 3.0 or 3.1 into the shape of 3.2, in place where it can. Only what the versions say
 * differently is rewritten; `example` stays beside `examples`, for it is valid in all of them.
 *
 * @see https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
 */
export function upgrade(root: PlainObject, version: number): PlainObject {
  const three = version === 2 ? upgradeSwagger(root) : root
  if (version >= 3.1)
    applyOverrides(three)
  walk(three, upgradeNode)
  return { ...three, openapi: '3.2.0' }
}

function upgradeNode(node: PlainObject, { kind }: NodePlace): void {
  if (kind === 'schema')
    upgradeSchema(node)
}

/** Schemas of 3.0 are a dialect of their own: `nullable`, boolean `exclusive…` and formats that name an encoding. */
function upgradeSchema(schema: PlainObject): void {
  upgradeNullable(schema)
  upgradeBound(schema, 'minimum', 'exclusiveMinimum')
  upgradeBound(schema, 'maximum', 'exclusiveMaximum')
}

/**
 * One rule, however it is written: with `nullable: true`, null is a value as well, beside `type`, `enum`, a reference or a
 * composition. OpenAPI 3.0.3 lets the keyword do nothing without a `type`; whoever writes it means it.
 */
function upgradeNullable(schema: PlainObject): void {
  const { nullable, type } = schema
  delete schema.nullable
  if (nullable !== true)
    return
  if (typeof type === 'string')
    schema.type = [type, 'null']
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    schema.enum = [...schema.enum, null]
  if (typeof schema.$ref === 'string') {
    schema.anyOf = [{ $ref: schema.$ref }, { type: 'null' }]
    delete schema.$ref
    return
  }
  if (Array.isArray(schema.allOf) && schema.allOf.length > 0) {
    const { allOf, anyOf } = schema
    delete schema.allOf
    const isWrapper = allOf.length === 1 && anyOf === undefined
    schema.anyOf = [isWrapper ? allOf[0] : { allOf, ...(anyOf !== undefined && { anyOf }) }, { type: 'null' }]
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = schema[keyword]
    // Of `oneOf`, null must not be two.
    if (Array.isArray(branches) && !branches.some(admitsNull))
      schema[keyword] = [...(branches as unknown[]), { type: 'null' }]
  }
}

function admitsNull(branch: unknown): boolean {
  return isObject(branch)
    && (branch.nullable === true
      || branch.type === 'null'
      || (Array.isArray(branch.type) && branch.type.includes('null')))
}

function upgradeBound(schema: PlainObject, bound: string, exclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean')
    return
  if (schema[exclusive] && typeof schema[bound] === 'number') {
    schema[exclusive] = schema[bound]
    keepNumeral(schema, exclusive, numeralAt(schema, bound) ?? String(schema[bound]))
    delete schema[bound]
  }
  else {
    delete schema[exclusive]
  }
}
