import type { ApiDocument } from '../../document/document.ts'
import type { Filling, Start } from './error-facts.ts'
import type { Schema } from '../../document/openapi.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { words } from '../../document/text/words.ts'
import { deref, propertiesOf, requiredOf, typesOf } from '../facts.ts'
import { hasOwnExample } from '../example/example.ts'
import { generateExample } from '../example/made.ts'
import { isTrue } from '../validate/matches.ts'
import { conventionsOf } from '../conventions.ts'
import { anyCode } from './code.ts'
import { fillList } from './fill-list.ts'
import { knownFact, tellsField } from './known.ts'

/** The greatest depth to which an error is filled. */
const deepest = 4

/**
 * Writes a fault as the API's error schema asks: known facts, what an example of this status shows, and besides that only
 * what the schema requires.
 */
export function fill(filling: Filling, schema: Schema, start: Start): unknown {
  const { depth = 0 } = start
  const { fault, context: { document } } = filling
  const types = typesOf(document, schema)
  if (types.has('string') && depth === 0)
    return fault.message
  if (types.has('array') && depth === 0)
    return fillList({ filling, schema, start, fillItem: fill })
  const properties = propertiesOf(document, schema)
  if (properties.size === 0) {
    const isShown = isObject(start.value) && Object.keys(start.value).length > 0
    return isShown ? start.value : isClosed(document, schema) ? {} : freeForm(filling)
  }
  return fillObject(filling, schema, start)
}

/** Whether an object without declared properties may have no others: its error is empty. */
function isClosed(document: ApiDocument, schema: Schema): boolean {
  return deref(document, schema)?.additionalProperties === false
}

/** The error for an object whose schema declares no properties. */
function freeForm({ fault: { code, message } }: Filling): unknown {
  return { code, message }
}

function fillObject(filling: Filling, schema: Schema, start: Start): Record<string, unknown> {
  const { context: { document } } = filling
  const properties = propertiesOf(document, schema)
  const required = requiredOf(document, schema)
  const siblings = [...properties.keys()].map(words)
  const filled: Record<string, unknown> = {}
  for (const [name, property] of properties) {
    const before = own(start.value, name)
    const place: MemberPlace = { name: words(name), siblings, schema: property, start, before }
    const value = fillProperty(filling, place, required.has(name))
    if (value !== undefined)
      setOwn(filled, name, value)
  }
  // Properties of this status's example that the schema does not declare are kept, too.
  for (const [name, value] of start.isOwn && isObject(start.value) ? Object.entries(start.value) : []) {
    if (!properties.has(name))
      setOwn(filled, name, value)
  }
  return filled
}

interface MemberPlace {
  name: string
  siblings: string[]
  schema: Schema
  start: Start
  before: unknown
}

/** Fills one property; one that does not fit its schema does not stop the others. */
function fillProperty(filling: Filling, place: MemberPlace, isRequired: boolean): unknown {
  const { context: { document }, fault } = filling
  const { schema, start, before } = place
  const isValid = (value: unknown): boolean => value !== undefined && isTrue(document, schema, value)
  const known = knownPart(filling, place, isRequired) ?? knownFact(fault, place, filling.context)
  if (isValid(known))
    return known
  const isStale = tellsField(filling.context, place.name) || isErrorList(filling, place)
  if (start.isOwn && !isStale && isValid(before))
    return before
  const shown = isStale ? undefined : shownValue(filling, schema)
  return shown ?? (isRequired ? requiredValue(filling, place) : undefined)
}

/** The example that somebody wrote in the schema of a property. */
function shownValue({ context: { document, isShown } }: Filling, schema: Schema): unknown {
  return isShown === true && hasOwnExample(document, { schema }) ? generateExample(document, schema) : undefined
}

/** What a list or an object within an error says of the fault. */
function knownPart(filling: Filling, place: MemberPlace, isRequired: boolean): unknown {
  const { context: { document } } = filling
  const { name, schema, before, start } = place
  const { depth = 0, isOwn } = start
  const types = typesOf(document, schema)
  const inner = { value: before, isOwn, depth: depth + 1 }
  if (types.has('array')) {
    const list = isErrorList(filling, place) ? fillList({ filling, schema, start: inner, fillItem: fill }) : undefined
    return Array.isArray(list) && list.length > 0 ? list : undefined
  }
  const isObjectType = types.has('object') && propertiesOf(document, schema).size > 0
  if (!isObjectType || depth >= deepest || !(isRequired || conventionsOf(document).has('errorPart', name) || (isOwn && isObject(before))))
    return undefined
  const filled = fill(filling, schema, inner)
  return isObject(filled) && Object.keys(filled).length > 0 ? filled : undefined
}

/** A value for a required property about which nothing is known: the smallest that the schema allows. */
function requiredValue({ context, fault }: Filling, place: MemberPlace): unknown {
  const { document } = context
  const { schema, before, start } = place
  const found = deref(document, schema)
  const choices = found?.enum?.filter(choice => typeof choice === 'string') ?? []
  if (choices.length > 0 && !(start.isOwn && choices.includes(String(before))))
    return anyCode(choices, fault)
  const empty = tellsField(context, place.name) ? [null, ''] : typesOf(document, schema).has('array') ? [[]] : [null]
  // `null` is a value as well, so what is found is looked at as a list.
  const allowed = [...empty, before].filter(value => value !== undefined && isTrue(document, schema, value))
  return allowed.length > 0 ? allowed[0] : generateExample(document, schema)
}

/** Whether a list is one of violations. */
function isErrorList({ context: { document } }: Filling, { name, schema }: MemberPlace): boolean {
  return typesOf(document, schema).has('array')
    && conventionsOf(document).has('errorList', name)
}
