import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Seed } from './resource.ts'
import { parseExact, toExactText } from '../../document/json/exact-json.ts'
import { sameJson, setOwn } from '../../document/json/value.ts'
import { copyNumerals, holdsNumerals } from '../../document/json/numerals.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { createRandom } from '../message/random.ts'
import { generateExample } from '../../schema/example/made.ts'
import { isTrue } from '../../schema/validate/matches.ts'
import { deref, typesOf } from '../../schema/facts.ts'
import { matchesPattern } from '../../schema/pattern/pattern.ts'
import { nameOf, readAt, writeAt } from './id/record-id.ts'
import { mendRecord } from './record/shown.ts'

/** What the records of a new sandbox are made of. */
export interface SeedSource {
  document: ApiDocument
  schema: Schema
  properties: Map<string, Schema>
  id: readonly string[]
  /** The schema of the id. */
  idSchema?: Schema
  /** Records that the document shows. */
  examples: Record<string, unknown>[]
  /** The ids that the samples use for such a record. */
  wanted: readonly (string | number)[]
}

/** The records of a new sandbox, and aliases for ids in samples that the schema does not allow. */
export interface Sown {
  seeds: Seed[]
  aliases: Map<string, string>
}

/** The number of records that are generated where the document shows none. */
const usual = 3

/**
 * Records with distinct ids and names; the examples of the path parameter are among them, or the samples would not work. Where
 * the schema does not allow such an example as an id, it is an alias of a record whose id is allowed.
 */
export function sow(source: SeedSource): Sown {
  const { document, examples, idSchema } = source
  const seeds = new Map<string, JsonObject>()
  const sowing = { ...source, seeds }
  const fits = source.wanted.filter(value => isTrue(document, idSchema, value))
  for (const example of examples)
    add(sowing, example as JsonObject, readAt(example, source.id) ?? fits[0])
  for (const value of fits) {
    if (!seeds.has(String(value)))
      add(sowing, variantOf(sowing), value)
  }
  for (let turn = 0; examples.length === 0 && seeds.size < usual && turn < usual; turn++)
    add(sowing, variantOf(sowing))
  const keys = [...seeds.keys()]
  const others = source.wanted.filter(value => !seeds.has(String(value)))
  return {
    seeds: [...seeds],
    aliases: new Map(others.flatMap((value): [string, string][] => {
      return keys[0] === undefined ? [] : [[String(value), keys[0]]]
    })),
  }
}

/** Records beyond those that a document shows, as many as those; only such as differ from them. */
export function sowFurther(source: SeedSource): JsonObject[] {
  const { examples, schema, document } = source
  const seeds = new Map<string, JsonObject>()
  const sowing = { ...source, seeds }
  for (const example of examples)
    add(sowing, example as JsonObject)
  const shown = [...seeds.values()]
  for (let turn = 0; turn < examples.length; turn++)
    add(sowing, variantOf(sowing))
  return [...seeds.values()].slice(shown.length).filter(record =>
    isTrue(document, schema, record) && !shown.some(other => sameJson(other, record)))
}

interface Sowing extends SeedSource {
  /** The records so far, by their ids. */
  seeds: Map<string, JsonObject>
}

/** Adds a record under an id, its own unless another is given, where there is none under it. */
function add(sowing: Sowing, record: JsonObject, wanted: unknown = readAt(record, sowing.id)): void {
  const { document, schema, id, seeds } = sowing
  if (id.length === 0) {
    seeds.set(String(seeds.size + 1), mendRecord(document, schema, { record, kept: [] }))
    return
  }
  const value = typeof wanted === 'string' || typeof wanted === 'number' ? wanted : otherId(sowing)
  if (value === undefined || seeds.has(String(value)))
    return
  const kept = isTrue(document, sowing.idSchema, value) ? id.slice(0, 1) : []
  const whole = mendRecord(document, schema, { record: writeAt(record, id, value), kept })
  seeds.set(nameOf(whole, id) ?? String(value), whole)
}

