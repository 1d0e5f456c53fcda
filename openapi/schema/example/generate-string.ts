import type { FlatSchema } from '../flat-schema.ts'
import { matchesFormat, samplesOfFormat } from '../formats.ts'
import type { At, Generation } from './generation.ts'
import { countGuess, none } from './generation.ts'
import type { Room } from './format-text.ts'
import { numberedText, sizedTexts } from './format-text.ts'
import { textOfPatterns } from './pattern-text.ts'
import { stringifyExact } from '../../document/json/numerals.ts'
import { knownId } from './known-id.ts'
import { lengthOf } from '../validate/text-checks.ts'
import { matchesPattern, textOfPattern } from '../pattern/pattern.ts'
import { knownText, realisticText, saidTexts } from './realistic/realistic.ts'

/** Texts longer than this are cut, whatever `minLength` says. */
const maxLength = 20_000

/** Formats whose values say more by their name: a `photo_url` is an image, a date of expiry is later than one of creation. */
const flexible = new Set(['uri', 'url', 'iri', 'date', 'date-time', 'hostname', 'email'])

/**
 * Makes a text: of its format, or by its name, or of its pattern; as long as the schema wants it. Where nothing was found that is all
 * of that, the nearest, which counts as a guess.
 */
export function generateString(generation: Generation, flat: FlatSchema, at: At): string {
  const { keywords, patterns } = flat
  const format = formatOf(keywords)
  const room = { least: Math.min(keywords.minLength ?? 0, maxLength), most: keywords.maxLength ?? Infinity }
  const isValid = (text: string): boolean =>
    lengthOf(text) >= (keywords.minLength ?? 0)
    && lengthOf(text) <= room.most
    && patterns.every(pattern => matchesPattern(pattern, text) !== false)
    && matchesFormat(format, text)
  const role = { ...at, said: keywords.description }
  const listed = firstOf(listTexts(generation, flat, { at: role, room }), isValid)
  const found = listed ?? searched(flat, at, { room, isValid })
  if (found === undefined)
    countGuess(generation, flat)
  const text = found ?? guess(flat, at, room)
  generation.characters -= text.length
  return text
}

function* listTexts(
  generation: Generation,
  flat: FlatSchema,
  { at, room }: { at: At, room: Room },
): Generator<string> {
  const format = formatOf(flat.keywords)
  if (at.fresh !== undefined)
    yield* freshTexts(flat, at, room)
  const id = at.variant === 0 ? knownId(generation.document, at.name) : undefined
  const named = [
    ...contentOf(generation, flat, at),
    ...(at.variant === 0 ? saidTexts(flat.keywords.description) : []),
    ...(typeof id === 'string' ? [id] : []),
    ...(format !== undefined && flexible.has(format) ? [inFormat(format, knownText(at) ?? '')] : []),
  ]
  yield* named.filter(text => text !== '' && matchesFormat(format, text))
  yield* candidates(flat, room, at)
}

function firstOf(texts: Iterable<string>, isValid: (text: string) => boolean): string | undefined {
  for (const text of texts) {
    if (isValid(text))
      return text
  }
  return undefined
}

/** What the patterns ask together, which the likely texts do not have. */
function searched(
  { patterns, keywords }: FlatSchema,
  { variant, fresh = 0 }: At,
  { room, isValid }: { room: Room, isValid: (text: string) => boolean },
): string | undefined {
  if (patterns.length === 0)
    return undefined
  const samples = samplesOfFormat(formatOf(keywords))
  const { text } = textOfPatterns(patterns, room, { variant: variant + fresh, likely: samples })
  return isValid(text) ? text : firstOf(mixed(samples[0] ?? '', patterns), isValid)
}

/** The beginning of a sample with what a pattern wants after it, or the end of one with that before it. */
function* mixed(sample: string, patterns: string[]): Generator<string> {
  for (const pattern of patterns) {
    const part = textOfPattern(pattern, { length: 0 }) ?? ''
    for (let at = 1; at < sample.length; at++) {
      yield sample.slice(0, at) + part
      yield part + sample.slice(at)
    }
  }
}

