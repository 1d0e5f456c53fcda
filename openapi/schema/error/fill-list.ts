import type { Filling, Start, Violation } from './error-facts.ts'
import type { Schema } from '../../document/openapi.ts'
import { isObject, own, setOwn } from '../../document/json/value.ts'
import { words } from '../../document/text/words.ts'
import { deref, itemsOf, propertiesOf, requiredOf, typesOf } from '../facts.ts'
import { generateExample } from '../example/made.ts'
import { isTrue } from '../validate/matches.ts'
import { conventionsOf } from '../conventions.ts'
import { ruleName } from './rules.ts'
import { sentence } from './sentence.ts'
import { violationFact } from './violation-fact.ts'

/** A list within an error, and how to write the fault itself as one of its items. */
interface ErrorList {
  filling: Filling
  schema: Schema
  start: Start
  fillItem: (filling: Filling, schema: Schema, start: Start) => unknown
}

/** The violations in the form of the schema's items: objects with field and reason, or plain texts. Without any, the fault is the item. */
export function fillList({ filling, schema, start, fillItem }: ErrorList): unknown[] {
  const { fault, rules, context: { document } } = filling
  const items = itemsOf(document, schema) ?? {}
  const [example] = Array.isArray(start.value) ? (start.value as unknown[]) : []
  const isText = typesOf(document, items).has('string') || typeof example === 'string'
  if (!fault.violations?.length) {
    const { is } = conventionsOf(document)
    const says = [...propertiesOf(document, items).keys()].some(name => is('violationMessage', name))
    return says && !isText && isObject(example)
      ? [fillItem(filling, items, { value: example, isOwn: start.isOwn, depth: 1 })]
      : []
  }
  return fault.violations.map((violation) => {
    if (isText)
      return rules ? ruleName(rules, violation) : sentence(violation)
    return fillViolation(filling, items, { violation, example })
  })
}

/** One violation as an object. Only required properties are taken from an example's item: the others are about another field. */
function fillViolation(
  filling: Filling,
  items: Schema,
  { violation, example }: { violation: Violation, example: unknown },
): unknown {
  const { rules, context: { document } } = filling
  const required = requiredOf(document, items)
  const item: Record<string, unknown> = {}
  for (const [name, property] of propertiesOf(document, items)) {
    const types = typesOf(document, property)
    const fact = types.has('object')
      ? placeObject(filling, property, violation)
      : violationFact(words(name), violation, { document, rules, types, choices: deref(document, property)?.enum })
    const value = fact !== undefined && isTrue(document, property, fact)
      ? fact
      : required.has(name) ? (own(example, name) ?? generateExample(document, property)) : undefined
    if (value !== undefined)
      setOwn(item, name, value)
  }
  return item
}

/** `source: { pointer, parameter }` of JSON:API, and other objects that say where the violation is. */
function placeObject({ rules, context: { document } }: Filling, schema: Schema, violation: Violation): unknown {
  const place: Record<string, unknown> = {}
  for (const [name, property] of propertiesOf(document, schema)) {
    const key = words(name)
    const isOther = violation.in === 'body' ? /^(?:parameter|header)$/.test(key) : key === 'pointer'
    const allowed = { document, rules, types: typesOf(document, property), choices: deref(document, property)?.enum }
    const fact = isOther ? undefined : violationFact(key, violation, allowed)
    if (fact !== undefined && /^(?:pointer|parameter|header|field|property|path)$/.test(key))
      setOwn(place, name, key === 'pointer' ? violation.pointer : fact)
  }
  return Object.keys(place).length > 0 ? place : undefined
}
