import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer, valueAt } from '../../document/json/pointer.ts'
import type { Hidden } from './hidden.ts'
import { isHidden } from './hidden.ts'

/** How many schemas are looked at for one value. */
const maxLayers = 2000

/** Schemas that extend another by `allOf`, by the pointer of that other. */
export type Heirs = Map<string, PlainObject[]>

export function findHeirs({ root, kind }: Hidden): Heirs {
  const heirs: Heirs = new Map()
  const section = kind === 'document-2' ? ['definitions'] : ['components', 'schemas']
  const schemas = valueAt(root, joinPointer('#', ...section))
  for (const schema of Object.values(toMap(schemas))) {
    for (const branch of isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : []) {
      if (isObject(schema) && isObject(branch) && typeof branch.$ref === 'string')
        heirs.set(branch.$ref, [...(heirs.get(branch.$ref) ?? []), schema])
    }
  }
  return heirs
}

/** All schemas that may have a say in a value: what a schema refers to, its branches, and what inherits from it. */
export function layersOf({ root }: Hidden, heirs: Heirs, start: unknown): PlainObject[] {
  const layers = new Set<PlainObject>()
  const queue: unknown[] = [start]
  for (let node = queue.pop(); queue.length > 0 || node !== undefined; node = queue.pop()) {
    if (!isObject(node) || layers.has(node) || layers.size >= maxLayers)
      continue
    layers.add(node)
    if (typeof node.$ref === 'string')
      queue.push(valueAt(root, node.$ref), ...(isHead(root, node.$ref) ? (heirs.get(node.$ref) ?? []) : []))
    for (const branches of [node.allOf, node.anyOf, node.oneOf])
      queue.push(...(Array.isArray(branches) ? branches : []))
    queue.push(node.if, node.then, node.else, ...Object.values(toMap(node.dependentSchemas)))
  }
  return [...layers]
}

function toMap(value: unknown): PlainObject {
  return isObject(value) ? value : {}
}

/** Only where a discriminator chooses among them do heirs take the place of what they extend. */
function isHead(root: PlainObject, ref: string): boolean {
  const target = valueAt(root, ref)
  return isObject(target) && target.discriminator !== undefined
}

/** The schemas that speak of a property; those of its own name alone, where there are some. */
export function propertyIn(layers: PlainObject[], name: string): unknown[] {
  const named = layers.flatMap(({ properties }) =>
    Object.hasOwn(toMap(properties), name) ? [toMap(properties)[name]] : [])
  return named.length > 0
    ? named
    : layers.flatMap(({ additionalProperties, patternProperties }) => [
        additionalProperties,
        ...Object.values(toMap(patternProperties)),
      ])
}

/** The names of hidden properties among some layers. */
export function hiddenNames(hidden: Hidden, layers: PlainObject[]): Set<string> {
  return new Set(layers.flatMap(({ properties }) =>
    Object.entries(toMap(properties))
      .filter(([, property]) => isHidden(hidden, property, 'schema'))
      .map(([name]) => name)))
}
