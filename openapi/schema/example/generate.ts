import type { At, GenerateOptions, Generation } from './generation.ts'
import { countGuess, isWithin, none } from './generation.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { Attempted } from './attempts.ts'
import { attempts } from './attempts.ts'
import { descendantsOf } from '../descendant.ts'
import { flatten } from '../flatten.ts'
import { generateArray } from './generate-array.ts'
import { generateNumber, guessNumber } from './generate-number.ts'
import { generateObject } from './generate-object.ts'
import { generateString } from './generate-string.ts'
import { sameJson } from '../../document/json/value.ts'
import { knownId } from './known-id.ts'
import { knownTypes } from '../label.ts'
import { matches } from '../validate/matches.ts'
import { hopefulFirst, isSad, realisticText } from './realistic/realistic.ts'
import { hashText } from '../../document/text/hash.ts'
import { strip } from './strip.ts'

const maxNodes = 500
const maxDemanded = 3500
const maxTries = 250
const maxSteps = 100_000
const maxCharacters = 500_000
const maxDepth = 40
const maxMerges = 12

/**
 * Makes a value that is valid against a schema: what the schema shows of itself first (examples, default, const, enum), else a
 * value of its type that reads like real data. Bounded in values, size and depth, whatever the schema; the same schema and seed
 * always give the same value. What cannot be made (a pattern nobody can write for) is a best guess, and what is optional of that is
 * left out. `none` where there can be no value.
 */
export function generate(document: ApiDocument, schema: Schema, options: GenerateOptions = {}): unknown {
  const { seed, variant = seed === undefined ? 0 : Number.parseInt(hashText(seed), 36) % 997 } = options
  const at: At = {
    name: options.hint ?? '',
    parent: '',
    variant,
    depth: 0,
    lean: false,
  }
  let first: unknown = none
  const attempts: Attempt[] = [
    ...(options.isBrief ? [{ at }] : []),
    { at, isBrief: false },
    { at: { ...at, lean: true } },
    { at: { ...at, variant: variant + 1 } },
  ]
  for (const attempt of attempts) {
    const { value, isNamed } = start(document, schema, { ...options, ...attempt })
    if (value !== none && (isNamed || matches(document, schema, value, options)))
      return value
    if (first === none)
      first = value
  }
  if (first !== none)
    return first
  // No value is possible for something that is required, so it is left out.
  const { value } = start(document, schema, { ...options, at, isLenient: true })
  return isNothing(value) ? none : value
}

type Attempt = Pick<Generation, 'isBrief' | 'isLenient'> & { at: At }

