import { remember } from '../../../document/remember.ts'
import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Resource } from '../resource.ts'
import { adoptNumerals, copyNumerals } from '../../../document/json/numerals.ts'
import { holdsFlagged } from './flagged.ts'
import { createLikeness, isSameList } from './likeness.ts'
import { isClosedTo } from './wrong-fields.ts'
import { deref, flagged, itemsOf, propertiesOf } from '../../../schema/facts.ts'
import { isTrue } from '../../../schema/validate/matches.ts'
import { repair, repairSent } from '../../operation/repair.ts'
import { isObject, setOwn } from '../../../document/json/value.ts'

/** How answers of one schema show records. */
export interface Showing {
  /** A record as the schema shows it: properties that it declares and that are not `writeOnly`. */
  present: (record: JsonObject) => JsonObject
  /**
   * The same, repaired to fit the schema: another operation may have written the record. Computed once per version of a
   * record, since records are read more often than written. Callers must not change it: it may be the record itself.
   */
  show: (record: JsonObject) => JsonObject
  /** A record as shown, without repair, for callers who know that it fits and do not change it. */
  look: (record: JsonObject) => JsonObject
  /** Whether the schema allows what is shown of a record as it is. */
  fits: (record: JsonObject) => boolean
  /**
   * A record completed with what the schema asks for. What it holds stays as it was sent, also where this schema would not
   * show it: another one may, and each answer shows what its own allows.
   */
  complete: (record: JsonObject) => JsonObject
}

const showings = new WeakMap<object, WeakMap<object, Showing>>()

/** The showing of a schema, made once; what a client sent that the resource does not know of is shown where the schema is open. */
export function showingOf(document: ApiDocument, schema: Schema, resource?: Resource): Showing {
  const ofSchema = remember(showings, deref(document, schema) ?? document, () => new WeakMap())
  return remember(ofSchema, resource ?? document, () => createShowing(document, schema, resource))
}

function createShowing(document: ApiDocument, schema: Schema, resource: Resource | undefined): Showing {
  const found = deref(document, schema)
  const properties = propertiesOf(document, schema)
  const isSaid =
    properties.size === 0 || found?.additionalProperties === true || typeof found?.additionalProperties === 'object'
  const isClosed = isClosedTo(document, schema)
  const shownIfUndeclared = (name: string): boolean =>
    isSaid || (!isClosed && resource !== undefined && !resource.declared().has(name))
  const isShown = new Map([...properties].map(([name, property]) => [name, !flagged(document, property, 'writeOnly')]))
  const deep = [...properties].filter(([, property]) => holdsFlagged(document, property, 'writeOnly'))
  const likeness = createLikeness(document, schema)
  const fitting = new WeakSet<JsonObject>()
  const repaired = new WeakMap<JsonObject, JsonObject>()

  function present(record: JsonObject): JsonObject {
    const shown: JsonObject = {}
    for (const name of Object.keys(record)) {
      if (isShown.get(name) ?? shownIfUndeclared(name))
        setOwn(shown, name, record[name])
    }
    for (const [name, property] of deep) {
      if (Object.hasOwn(shown, name))
        setOwn(shown, name, withoutHidden(document, property, shown[name], 0))
    }
    adoptNumerals(record, shown)
    return shown
  }

  /** Names of a record of which nothing was hidden: the next record often has the same. */
  let shownWhole: readonly string[] = []

  function look(record: JsonObject): JsonObject {
    if (deep.length > 0)
      return present(record)
    const names = Object.keys(record)
    if (isSameList(names, shownWhole))
      return record
    if (!names.every(name => isShown.get(name) ?? shownIfUndeclared(name)))
      return present(record)
    shownWhole = names
    return record
  }

  function fits(record: JsonObject): boolean {
    const shown = look(record)
    if (likeness.isLike(shown))
      return true
    const isFit = isTrue(document, schema, shown)
    if (isFit)
      likeness.keep(shown)
    return isFit
  }

  function show(record: JsonObject): JsonObject {
    const known = repaired.get(record)
    if (known)
      return known
    if (fitting.has(record))
      return look(record)
    if (fits(record)) {
      fitting.add(record)
      return look(record)
    }
    const shown = present(record)
    const made = repairSent(document, schema, shown)
    if (!isObject(made))
      return shown
    repaired.set(record, made as JsonObject)
    return made as JsonObject
  }

  function complete(record: JsonObject): JsonObject {
    if (fits(record))
      return record
    const made = repairSent(document, schema, present(record))
    if (!isObject(made))
      return record
    const whole = { ...record }
    copyNumerals(record, whole)
    for (const [name, value] of Object.entries(made))
      Object.hasOwn(whole, name) || setOwn(whole, name, value)
    adoptNumerals(made, whole, name => !Object.hasOwn(record, name))
    return whole
  }

  return { present, show, look, fits, complete }
}

function withoutHidden(document: ApiDocument, schema: Schema | undefined, value: unknown, depth: number): unknown {
  if (depth > 20 || schema === undefined)
    return value
  if (Array.isArray(value)) {
    const items = itemsOf(document, schema)
    const list = value.map(item => withoutHidden(document, items, item, depth + 1))
    copyNumerals(value, list)
    return list
  }
  if (!isObject(value))
    return value
  const properties = propertiesOf(document, schema)
  const kept = {}
  for (const [name, part] of Object.entries(value)) {
    const property = properties.get(name)
    if (property === undefined || !flagged(document, property, 'writeOnly'))
      setOwn(kept, name, withoutHidden(document, property, part, depth + 1))
  }
  adoptNumerals(value, kept)
  return kept
}

/** An example made a record that its schema allows as it is shown; properties in `kept` stay as they are. */
export function mendRecord(
  document: ApiDocument,
  schema: Schema,
  { record, kept }: { record: JsonObject, kept: readonly string[] },
): JsonObject {
  const { present, fits } = showingOf(document, schema)
  if (fits(record))
    return record
  const shown = present(record)
  const made = repair(document, schema, shown)
  if (!isObject(made))
    return record
  const whole: JsonObject = {}
  // Properties that answers never show are kept; those that could only be repaired by leaving them out stay out.
  for (const [name, value] of Object.entries(record)) {
    if (kept.includes(name) || !Object.hasOwn(shown, name))
      setOwn(whole, name, value)
    else if (Object.hasOwn(made, name))
      setOwn(whole, name, made[name])
  }
  for (const [name, value] of Object.entries(made))
    Object.hasOwn(whole, name) || setOwn(whole, name, value)
  adoptNumerals(made, whole)
  adoptNumerals(record, whole)
  return whole
}
