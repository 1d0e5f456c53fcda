import type { JsonType, Schema, SchemaObject } from '../../document/openapi.ts'
import type { Choice, FlatSchema } from '../flat-schema.ts'
import type { At, Generation } from './generation.ts'
import { descendantsOf } from '../descendant.ts'
import { flatten } from '../flatten.ts'
import { both } from '../narrow.ts'
import { knownTypes } from '../label.ts'
import type { ChoiceOption } from '../variant.ts'
import { isOfErrors } from './realistic/realistic.ts'
import { listOptions } from '../variant.ts'

/** A value that may be valid, and what else it may be valid against: the branch of a discriminator that it was made for. */
export interface Attempted {
  value: unknown
  beside?: Schema
}

/** Types of which a schema that names none may want one, the likeliest first. */
const anyTypes: readonly JsonType[] = ['string', 'integer', 'boolean', 'object', 'array', 'null']

/** Values that may be valid where keywords speak of more than one shape, the likeliest first. */
export function* attempts(generation: Generation, flat: FlatSchema, at: At): Generator<Attempted> {
  const descendants = descendantsOf(generation.document, flat)
  const [choice, ...others] = descendants ? [descendants, ...flat.choices] : flat.choices
  if (choice) {
    yield* attemptsOfChoice(generation, flat, { choice, others, at })
    return
  }
  const plain = toSchema({ ...flat, not: [], conditions: [] }, dependentsOf(flat))
  const make = (schema: Schema, more: Partial<At> = {}): Attempted => ({
    value: generation.generate(schema, { ...at, ...more }),
  })
  yield make(plain)
  for (const { if: condition, then, else: otherwise } of flat.conditions) {
    yield make(both(plain, both(condition, then ?? true)))
    yield make(both(plain, otherwise ?? true))
    yield make(both(plain, otherwise ?? true), { lean: true })
  }
  yield make(plain, { lean: true })
  const types = knownTypes(flat)
  for (const type of types.length === 0 && flat.not.length > 0 ? anyTypes : [])
    yield make(both(plain, { type }))
  for (let turn = 1; turn <= 6; turn++)
    yield make(plain, { variant: at.variant + turn, lean: turn > 3 })
  for (const type of types.length > 1 ? types : [])
    yield make(both(plain, { type }))
}

function* attemptsOfChoice(
  generation: Generation,
  flat: FlatSchema,
  { choice, others, at }: { choice: Choice, others: Choice[], at: At },
): Generator<Attempted> {
  const options = inOrder(generation, listOptions(generation, choice))
  const shift = generation.seed === undefined ? 0 : at.variant
  for (let lean = 0; lean < 2; lean++) {
    for (let index = 0; index < options.length; index++) {
      const option = options[(index + shift) % options.length]
      if (option) {
        const tagged = discriminated(choice.discriminator?.propertyName, option.value)
        const schema = toSchema(flat, [option.schema, tagged], others)
        const value = generation.generate(schema, { ...at, lean: at.lean || lean > 0 })
        yield { value, ...(tagged !== true && { beside: schema }) }
      }
    }
  }
}

/** What went well before what went wrong. */
function inOrder({ document }: Generation, options: ChoiceOption[]): ChoiceOption[] {
  const isError = ({ schema, value }: ChoiceOption): boolean => {
    const { component, keywords } = flatten(document, schema)
    return [component?.name, keywords.title, value].some(name => name !== undefined && isOfErrors(name))
  }
  return [...options.filter(option => !isError(option)), ...options.filter(isError)]
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
