import type { PlainObject } from '../../document/json/value.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { At, Generation } from './generation.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { flatten } from '../flatten.ts'
import { isAllowed, schemaOf } from './closed-names.ts'
import { countGuess, isAbsent, isWithin, none } from './generation.ts'
import { entriesOf, entryName, isShownAsMap } from './map-entries.ts'
import { keepNumeralOf } from './numeral.ts'
import { hasRoom, wantedNames } from './shown-properties.ts'

/** An object while it is made: what it is of, where it stands, and what it holds so far. */
interface Making {
  generation: Generation
  flat: FlatSchema
  at: At
  object: PlainObject
}

/** Makes an object: every required property, and the optional ones as far as they tell the reader something. */
export function generateObject(generation: Generation, flat: FlatSchema, at: At): PlainObject | typeof none {
  const required = new Set(flat.keywords.required)
  const making: Making = { generation, flat, at, object: Object.create(null) as PlainObject }
  for (const name of wantedNames(generation, flat, at)) {
    const told = generation.guessed?.size
    if (
      !addProperty(making, name, required.has(name))
      && required.has(name)
      && !isAbsentName(generation, flat, name)
    ) {
      countGuess(generation, flat, told)
      if (!generation.isLenient)
        return none
    }
  }
  addDependents(making)
  addMore(making)
  dropSome(flat, making.object)
  return plain(making.object)
}

/** Whether the object has the property now. What is optional is none the better for a value that is not valid. */
function addProperty({ generation, flat, at, object }: Making, name: string, isRequired = true): boolean {
  const schema = schemaOf(flat, name)
  const before = generation.guesses
  if (generation.isLenient && isWithin(flatten(generation.document, schema), at.above))
    return false
  const value = generation.generate(schema, {
    ...at,
    name,
    parent: flat.component?.name ?? flat.keywords.title ?? at.name,
    depth: at.depth + 1,
    merges: 0,
  })
  if (!isRequired && generation.guesses > before) {
    generation.guesses = before
    return false
  }
  if (value === none)
    return false
  object[name] = value
  keepNumeralOf(generation.document, schema, { holder: object, key: name })
  return true
}

function isAbsentName(generation: Generation, { keywords }: FlatSchema, name: string): boolean {
  const schema = Object.hasOwn(keywords.properties ?? {}, name) ? keywords.properties?.[name] : undefined
  return schema !== undefined && isAbsent(generation, schema)
}

function addDependents(making: Making): void {
  const { flat, object } = making
  const pending = Object.keys(object)
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const others = Object.hasOwn(flat.keywords.dependentRequired ?? {}, name)
      ? (flat.keywords.dependentRequired?.[name] ?? [])
      : []
    for (const other of others.filter(other => !Object.hasOwn(object, other))) {
      if (addProperty(making, other))
        pending.push(other)
    }
  }
}

/** Entries of a map: one to show what they are, more where `minProperties` asks for them. */
function addMore(making: Making): void {
  const { generation, flat, at, object } = making
  const { keywords } = flat
  const entries = entriesOf(flat)
  const show = !at.lean && hasRoom(generation, at) && isShownAsMap(generation, entries, at) ? 1 : 0
  const least = Math.min(keywords.minProperties ?? 0, 1000)
  const optional = Object.keys(keywords.properties ?? {}).filter(
    name => !Object.hasOwn(object, name) && isAllowed(flat, name),
  )
  for (let turn = 0; Object.keys(object).length < Math.max(least, show) && turn < least + 10; turn++) {
    const variant = at.variant + turn
    const name = optional.shift() ?? entryName(generation, entries, variant)
    if (!Object.hasOwn(object, name) && isAllowed(flat, name) && !isAbsentName(generation, flat, name))
      addProperty({ ...making, at: { ...at, variant } }, name)
  }
}

function dropSome({ keywords }: FlatSchema, object: PlainObject): void {
  const most = keywords.maxProperties ?? Infinity
  const required = new Set(keywords.required)
  const optional = Object.keys(object).filter(name => !required.has(name))
  while (Object.keys(object).length > most && optional.length > 0)
    delete object[optional.pop() ?? '']
}

/** An ordinary object, as a parser makes it, with `__proto__` as a key like any other. */
function plain(object: PlainObject): PlainObject {
  const copy: PlainObject = {}
  for (const [key, value] of Object.entries(object)) {
    Object.defineProperty(copy, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  copyNumerals(object, copy)
  return copy
}
