import type { ApiDocument, Tell } from '../../document/document.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'

/**
 * Reports the components that no finite value fits: each value of theirs must hold another one. A schema is finite where one of its
 * choices needs only finite ones; what is left when no more can be found is endless.
 */
export function checkEndless(document: ApiDocument, tell: Tell): void {
  const schemas: PlainObject[] = []
  walk(document.root, (node, { kind }) => {
    if (kind === 'schema')
      schemas.push(node)
  })
  const finite = findFinite(document, schemas.reverse())
  for (const [name, schema] of Object.entries(document.root.components?.schemas ?? {})) {
    if (!isObject(schema) || finite.has(schema))
      continue
    const needs = (one: PlainObject) => needsOf(document, one).flat().filter(need => !finite.has(need))
    // What is made of itself, with nothing in between, is a circle of references, which is told as such.
    const isMadeOfItself = leadsTo(schema, one => baseOf(document, one))
    if (!isMadeOfItself && leadsTo(schema, needs)) {
      tell({
        rule: 'endless-schema',
        pointer: joinPointer('#/components/schemas', name),
        message: `Every value of "${name}" must hold another one, without end: no value is valid.`,
        advice: 'let one of the schemas on the way be optional, empty or null',
      })
    }
  }
}

/** The inner schemas come first, so that few rounds find all. */
function findFinite(document: ApiDocument, schemas: readonly PlainObject[]): ReadonlySet<unknown> {
  const finite = new Set<unknown>()
  const known = new Set<unknown>(schemas)
  let open = schemas
  for (let before = -1; before !== open.length;) {
    before = open.length
    open = open.filter((schema) => {
      const isMet = (need: PlainObject) => finite.has(need) || !known.has(need)
      const hasEnd = needsOf(document, schema).every(choices => choices.some(isMet))
      if (hasEnd)
        finite.add(schema)
      return !hasEnd
    })
  }
  return finite
}

/** What each value of a schema must hold or be: of each entry, one. What is not known, or is no schema object, needs nothing. */
function needsOf(document: ApiDocument, schema: PlainObject): PlainObject[][] {
  const { type, anyOf, oneOf, enum: values, required, minItems } = schema
  // Most schemas are of single values, and need nothing.
  if ([anyOf, oneOf, required, minItems, schema.allOf, schema.$ref].every(keyword => keyword === undefined))
    return []
  const types = type === undefined ? [] : [type].flat()
  if (values !== undefined || schema.const !== undefined)
    return []
  const all = baseOf(document, schema).map(part => [part])
  const some = [anyOf, oneOf]
    .filter((list): list is unknown[] => Array.isArray(list) && list.length > 0 && list.every(isObject))
    .map(list => list.filter(isObject))
  // A value of another type holds nothing.
  const isOther = types.some(type => type !== 'object' && type !== 'array') || types.length > 1
  return [...all, ...some, ...(isOther ? [] : listHeld(schema, types[0]))]
}

/** What a schema is made of: each of its values is one of each of these. */
function baseOf(document: ApiDocument, { $ref, allOf }: PlainObject): PlainObject[] {
  const target = typeof $ref === 'string' ? resolve<PlainObject>(document, { $ref })?.value : undefined
  return [target, ...(Array.isArray(allOf) ? allOf : [])].filter(isObject)
}

function listHeld(
  { required, properties, items, minItems, prefixItems }: PlainObject,
  type: unknown,
): PlainObject[][] {
  if (type === 'array')
    return typeof minItems === 'number' && minItems > 0 && prefixItems === undefined && isObject(items) ? [[items]] : []
  const names = Array.isArray(required) && isObject(properties) ? required.map(String) : []
  return names.flatMap((name) => {
    const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined
    return isObject(property) ? [[property]] : []
  })
}

/** Whether a schema is on a circle itself, not only on the way to one. */
function leadsTo(schema: PlainObject, next: (schema: PlainObject) => PlainObject[]): boolean {
  const seen = new Set<PlainObject>()
  const queue = [schema]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const one of next(at)) {
      if (one === schema)
        return true
      if (!seen.has(one)) {
        seen.add(one)
        queue.push(one)
      }
    }
  }
  return false
}
