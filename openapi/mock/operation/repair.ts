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
export function repair(document: ApiDocument, schema: Schema, value: unknown): unknown {
  return mendOrMake({ document, mayInvent: true, depth: 0 }, schema, value)
}

/**
 * Makes what a client sent fit the schema of an answer. Of what cannot be repaired, an optional property is left out and a
 * list loses the item: nothing that nobody sent stands in the place of what somebody did.
 */
export function repairSent(document: ApiDocument, schema: Schema, value: unknown): unknown {
  const mended = mendAt({ document, mayInvent: false, depth: 0 }, schema, value)
  return mended === undefined ? generateExample(document, schema) : mended
}

interface Mending {
  document: ApiDocument
  /** Whether a value is made up where none has to be. */
  mayInvent: boolean
  depth: number
}

/** The value if it fits, else repaired, else made up where that may be. */
function mendOrMake(mending: Mending, schema: Schema, value: unknown): unknown {
  const mended = mendAt(mending, schema, value)
  return mended === undefined && mending.mayInvent ? generateExample(mending.document, schema) : mended
}

/** The value if it fits, else repaired; undefined where it cannot be repaired. */
function mendAt(mending: Mending, schema: Schema, value: unknown): unknown {
  const { document, depth } = mending
  if (isTrue(document, schema, value))
    return value
  const found = deref(document, schema)
  const repaired =
    found && depth < 12
      ? (repairParts({ ...mending, depth: depth + 1 }, found, value) ?? retype(document, found, value))
      : undefined
  return repaired !== undefined && isTrue(document, schema, repaired) ? repaired : undefined
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

function repairParts(mending: Mending, schema: SchemaObject, value: unknown): unknown {
  const { document } = mending
  const branches = schema.oneOf ?? schema.anyOf
  if (branches && !schema.properties) {
    const branch = branches
      .slice(0, 20)
      .find(
        candidate => isObject(value) && [...requiredOf(document, candidate)].every(name => Object.hasOwn(value, name)),
      )
    return branch === undefined ? undefined : mendOrMake(mending, branch, value)
  }
  if (Array.isArray(value)) {
    const items = itemsOf(document, schema)
    if (items === undefined)
      return undefined
    const list = value
      .slice(0, schema.maxItems)
      .map(item => mendOrMake(mending, items, item))
      .filter(item => item !== undefined)
    if (list.length === value.length)
      adoptNumerals(value, list)
    return list
  }
  return isObject(value) ? repairObject(mending, schema, value) : undefined
}

function repairObject(mending: Mending, schema: SchemaObject, value: Record<string, unknown>): object {
  const { document } = mending
  const properties = propertiesOf(document, schema)
  const repaired = {}
  for (const [name, part] of Object.entries(value)) {
    const property = properties.get(name)
    if (property === undefined && schema.additionalProperties === false)
      continue
    const mended = property === undefined ? part : mendOrMake(mending, property, part)
    if (mended !== undefined)
      setOwn(repaired, name, mended)
  }
  for (const name of requiredOf(document, schema)) {
    if (own(repaired, name) === undefined) {
      const made = generateExample(document, properties.get(name) ?? {}, { hint: name })
      setOwn(repaired, name, made)
      keepNumeralOf(document, properties.get(name) ?? true, { holder: repaired, key: name })
    }
  }
  adoptNumerals(value, repaired)
  return repaired
}
