import type { FlatSchema } from '../flat-schema.ts'
import { matchesFormat, samplesOfFormat } from '../formats.ts'
import type { At, Generation } from './generation.ts'
import { none } from './generation.ts'
import { toJson } from '../../document/json.ts'
import { knownId } from './known-id.ts'
import { lengthOf } from '../validate/match-value.ts'
import { matchesPattern, textOfPattern } from '../pattern/pattern.ts'
import { knownText, realisticText } from './realistic.ts'

/** Texts longer than this are cut, whatever `minLength` says. */
const maxLength = 20_000

/** Formats whose values say more by their name: a `photo_url` is an image, a date of expiry is later than one of creation. */
const flexible = new Set(['uri', 'url', 'iri', 'date', 'date-time', 'hostname', 'email'])

/** Makes a text: of its format, or by its name, or of its pattern; as long as the schema wants it. */
export function generateString(generation: Generation, flat: FlatSchema, at: At): string | typeof none {
  const { keywords, patterns } = flat
  const { minLength = 0, maxLength: most = Infinity, format } = keywords
  const samples = samplesOfFormat(format)
  const isValid = (text: string): boolean =>
    lengthOf(text) >= minLength
    && lengthOf(text) <= most
    && patterns.every(pattern => matchesPattern(pattern, text) !== false)
  const id = at.variant === 0 ? knownId(generation.document, at.name) : undefined
  const named = [
    ...contentOf(generation, flat, at),
    ...(typeof id === 'string' ? [id] : []),
    ...(format !== undefined && flexible.has(format) ? [inFormat(format, knownText(at) ?? '')] : []),
  ].filter(text => text !== '' && matchesFormat(format, text))
  for (const text of inTurn(named, candidates(keywords.format, samples, patterns, { minLength, most }, at))) {
    if (isValid(text)) {
      generation.characters -= text.length
      return text
    }
  }
  return none
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
  return value === none ? [] : [toJson(value, 0)]
}

/** A day where an instant was wanted, and the other way round. */
function inFormat(format: string, text: string): string {
  if (format === 'date')
    return text.slice(0, 10)
  return format === 'date-time' && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T09:00:00Z` : text
}

function* inTurn(...lists: Iterable<string>[]): Generator<string> {
  for (const list of lists)
    yield* list
}

function* candidates(
  format: string | undefined,
  samples: readonly string[],
  patterns: string[],
  { minLength, most }: { minLength: number, most: number },
  at: At,
): Generator<string> {
  if (format === 'binary')
    yield ''
  for (let index = 0; index < samples.length; index++)
    yield samples[(index + at.variant) % samples.length] ?? ''
  if (samples.length > 0)
    yield* stretched(format, samples[0] ?? '', minLength, at)
  const name = realisticText(at)
  if (samples.length === 0) {
    yield name
    yield name.toLowerCase()
    yield name
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/-$/, '')
    yield fit(name, minLength, most)
  }
  const aim = Math.min(Math.max(minLength, Math.min(8, most)), maxLength)
  for (const pattern of patterns) {
    for (const length of [aim, minLength, Math.min(most, minLength + 20), Math.min(most, 40), 1]) {
      for (let turn = 0; turn < 3; turn++) {
        const text = textOfPattern(pattern, { length, variant: at.variant + turn })
        if (text !== undefined) {
          yield text
          yield fit(text, minLength, most)
        }
      }
    }
  }
  if (samples.length === 0 && patterns.length === 0)
    yield 'a'.repeat(Math.min(Math.max(minLength, 1), most, maxLength))
}

/** Longer values of formats that can be longer. */
function* stretched(format: string | undefined, sample: string, minLength: number, at: At): Generator<string> {
  const missing = Math.min(Math.max(0, minLength - sample.length), maxLength)
  if (format === 'email' || format === 'idn-email')
    yield 'a@b.de'
  if (
    format === 'uri'
    || format === 'url'
    || format === 'iri'
    || format === 'uri-reference'
    || format === 'uri-template'
  ) {
    yield `${sample}/${'path'.repeat(Math.ceil(missing / 4))}`
    yield 'a:b'
  }
  if (format === 'password') {
    yield `${sample}${'-word'.repeat(Math.ceil(missing / 5))}`
    yield fit(sample, minLength, Math.max(minLength, at.variant % 2 === 0 ? 8 : 4))
  }
  if (format === 'byte' || format === 'base64url')
    yield 'QUJD'.repeat(Math.ceil(Math.max(minLength, 4) / 4))
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
