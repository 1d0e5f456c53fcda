import type { JsonObject } from '../message/exchange.ts'
import type { Resource } from './resource.ts'
import type { Collection, Tables } from './store/sandbox.ts'
import type { ActionInput, Outcome } from './outcome.ts'
import { isObject, sameJson } from '../../document/json/value.ts'
import { adoptNumerals, copyNumerals, keepNumeral } from '../../document/json/numerals.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { concretePath, split } from '../operation/path-template.ts'
import { keyOf, placesOf } from './places.ts'
import { createRecord } from './record/records.ts'
import { nameOf, readAt, writeAt } from './id/record-id.ts'
import { duplicate, full, invalid } from './refusals.ts'
import { showingOf } from './record/shown.ts'
import { takenFields } from './id/unique-fields.ts'
import { wrongFields } from './record/wrong-fields.ts'

/** The collection that is changed. */
interface Target {
  tables: Tables
  collection: Collection
  path: string
}

/** Makes a record under the id that its path gives it. */
export function put(input: ActionInput, target: Target, id: string): Outcome {
  const { document, action: { resource, parameter }, operation, values, most } = input
  const { collection } = target
  if (collection.size >= most)
    return full(most)
  const wrong = wrongFields(document, resource, { body: input.body, schema: input.bodySchema })
  if (wrong.length > 0)
    return invalid(operation, wrong)
  const made = makeRecord(input, target)
  const name = parameter === undefined ? undefined : values.path[parameter]
  const isName = resource.id.length > 0 && name !== undefined && isTrue(document, resource.idSchema, name)
  const record = complete(input, isName ? named(made, resource, { path: values.path, parameter: parameter ?? '' }) : made)
  const taken = takenFields(document, resource, { collection, record, self: id, ignores: sharing(input, collection) })
  if (taken.length > 0)
    return duplicate(operation, taken)
  collection.set(id, record)
  return { kind: 'record', record, created: concretePath(operation.path, values.path) }
}

/** A record with the id that its path gives it, kept digit by digit. */
function named(
  record: JsonObject,
  { id }: Resource,
  { path, parameter }: { path: Record<string, unknown>, parameter: string },
): JsonObject {
  const made = writeAt(record, id, path[parameter])
  const holder = id.length === 1 ? made : readAt(made, id.slice(0, -1))
  if (isObject(holder) && typeof path[parameter] === 'number')
    keepNumeral(holder, id.at(-1) ?? '', keyOf(path, parameter))
  return made
}

/** Adds a record to a collection. */
export function create(input: ActionInput, tables: Tables, listed: string): Outcome {
  const { document, action: { resource }, most, operation, body } = input
  const path = homeOf(input, tables, listed)
  const collection = tables.collection(path)
  if (collection.size >= most)
    return full(most)
  // Checked before the record is made, so that a refused request uses up no number.
  const wrong = wrongFields(document, resource, { body, schema: input.bodySchema })
  if (wrong.length > 0)
    return invalid(operation, wrong)
  const claimed = takenFields(document, resource, { collection, record: body, ignores: sharing(input, collection) })
  if (claimed.length > 0)
    return duplicate(operation, claimed)
  const made = makeRecord(input, { tables, collection, path })
  const record = complete(input, made)
  const id = nameOf(record, resource.id) ?? String(tables.count(path, () => collection.size))
  const taken = takenFields(document, resource, { collection, record, self: id, ignores: sharing(input, collection) })
  if (taken.length > 0 || (collection.has(id) && !makesRoom(input, collection, id))) {
    return duplicate(operation, taken.length > 0 ? taken : [resource.id.join('/')])
  }
  collection.set(id, record)
  return {
    kind: 'record',
    record,
    created: resource.hasItems ? `${listed}/${encodeURIComponent(id)}` : '',
    isFit: record === made,
  }
}

/** The place of a record that is created in a flat list: below the item that it names, if that has such a collection. */
function homeOf({ action: { resource }, resources, body }: ActionInput, tables: Tables, path: string): string {
  for (const nested of resource.nested()) {
    const depth = nested.path.split('/').length - 2
    const link = nested.links.find(({ segment }) => segment === depth)
    const parent = link && nameOf(body, link.property)
    if (parent === undefined)
      continue
    const wanted = `/${encodeURIComponent(parent)}/${split(nested.path).last}`
    const found = placesOf({ resources, tables }, resource, path).find(place => place.path.endsWith(wanted))
    if (found)
      return found.path
  }
  return path
}

function makeRecord({ document, action: { resource }, body, now, random }: ActionInput, target: Target): JsonObject {
  const { tables, collection, path } = target
  return createRecord(document, resource, { input: body, making: {
    now,
    random: random(tables.next()),
    path,
    count: highest => tables.count(path, highest),
    taken: collection,
  } })
}

/** Completes a record with what the answer requires: from the example, else generated. A complete record is returned itself. */
function complete({ document, action: { resource }, example }: ActionInput, record: JsonObject): JsonObject {
  const showing = showingOf(document, resource.schema, resource)
  if (showing.fits(record))
    return record
  const shown = example()
  if (!isObject(shown))
    return showing.complete(record)
  const filled = { ...(shown as JsonObject), ...record }
  copyNumerals(shown, filled)
  adoptNumerals(record, filled)
  return showing.complete(filled)
}

/** Whether a sample may share a unique value with an example record: as long as that record is unchanged. */
function sharing(input: ActionInput, collection: Collection): (id: string, name: string) => boolean {
  return (id, name) => isUntouched(input, collection, id) && input.isShownValue(name, collection.get(id)?.[name])
}

/** Whether a record may be replaced by a new one: an unchanged example, or one that a sample made, which may be sent again. */
function makesRoom(input: ActionInput, collection: Collection, id: string): boolean {
  return input.isShown(id) || isUntouched(input, collection, id)
}

function isUntouched({ action: { resource } }: ActionInput, collection: Collection, id: string): boolean {
  const seed = resource.seeds().find(([key]) => key === id)?.[1]
  const record = collection.get(id)
  const isLink = (key: string): boolean => resource.links.some(({ property }) => property[0] === key)
  return seed !== undefined
    && record !== undefined
    && Object.keys(seed).every(key => sameJson(seed[key], record[key]) || isLink(key))
}