function start(
  document: ApiDocument,
  schema: Schema,
  { at, ...options }: GenerateOptions & Attempt,
): { value: unknown, isNamed: boolean } {
  const generation: Generation = {
    ...options,
    document,
    nodes: maxNodes,
    tries: maxTries,
    budget: { steps: maxSteps },
    guesses: 0,
    named: 0,
    characters: maxCharacters,
    generate: (child, place) => make(generation, child, place),
  }
  const value = generation.generate(schema, at)
  return { value, isNamed: generation.named > 0 && generation.guesses === 0 }
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

function make(generation: Generation, schema: Schema, at: At): unknown {
  if (schema === false)
    return none
  const flat = flatten(generation.document, schema)
  if (flat.never || at.depth > maxDepth || (at.merges ?? 0) > maxMerges || isSpent(generation))
    return none
  generation.nodes--
  const given = givenValue(generation, { schema, keywords: flat.keywords }, at)
  if (given !== none)
    return given
  if (flat.nullable && isWithin(flat, at.above))
    return null
  const isPlain =
    flat.choices.length === 0
    && !descendantsOf(generation.document, flat)
    && flat.not.length === 0
    && flat.conditions.length === 0
    && !flat.keywords.dependentSchemas
  if (isPlain)
    return makeTyped(generation, flat, at)
  let first: unknown = none
  const { guesses, named } = generation
  const told = generation.guessed?.size
  for (const { value, beside } of attempts(generation, flat, { ...at, merges: (at.merges ?? 0) + 1 })) {
    if (value !== none && first === none)
      first = value
    if (--generation.tries < 0)
      break
    if (value !== none && isGood(generation, schema, { value, beside, guesses, named })) {
      generation.guesses = guesses
      return value
    }
    Object.assign(generation, { guesses, named })
  }
  if (first === none)
    return flat.nullable ? null : none
  countGuess(generation, flat, told)
  return first
}

interface Candidate extends Attempted, Pick<Generation, 'guesses' | 'named'> {}

/** Whether a value is valid, or valid as the branch that its discriminator names: other branches may allow it too. */
function isGood(generation: Generation, schema: Schema, { value, beside, guesses, named }: Candidate): boolean {
  if (matches(generation.document, schema, value, generation))
    return true
  const holdsNamed = generation.named > named && generation.guesses === guesses
  const isNamed = beside !== undefined && matches(generation.document, beside, value, generation)
  if (isNamed)
    generation.named++
  return isNamed || holdsNamed
}

/** Whether so much was made that even what is required is left out. */
function isSpent({ nodes, characters }: Generation): boolean {
  return nodes < -maxDemanded || characters < 0
}

/** What the schema itself shows: an example, the default, the constant, a member of the enum; only what is valid. */
function givenValue(
  generation: Generation,
  { schema, keywords }: Pick<FlatSchema, 'keywords'> & { schema: Schema },
  at: At,
): unknown {
  const candidates: unknown[] = []
  const isFresh = at.fresh !== undefined
  const examples = !isFresh && Array.isArray(keywords.examples) ? keywords.examples : []
  if (examples.length > 0)
    candidates.push(examples[at.variant % examples.length], ...examples.slice(0, 5))
  if (!isFresh && Object.hasOwn(keywords, 'example'))
    candidates.push(keywords.example)
  if (!isFresh && Object.hasOwn(keywords, 'default') && !isEmpty(keywords.default))
    candidates.push(keywords.default)
  if (Object.hasOwn(keywords, 'const'))
    candidates.push(keywords.const)
  if (Array.isArray(keywords.enum)) {
    const shown = keywords.enum.length > 1 ? keywords.enum.filter(value => value !== null) : keywords.enum
    const values = hopefulFirst(shown, at)
    candidates.push(values[at.variant % values.length], ...values.slice(0, 100))
  }
  for (const candidate of candidates) {
    const value = strip(generation.document, schema, { value: candidate, direction: generation.direction })
    const size = typeof value === 'object' && value !== null ? JSON.stringify(value).length : 10
    if (size < generation.characters && matches(generation.document, schema, value, generation)) {
      generation.characters -= size
      return value
    }
  }
  return none
}

/** Whether a default is empty, and so would make a poor example. */
function isEmpty(value: unknown): boolean {
  return value === null || value === '' || sameJson(value, {}) || sameJson(value, [])
}

function makeTyped(generation: Generation, flat: FlatSchema, at: At): unknown {
  const types = knownTypes(flat)
  const inside = { ...at, above: { flat, above: at.above } }
  for (const type of [...types.filter(type => type !== 'null'), ...types.filter(type => type === 'null')]) {
    const value = makeType(generation, { type, flat }, inside)
    if (value !== none)
      return value
  }
  if (types.length > 0)
    return flat.nullable ? null : none
  return at.name === '' ? {} : realisticText(at)
}

function makeType(generation: Generation, { type, flat }: { type: string, flat: FlatSchema }, at: At): unknown {
  switch (type) {
    case 'object':
      return generateObject(generation, flat, at)
    case 'array':
      return generateArray(generation, flat, at)
    case 'string':
      return generateString(generation, flat, at)
    case 'integer':
    case 'number': {
      const wanted = {
        at: { ...at, said: flat.keywords.description },
        integer: type === 'integer',
        shown: at.variant === 0 ? knownId(generation.document, at.name) : undefined,
      }
      const value = generateNumber(flat.keywords, wanted)
      if (value !== undefined)
        return value
      countGuess(generation, flat)
      return guessNumber(flat.keywords, wanted)
    }
    case 'boolean':
      return (at.variant % 2 === 0) !== isSad(at.name)
    default:
      return null
  }
}
