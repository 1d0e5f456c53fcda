import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { At, Generation } from './generation.ts'
import { flatten } from '../flatten.ts'
import { isAllowed } from './closed-names.ts'
import { isAbsent, isWithin } from './generation.ts'
import { isOfErrors } from './realistic/realistic.ts'

/**
 * How many values must still be free before an optional part is opened, by how deep it lies: what stands further out says
 * more, and nobody reads an example of hundreds of lines. Deeper ones are left out.
 */
const leastFree = [1, 400, 460]

/** The names an example shows: the required ones, and those of the optional ones that tell the reader something. */
export function wantedNames(generation: Generation, flat: FlatSchema, at: At): Set<string> {
  const { properties = {}, required = [] } = flat.keywords
  const demanded = new Set(required)
  const names = new Set<string>()
  for (const [name, schema] of Object.entries(properties)) {
    if (isAbsent(generation, schema))
      continue
    if (demanded.has(name) || isWorthShowing({ generation, flat, at }, name, schema))
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
    .filter(([, schema]) => !isAbsent(generation, schema))
    .filter(([name, schema]) => isWorthShowing({ generation: full, flat, at }, name, schema))
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

function isWorthShowing(
  { generation, flat, at }: { generation: Generation, flat: FlatSchema, at: At },
  name: string,
  schema: Schema,
): boolean {
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

/** Whether enough values are free to open an optional part at this depth. */
export function hasRoom({ nodes }: Generation, { depth }: At): boolean {
  return nodes >= (leastFree[depth] ?? Infinity)
}
