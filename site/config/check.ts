import type { Shape } from './shape.ts'
import type { SpecimenConfig } from './types.ts'
import type { Word } from '../../openapi/document/text/phrase.ts'
import { closest } from '../../openapi/document/text/closest.ts'
import { isObject } from '../../openapi/document/json/value.ts'
import { listPlaces } from '../../openapi/document/text/phrase.ts'
import { isWeb, parseUrl } from '../../openapi/document/text/url.ts'
import { parseColour } from '../look/colour.ts'
import { shapes } from './shape.ts'

/** A mistake in a configuration. */
export interface ConfigMistake {
  /** The keys that lead there: `['logo', 'dark']`. */
  path: string[]
  /** What is wrong, and what would be right. */
  message: string
}

// A key without a shape, or a shape without a key, does not compile.
const known: Record<keyof SpecimenConfig, Shape> = shapes

/** Every mistake in what an owner wrote; none means that it is a {@link SpecimenConfig}. */
export function checkConfig(values: unknown): ConfigMistake[] {
  return check(values, { kind: 'object', says: 'an object', has: known }, [])
}

function check(value: unknown, shape: Shape, path: string[]): ConfigMistake[] {
  if (value === undefined && path.length > 0)
    return []
  switch (shape.kind) {
    case 'anything':
      return []
    case 'text':
      return typeof value === 'string' && value !== '' ? [] : wrong(value, shape, path)
    case 'colour':
      return typeof value === 'string' && parseColour(value) !== undefined ? [] : wrong(value, shape, path)
    case 'address':
      return typeof value === 'string' && isWeb(value) ? [] : wrong(value, shape, path)
    case 'source':
      return typeof value === 'string' && isSource(value) ? [] : wrong(value, shape, path)
    case 'path':
      return typeof value === 'string' && /^\/(?!\/)\S*$/.test(value) ? [] : wrong(value, shape, path)
    case 'url':
      return typeof value === 'string' && isOrigin(value) ? [] : wrong(value, shape, path)
    case 'language':
      return typeof value === 'string' && isLanguage(value) ? [] : wrong(value, shape, path)
    case 'word':
      return checkWord(value, shape, path)
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(value, shape, path)
    case 'choice':
      return typeof value === 'string' && shape.of.includes(value) ? [] : wrongChoice(value, shape, path)
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => check(item, shape.of, [...path, String(index)]))
        : wrong(value, shape, path)
    case 'record':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) => check(item, shape.of, [...path, key]))
        : wrong(value, shape, path)
    case 'either':
      return checkEither(value, shape, path)
    case 'object':
      return isObject(value) ? checkKeys(value, shape, path) : wrong(value, shape, path)
  }
}

/** The one that was meant, where one is close. */
function wrongChoice(value: unknown, shape: Shape & { kind: 'choice' }, path: string[]): ConfigMistake[] {
  const meant = typeof value === 'string' ? closest(value, shape.of) : undefined
  return meant === undefined
    ? wrong(value, shape, path)
    : [{ path, message: `${nameOf(path)} cannot be ${describe(value)}: did you mean ${meant}?` }]
}

/** For an object, the mistakes inside it are reported, which tell more than its wrong shape. */
function checkEither(value: unknown, shape: Shape & { kind: 'either' }, path: string[]): ConfigMistake[] {
  const each = shape.of.map(one => check(value, one, path))
  if (each.some(mistakes => mistakes.length === 0))
    return []
  const within = isObject(value) ? each[shape.of.findIndex(({ kind }) => kind === 'object')] : undefined
  return within ?? wrong(value, shape, path)
}

function checkKeys(
  value: Record<string, unknown>,
  { has, needs = [] }: Shape & { kind: 'object' },
  path: string[],
): ConfigMistake[] {
  const names = Object.keys(has)
  const mistakes = Object.entries(value).flatMap(([key, item]) => {
    const shape = Object.hasOwn(has, key) ? has[key] : undefined
    return shape === undefined ? [unknownKey(key, names, path)] : check(item, shape, [...path, key])
  })
  const missing = needs.filter(key => value[key] === undefined)
  return [...mistakes, ...missing.map(key => ({ path, message: `${nameOf(path)} has no ${key}.` }))]
}

function unknownKey(key: string, names: string[], path: string[]): ConfigMistake {
  const meant = closest(key, names)
  return {
    path: [...path, key],
    message: `There is no ${[...path, key].join('.')}: ${
      meant === undefined ? names.length > 40 ? `nothing is called that.` : `${path.length > 0 ? `${nameOf(path)} takes` : 'a configuration takes'} ${names.join(', ')}.` : `did you mean ${meant}?`
    }`,
  }
}

/** A word says all that ours says: a value without a place would not be seen, and a place without a value stays empty. */
function checkWord(value: unknown, shape: Shape & { kind: 'word' }, path: string[]): ConfigMistake[] {
  if (!isWord(value, shape.of))
    return wrong(value, shape, path)
  const known = listPlaces(shape.of)
  const unknown = listPlaces(value).find(place => !known.includes(place))
  if (unknown === undefined)
    return []
  const others = known.length === 0 ? 'it has no places for values' : `its places are ${known.map(place => `{${place}}`).join(', ')}`
  return [{ path, message: `${nameOf(path)} has no value for {${unknown}}: ${others}.` }]
}

function isWord(value: unknown, ours: Word): value is Word {
  return isText(value)
    || (typeof ours !== 'string' && isObject(value) && isText(value.other) && Object.entries(value).every(([category, text]) =>
      ['zero', 'one', 'two', 'few', 'many', 'other'].includes(category) && isText(text)))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  }
  catch {
    return false
  }
}

/** A host with its protocol, or all below one; nothing that could end a directive of the policy. CSP 3, section 2.3.1. */
function isSource(text: string): boolean {
  return /^(?:https?|wss?):\/\/(?:\*\.)?[\w-]+(?:\.[\w-]+)*(?::\d+)?$/.test(text)
}

/** A host and nothing behind it: the folder on it is said by `base`. */
function isOrigin(text: string): boolean {
  const { protocol, origin } = parseUrl(text) ?? {}
  return (protocol === 'https:' || protocol === 'http:') && origin === text.replace(/\/$/, '')
}

function wrong(value: unknown, { says }: Shape, path: string[]): ConfigMistake[] {
  return [{ path, message: `${nameOf(path)} is ${says}, not ${describe(value)}.` }]
}

function nameOf(path: string[]): string {
  return path.length === 0 ? 'The configuration' : path.join('.')
}

function describe(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}
