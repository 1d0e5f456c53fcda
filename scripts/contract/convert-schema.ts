import type { Node } from './node.ts'
import type { Spec } from './spec.ts'
import { branchValues, isUndecidable } from './branches.ts'
import { asList, asNode } from './node.ts'

export type Direction = 'request' | 'response'

/** What stays the same while a schema is converted. */
export interface Conversion {
  spec: Spec
  direction: Direction
  /** The name under which the schema behind a reference is converted, once. */
  refer: (ref: string) => string
}

/** The keywords whose value is no schema. */
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

/** Keywords of OpenAPI 2.0 and 3.0 in the words of 2020-12. */
export function convert(run: Conversion, schema: unknown, depth = 0): unknown {
  if (typeof schema === 'boolean' || depth > 60) {
    return schema === false ? schema : true
  }
  const { spec, direction, refer } = run
  const node = asNode(schema)
  const old = spec.version < '3.1'
  if (typeof node.$ref === 'string' && (old || Object.keys(node).length === 1)) {
    return { $ref: refer(node.$ref) }
  }
  const next = (value: unknown): unknown => convert(run, value, depth + 1)
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
  return admitNull(node, turn(run, node, result))
}

/** Leaves out the properties that are not sent in this direction. */
function turn({ spec, direction }: Conversion, node: Node, result: Node): Node {
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