/** A further record: the document's with other names, or a generated one. */
function variantOf(sowing: Sowing): JsonObject {
  const { document, schema, examples, properties, id, seeds } = sowing
  const variant = seeds.size
  const made = generateExample(document, schema, variant === 0 ? {} : { variant }) ?? {}
  const base = examples[0] ?? (made as Record<string, unknown>)
  const record = { ...base } as JsonObject
  copyNumerals(base, record)
  const conventions = conventionsOf(document)
  for (const [name, property] of properties) {
    if (name === id[0] || record[name] === undefined || !isDistinct(document, conventions, { name, schema: property }))
      continue
    const value = examples.length > 0 ? readAt(made, [name]) : record[name]
    const taken = [...seeds.values()].map(other => other[name])
    const other = taken.includes(value as string) ? anotherText(value, variant) : value
    if (other !== undefined && isTrue(document, property, other))
      setOwn(record, name, other)
  }
  const own = readAt(record, id)
  return id.length > 0 && (own === undefined || seeds.has(String(own)) || examples.length > 0)
    ? writeAt(record, id, otherId(sowing))
    : record
}

/** Whether a property must differ between records: names and unique values. */
function isDistinct(
  document: ApiDocument,
  conventions: ReturnType<typeof conventionsOf>,
  { name, schema }: { name: string, schema: Schema },
): boolean {
  const found = deref(document, schema)
  if (found?.enum !== undefined || found?.const !== undefined)
    return false
  return found?.['x-unique'] === true
    || found?.format === 'uuid'
    || ((typesOf(document, schema).has('string')) && (conventions.is('distinct', name) || conventions.is('id', name)))
}

/** `Aurora` → `Aurora 2`, `ada@example.com` → `ada2@example.com`, `ada` → `ada2`. */
function anotherText(value: unknown, variant: number): string | undefined {
  if (typeof value !== 'string')
    return undefined
  const at = value.indexOf('@')
  if (at > 0)
    return `${value.slice(0, at)}${variant + 1}${value.slice(at)}`
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    return createRandom(`${value} ${variant}`).uuid()
  return /^[a-z0-9_.]+$/.test(value) ? `${value}${variant + 1}` : `${value} ${variant + 1}`
}

/** An id like those of some records, but new. */
function otherId({ document, id, idSchema, examples, schema, seeds }: Sowing): string | number | undefined {
  const example = readAt([...seeds.values()].at(-1), id) ?? readAt(examples[0] ?? generateExample(document, schema), id)
  return freshId(document, idSchema, {
    example,
    seed: `${id.join('/')} ${seeds.size}`,
    isFree: candidate => !seeds.has(String(candidate)),
  })
}

/** An id like another one that its schema allows; undefined where none was found. */
function freshId(
  document: ApiDocument,
  schema: Schema | undefined,
  { example, seed, isFree }: { example: unknown, seed: string, isFree: (candidate: string | number) => boolean },
): string | number | undefined {
  const random = createRandom(seed)
  const { format, pattern } = deref(document, schema) ?? {}
  // Beyond 2^53 neighbouring numbers are equal in JavaScript, so larger steps are taken.
  const step = Number.isSafeInteger(Number(example) + 30) ? 1 : 4_096
  for (let turn = 1; turn < 30; turn++) {
    const candidate =
      typeof example === 'number'
        ? example + turn * step
        : format === 'uuid' ? random.uuid() : typeof example === 'string' ? random.like(example) : undefined
    if (
      candidate !== undefined
      && isFree(candidate)
      && (typeof candidate === 'number' || pattern === undefined || matchesPattern(pattern, candidate) !== false)
      && isTrue(document, schema, candidate)
    ) {
      return candidate
    }
  }
  return undefined
}

/** The records below a further parent: copies with other ids, since an id is used once over all parents. */
export function sowBelow(
  { document, id, idSchema }: Pick<SeedSource, 'document' | 'id' | 'idSchema'>,
  seeds: Seed[],
  parent: string,
): Seed[] {
  const taken = new Set(seeds.map(([key]) => key))
  return seeds.map(([key, record]): Seed => {
    const value = readAt(record, id)
    const start = typeof value === 'number' ? value + createRandom(parent).below(90) * 10 + 10 : value
    const other = freshId(document, idSchema, {
      example: start,
      seed: `${parent} ${key}`,
      isFree: candidate => !taken.has(String(candidate)),
    })
    if (other === undefined)
      return [key, record]
    taken.add(String(other))
    return [String(other), writeAt(record, id, other)]
  })
}

/** The texts of seeds: each new sandbox parses them again. */
const seedTexts = new WeakMap<JsonObject, string>()

/** A copy of a seed, for a sandbox to keep. */
export function copySeed(record: JsonObject): JsonObject {
  // The texts of a file with any character beyond Latin-1 take two bytes a character, and longer to write; JSON's take one.
  const text = seedTexts.get(record) ?? toExactText(record) ?? '{}'
  seedTexts.set(record, text)
  return (holdsNumerals(record) ? parseExact(text) : JSON.parse(text)) as JsonObject
}
