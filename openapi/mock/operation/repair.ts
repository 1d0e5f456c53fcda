import type { ApiDocument } from '../../document/document.ts'
import type { Schema, SchemaObject } from '../../document/openapi.ts'
import { adoptNumerals } from '../../document/json/numerals.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { keepNumeralOf } from '../../schema/example/numeral.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { deref, itemsOf, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import { generateExample } from '../../schema/example/made.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'

/**
 * Makes an example fit its schema: documents show examples that their own schemas refuse, and clients that check would
 * refuse them too. What fits stays as it is; what cannot be repaired is generated anew.
 */
export function repair(document: ApiDocument, schema: Schema, value: unknown, depth = 0): unknown {
  if (isTrue(document, schema, value))
    return value
  const found = deref(document, schema)
  const repaired =
    found && depth < 12 ? (repairParts(document, found, value, depth) ?? retype(document, found, value)) : undefined
  return repaired !== undefined && isTrue(document, schema, repaired) ? repaired : generateExample(document, schema)
}

/** The same value in another type: `5` as text, or a record in place of its name. */
function retype(document: ApiDocument, schema: SchemaObject, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return undefined
  const types = typesOf(document, schema)
  if (types.has('object')) {
    const thing = generateExample(document, schema)
    const properties = propertiesOf(document, schema)
    const name = conventionsOf(document)
      .of('nameInPlace')
      .find(key => properties.has(key) && isTrue(document, properties.get(key), value))
    return isObject(thing) && name !== undefined ? { ...thing, [name]: value } : undefined
  }
  return types.has('string') ? String(value) : types.has('number') || types.has('integer') ? Number(value) : undefined
}

function repairParts(document: ApiDocument, schema: SchemaObject, value: unknown, depth: number): unknown {
  const branches = schema.oneOf ?? schema.anyOf
  if (branches && !schema.properties) {
    const branch = branches
      .slice(0, 20)
      .find(
        candidate => isObject(value) && [...requiredOf(document, candidate)].every(name => Object.hasOwn(value, name)),
      )
    return branch === undefined ? undefined : repair(document, branch, value, depth + 1)
  }
  if (Array.isArray(value)) {
    const items = itemsOf(document, schema)
    if (items === undefined)
      return undefined
    const list = value.slice(0, schema.maxItems).map(item => repair(document, items, item, depth + 1))
    adoptNumerals(value, list)
    return list
  }
  if (!isObject(value))
    return undefined
  const properties = propertiesOf(document, schema)
  const repaired = {}
  for (const [name, part] of Object.entries(value)) {
    const property = properties.get(name)
    if (property !== undefined || schema.additionalProperties !== false) {
      setOwn(repaired, name, property === undefined ? part : repair(document, property, part, depth + 1))
    }
  }
  for (const name of requiredOf(document, schema)) {
    if (own(repaired, name) === undefined) {
      const made = generateExample(document, properties.get(name) ?? {}, { hint: name })
      setOwn(repaired, name, made)
      keepNumeralOf(document, properties.get(name) ?? true, repaired, name)
    }
  }
  adoptNumerals(value, repaired)
  return repaired
}
