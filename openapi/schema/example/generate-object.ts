import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { both, flatten } from '../flatten.ts'
import type { At, Generation } from './generation.ts'
import { countGuess, isAbsent, isWithin, none } from './generation.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { keepNumeralOf } from './numeral.ts'
import { isOfErrors } from './realistic.ts'
import { matchesPattern, textOfPattern } from '../pattern/pattern.ts'

/**
 * How many values must still be free before an optional part is opened, by how deep it lies: what stands further out says
 * more, and nobody reads an example of hundreds of lines. Deeper ones are left out.
 */
const leastFree = [1, 400, 460]

/** Makes an object: every required property, and the optional ones as far as they tell the reader something. */
export function generateObject(generation: Generation, flat: FlatSchema, at: At): PlainObject | typeof none {
  const { keywords } = flat
  const wanted = wantedNames(generation, flat, at)
  const required = new Set(keywords.required)
  const object: PlainObject = Object.create(null) as PlainObject
  for (const name of wanted) {
    const told = generation.guessed?.size
    if (
      !addProperty(generation, flat, object, name, at, required.has(name))
      && required.has(name)
      && !isAbsentName(generation, flat, name)
    ) {
      countGuess(generation, flat, told)
      if (!generation.isLenient)
        return none
    }
  }
  addDependents(generation, flat, at, object)
  addMore(generation, flat, at, object)
  dropSome(flat, object)
  return plain(object)
}

function wantedNames(generation: Generation, flat: FlatSchema, at: At): Set<string> {
  const { properties = {}, required = [] } = flat.keywords
  const demanded = new Set(required)
  const names = new Set<string>()
  for (const [name, schema] of Object.entries(properties)) {
    if (isAbsent(generation, schema))
      continue
    if (demanded.has(name) || isWorthShowing(generation, flat, name, schema, at))
      names.add(name)
  }
  for (const name of required) {
    if (!Object.hasOwn(properties, name))
      names.add(name)
  }
  // A step of a JSON Patch has a value, which no schema can ask for where others have none. RFC 6902, 4.
  if (['op', 'path', 'value'].every(name => Object.hasOwn(properties, name)) && names.has('op') && !at.lean)
    names.add('value')
  return names.size === 0 && generation.isBrief && !at.lean ? firstFew(generation, flat, at) : names
}

/**
 * Where nothing is required and nothing has an example, the first fields that are simple values show what can be sent, and where
 * there is none, the first of all: in a form an object without fields is none.
 */
function firstFew(generation: Generation, flat: FlatSchema, at: At): Set<string> {
  const full = { ...generation, isBrief: false }
  const shown = Object.entries(flat.keywords.properties ?? {})
    .filter(([name, schema]) => !isAbsent(generation, schema) && isWorthShowing(full, flat, name, schema, at))
  const simple = shown.filter(([, schema]) => {
    const { keywords, choices } = flatten(generation.document, schema)
    return choices.length === 0 && !keywords.properties && !keywords.items && !keywords.additionalProperties
  })
  return new Set((simple.length > 0 ? simple.slice(0, 3) : shown.slice(0, 1)).map(([name]) => name))
}

/** Whether somebody wrote an example of it, or of something in it. */
function showsExample({ document }: Pick<Generation, 'document'>, schema: Schema, depth = 0): boolean {
  const { keywords } = flatten(document, schema)
  const { example, examples, properties = {}, items } = keywords
  return example !== undefined
    || (Array.isArray(examples) && examples.length > 0)
    || keywords.const !== undefined
    || (depth < 3
      && (Object.values(properties).some(child => showsExample({ document }, child, depth + 1))
        || (items !== undefined && showsExample({ document }, items, depth + 1))))
}

function isWorthShowing(generation: Generation, flat: FlatSchema, name: string, schema: Schema, at: At): boolean {
  if (at.lean || generation.nodes <= 0 || generation.characters <= 0 || !isAllowed(flat, name))
    return false
  if (generation.isBrief && !showsExample(generation, schema))
    return false
  if (isBesideSuccess(flat, name, at))
    return false
  const child = flatten(generation.document, schema)
  const isScalar =
    child.choices.length === 0
    && !child.keywords.properties
    && !child.keywords.items
    && !child.keywords.additionalProperties
  return !child.never
    && child.keywords.deprecated !== true
    && (isScalar || (hasRoom(generation, at) && !isWithin(child, at.above)))
}