function guess({ patterns, keywords }: FlatSchema, at: At, room: Room): string {
  const [sample] = samplesOfFormat(formatOf(keywords))
  if (patterns.length > 0)
    return textOfPatterns(patterns, room, { variant: at.variant }).text || realisticText(at)
  return sample ?? fit(realisticText(at), room.least, room.most)
}

/** Texts unlike those that were taken before. */
function* freshTexts({ keywords, patterns }: FlatSchema, at: At, room: Room): Generator<string> {
  const format = formatOf(keywords)
  const number = at.fresh ?? 0
  const numbered = numberedText(format, number)
  if (numbered !== undefined)
    yield numbered
  for (const pattern of patterns) {
    for (const length of [Math.max(room.least, Math.min(8, room.most)), room.least + 1, room.least])
      yield textOfPattern(pattern, { length, variant: number }) ?? ''
  }
  if (format === undefined || samplesOfFormat(format).length === 0) {
    const name = realisticText(at)
    yield `${name} ${number}`
    yield `${name.slice(0, Math.max(0, room.most - String(number).length))}${number}`
    yield fit(`${number}-${name}`, room.least, room.most)
  }
}

/** JSON inside of a text, as events and messages carry it. JSON Schema 2020-12, validation, section 8. */
function contentOf(generation: Generation, { keywords }: FlatSchema, at: At): string[] {
  const { contentSchema, contentMediaType = 'application/json', contentEncoding } = keywords
  if (
    contentSchema === undefined
    || contentEncoding !== undefined
    || generation.isText
    || !/[/+]json\b/i.test(contentMediaType)
  ) {
    return []
  }
  generation.isText = true
  const value = generation.generate(contentSchema, { ...at, depth: at.depth + 1, merges: 0 })
  generation.isText = false
  return value === none ? [] : [stringifyExact(value)]
}

/** A day where an instant was wanted, and the other way round. */
function inFormat(format: string, text: string): string {
  if (format === 'date')
    return text.slice(0, 10)
  return format === 'date-time' && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T09:00:00Z` : text
}

function* candidates({ keywords, patterns }: FlatSchema, room: Room, at: At): Generator<string> {
  const format = formatOf(keywords)
  const { least, most } = room
  const samples = samplesOfFormat(format)
  if (format === 'binary')
    yield ''
  for (let index = 0; index < samples.length; index++)
    yield samples[(index + at.variant) % samples.length] ?? ''
  yield* sizedTexts(format, room)
  const name = realisticText(at)
  if (samples.length === 0) {
    yield name
    yield name.toLowerCase()
    yield name
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/-$/, '')
    yield fit(name, least, most)
  }
  const aim = Math.min(Math.max(least, Math.min(8, most)), maxLength)
  for (const pattern of patterns) {
    for (const length of [aim, least, Math.min(most, least + 20), Math.min(most, 40), 1]) {
      for (let turn = 0; turn < 3; turn++) {
        const text = textOfPattern(pattern, { length, variant: at.variant + turn })
        if (text !== undefined) {
          yield text
          yield fit(text, least, most)
        }
      }
    }
  }
  if (samples.length === 0 && patterns.length === 0)
    yield 'a'.repeat(Math.min(Math.max(least, 1), most, maxLength))
}

/** A text that is encoded looks like its encoding. RFC 4648, JSON Schema 2020-12 validation §8.3. */
function formatOf({ format, contentEncoding }: FlatSchema['keywords']): string | undefined {
  if (format !== undefined || contentEncoding === undefined)
    return format
  return { base64: 'byte', base64url: 'base64url', binary: 'binary' }[contentEncoding.toLowerCase()]
}

/** Cuts a text, or goes on with it in the same words. */
function fit(text: string, least: number, most: number): string {
  const goal = Math.min(least, maxLength)
  const letters = [...text]
  while (letters.length < goal) {
    letters.push(
      ...(letters.length > 0 && text.includes(' ') ? ` ${text}` : text || 'a').slice(0, goal - letters.length),
    )
  }
  return letters.slice(0, most).join('').trimEnd().padEnd(Math.min(goal, most), 'a')
}
