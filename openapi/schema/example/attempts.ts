import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Choice, FlatSchema } from '../flat-schema.ts'
import type { At, Generation } from './generation.ts'
import { descendantsOf } from '../descendant.ts'
import { both, flatten } from '../flatten.ts'
import { isObject } from '../../document/json.ts'
import { knownTypes } from '../label.ts'
import { toOptions } from '../variant.ts'

/** Values that may be valid where keywords speak of more than one shape, the likeliest first. */
export function* attempts(generation: Generation, flat: FlatSchema, at: At): Generator<unknown> {
  const descendants = descendantsOf(generation.document, flat)
  const [choice, ...others] = descendants ? [descendants, ...flat.choices] : flat.choices
  if (choice) {
    yield* attemptsOfChoice(generation, flat, choice, { others, at })
    return
  }
  const plain = toSchema({ ...flat, not: [], conditions: [] }, dependentsOf(flat))
  yield generation.generate(plain, at)
  for (const { if: condition, then, else: otherwise } of flat.conditions) {
    yield generation.generate(both(plain, both(condition, then ?? true)), at)
    yield generation.generate(both(plain, otherwise ?? true), at)
    yield generation.generate(both(plain, otherwise ?? true), { ...at, lean: true })
  }
  yield generation.generate(plain, { ...at, lean: true })
  for (let turn = 1; turn <= 6; turn++)
    yield generation.generate(plain, { ...at, variant: at.variant + turn, lean: turn > 3 })
  for (const type of knownTypes(flat).length > 1 ? knownTypes(flat) : [])
    yield generation.generate(both(plain, { type }), at)
}

function* attemptsOfChoice(
  generation: Generation,
  flat: FlatSchema,
  choice: Choice,
  { others, at }: { others: Choice[], at: At },
): Generator<unknown> {
  const options = toOptions(generation, choice)
  const shift = generation.seed === undefined ? 0 : at.variant
  const made: { value: unknown, own: Schema }[] = []
  for (let lean = 0; lean < 2; lean++) {
    for (let index = 0; index < options.length; index++) {
      const option = options[(index + shift) % options.length]
      if (option) {
        const tagged = discriminated(choice.discriminator?.propertyName, option.value)
        const value = generation.generate(toSchema(flat, [option.schema, tagged], others), {
          ...at,
          lean: at.lean || lean > 0,
        })
        made.push({ value, own: option.schema })
        yield value
      }
    }
  }
  if (choice.kind === 'oneOf')
    yield* toldApart(generation, choice, made)
}

/** What several options allow at once, with a property more that only one of them leaves open: null, where the others want a value. */
function* toldApart(
  { document }: Generation,
  { options }: Choice,
  made: { value: unknown, own: Schema }[],
): Generator<unknown> {
  const names = new Set(options.flatMap(option => Object.keys(flatten(document, option).keywords.properties ?? {})))
  for (const { value, own } of made) {
    const known = flatten(document, own).keywords.properties ?? {}
    if (isObject(value)) {
      for (const name of [...names].filter(name => !Object.hasOwn(known, name)).slice(0, 10))
        yield { ...value, [name]: null }
    }
  }
}

function discriminated(property: string | undefined, value: string | undefined): Schema {
  return property === undefined || value === undefined
    ? true
    : { required: [property], properties: { [property]: { const: value } } }
}

/** The dependent schemas of properties that will be there. */
function dependentsOf({ keywords }: FlatSchema): Schema[] {
  return Object.entries(keywords.dependentSchemas ?? {})
    .filter(([name]) => keywords.required?.includes(name) || Object.hasOwn(keywords.properties ?? {}, name))
    .map(([, schema]) => schema)
}

/** A flat schema as one that can be flattened again with more beside it; its own examples have been tried. */
function toSchema(flat: FlatSchema, beside: Schema[], choices: FlatSchema['choices'] = flat.choices): SchemaObject {
  const {
    example,
    examples,
    default: given,
    dependentSchemas,
    additionalProperties,
    pattern,
    ...keywords
  } = flat.keywords
  return {
    ...keywords,
    allOf: [
      ...flat.closures.map(({ names, patterns, schema }) => ({
        properties: Object.fromEntries([...names].map(name => [name, true])),
        patternProperties: Object.fromEntries(patterns.map(source => [source, true])),
        additionalProperties: schema,
      })),
      ...flat.patterns.map(source => ({ pattern: source })),
      ...flat.contains.map(({ schema, min, max }) => ({
        contains: schema,
        minContains: min,
        ...(max !== undefined && { maxContains: max }),
      })),
      ...beside.filter(schema => schema !== true),
      ...choices.map(({ kind, options, discriminator }) => ({ [kind]: options, discriminator })),
      ...flat.not.map(not => ({ not })),
      ...flat.conditions,
    ] as Schema[],
  }
}