/** An `error` that stands beside what was asked for is there when that is not. */
function isBesideSuccess({ keywords, component }: FlatSchema, name: string, { name: place }: At): boolean {
  if (!/^_?errors?$/i.test(name) || isOfErrors(component?.name ?? keywords.title ?? place))
    return false
  const others = Object.keys(keywords.properties ?? {}).filter(
    other => !/^_?(?:errors?|message|code|status|type|title|details?|reason|path|timestamp|ok|success|(?:request|trace)_?id|documentation_url)$/i.test(other),
  )
  return others.length > 0
}

function hasRoom({ nodes }: Generation, { depth }: At): boolean {
  return nodes >= (leastFree[depth] ?? Infinity)
}

/** Every `additionalProperties: false` has to know the name. */
function isAllowed(flat: FlatSchema, name: string): boolean {
  return flat.closures.every(
    ({ names, patterns, schema }) =>
      schema !== false || names.has(name) || patterns.some(pattern => matchesPattern(pattern, name) === true),
  )
}

function schemaOf({ keywords, closures }: FlatSchema, name: string): Schema {
  let schema: Schema | undefined = Object.hasOwn(keywords.properties ?? {}, name)
    ? keywords.properties?.[name]
    : undefined
  for (const [pattern, child] of Object.entries(keywords.patternProperties ?? {})) {
    if (matchesPattern(pattern, name) === true)
      schema = both(schema, child)
  }
  for (const { names, patterns, schema: rest } of closures) {
    if (!names.has(name) && !patterns.some(pattern => matchesPattern(pattern, name) === true))
      schema = both(schema, rest)
  }
  if (schema === undefined && keywords.unevaluatedProperties !== undefined)
    return keywords.unevaluatedProperties
  return schema ?? true
}

/** Whether the object has the property now. What is optional is none the better for a value that is not valid. */
function addProperty(
  generation: Generation,
  flat: FlatSchema,
  object: PlainObject,
  name: string,
  at: At,
  isRequired = true,
): boolean {
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
  keepNumeralOf(generation.document, schema, value, object, name)
  return true
}

function isAbsentName(generation: Generation, { keywords }: FlatSchema, name: string): boolean {
  const schema = Object.hasOwn(keywords.properties ?? {}, name) ? keywords.properties?.[name] : undefined
  return schema !== undefined && isAbsent(generation, schema)
}

function addDependents(generation: Generation, flat: FlatSchema, at: At, object: PlainObject): void {
  const pending = Object.keys(object)
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const others = Object.hasOwn(flat.keywords.dependentRequired ?? {}, name)
      ? (flat.keywords.dependentRequired?.[name] ?? [])
      : []
    for (const other of others.filter(other => !Object.hasOwn(object, other))) {
      if (addProperty(generation, flat, object, other, at))
        pending.push(other)
    }
  }
}

/** Entries of a map: one to show what they are, more where `minProperties` asks for them. */
function addMore(generation: Generation, flat: FlatSchema, at: At, object: PlainObject): void {
  const { keywords, closures } = flat
  const rest = closures.find(({ schema }) => isObject(schema))?.schema
  const [pattern] = Object.keys(keywords.patternProperties ?? {})
  const isMap = Object.keys(keywords.properties ?? {}).length === 0 && (rest !== undefined || pattern !== undefined)
  const show =
    isMap
    && !at.lean
    && hasRoom(generation, at)
    && !(rest !== undefined && isWithin(flatten(generation.document, rest), at.above))
      ? 1
      : 0
  const least = Math.min(keywords.minProperties ?? 0, 1000)
  const optional = Object.keys(keywords.properties ?? {}).filter(
    name => !Object.hasOwn(object, name) && isAllowed(flat, name),
  )
  for (let turn = 0; Object.keys(object).length < Math.max(least, show) && turn < least + 10; turn++) {
    const name = optional.shift() ?? nameOf(generation, flat, pattern, rest, at.variant + turn)
    if (!Object.hasOwn(object, name) && isAllowed(flat, name) && !isAbsentName(generation, flat, name))
      addProperty(generation, flat, object, name, { ...at, variant: at.variant + turn })
  }
}

function nameOf(
  generation: Generation,
  { keywords }: FlatSchema,
  pattern: string | undefined,
  rest: Schema | undefined,
  variant: number,
): string {
  const named = isObject(rest) ? rest['x-additionalPropertiesName'] : undefined
  if (keywords.propertyNames !== undefined) {
    const name = generation.generate(both(keywords.propertyNames, { type: 'string' }), {
      name: '',
      parent: '',
      variant,
      depth: 0,
      lean: false,
    })
    if (typeof name === 'string')
      return name
  }
  if (pattern !== undefined && rest === undefined)
    return textOfPattern(pattern, { variant }) ?? 'key'
  const name = typeof named === 'string' ? named : 'key'
  return variant === 0 ? name : `${name}_${variant + 1}`
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
