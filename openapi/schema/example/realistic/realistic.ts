import type { Role } from '../role.ts'
import { errorNumbers, numbers } from './realistic-number.ts'
import { errorTexts, texts } from './realistic-text.ts'
import { singular } from './singular.ts'

const people =
  /user|person|people|customer|owner|author|member|contact|employee|admin|patient|student|account|creator|assignee|sender|recipient/
const errors =
  /(?:^|_)(?:errors?|problems?|faults?|violations?|bad_request|conflict|forbidden|not_found|unauthori[sz]ed)(?:_|$)/
/** `e.g. "x"`, ``for example, `x` ``, ``one of `x`, `y` ``, ``always `x` ``. */
const named =
  /(?:\be\.g\.|\bfor example|\bfor instance|\bexamples?:|\bsuch as|\bone of|\bcan be|\beither|\bmust be|\bvalues are|\bvalues:|\balways)[,:]?\s+(?:one of[:,]?\s+|either\s+|(?:be|set to|equal to|has the value)\s+)?[`"]([^`"\n]{1,60})[`"]/gi
const names = 'Ada Lovelace|Grace Hopper|Alan Turing|Katherine Johnson|Edsger Dijkstra'.split('|')
const things = 'Aurora|Borealis|Cirrus|Delta|Ember'.split('|')

/** A text for a property by its name: an `email` is an address, a `city` a city. */
export function realisticText(role: Role): string {
  const known = knownText(role)
  if (known !== undefined)
    return known
  const words = toSnake(role.name).replace(/^x_/, '').replaceAll('_', ' ').trim()
  return words === ''
    ? choose(['sample', 'another', 'third', 'fourth'], role)
    : role.variant % 50 === 0
      ? `Sample ${words}`
      : `Sample ${words} ${(role.variant % 50) + 1}`
}

/** The same where the name says what it is; undefined where it does not. */
export function knownText(role: Role): string | undefined {
  const name = kindName(role)
  const parent = toSnake(role.parent)
  const place = { ...role, name, parent, owner: role.parent }
  const [, words] =
    (errors.test(parent) ? errorTexts.find(([pattern]) => pattern.test(name)) : undefined)
    ?? (isPlainName(name)
      ? ([undefined, people.test(parent) ? names : things] as const)
      : texts.find(([pattern]) => fits(pattern, name)))
    ?? []
  const text = typeof words === 'function' ? words(place) : words && choose(words, role)
  return text === undefined ? undefined : inCase(text, role.said)
}

/** The name that says what a text is: a `customer` of which "The ID of the customer" is said is a `customer_id`. */
function kindName({ name, said = '' }: Role): string {
  const snake = toSnake(name)
  return /^(?:the |an? )?(?:unique )?(?:id|identifier) (?:of|for) /i.test(said) && !/(?:^|_)(?:u{0,2}id|key|slug|identifier|code)$/.test(snake)
    ? `${snake}_id`
    : snake
}

const whole = new WeakMap<RegExp, RegExp>()

/** Whether a name has the words of a row as whole words: neither a `zip` nor a `membership` is an `ip`. */
function fits(pattern: RegExp, name: string): boolean {
  let words = whole.get(pattern)
  if (!words)
    whole.set(pattern, (words = new RegExp(`(?:(?<=^|_)|(?=_))(?:${pattern.source})(?:e?s)?(?=_|$)`)))
  return words.test(name) || words.test(singular(name))
}

/** As the description wants the letters. */
function inCase(text: string, said: string | undefined): string {
  if (said === undefined || !/^[a-z_ -]+$/i.test(text))
    return text
  if (/\blower[ -]?case/i.test(said))
    return text.toLowerCase()
  return /\bupper[ -]?case/i.test(said) ? text.toUpperCase() : text
}

/** A number for a property by its name; the schema's bounds have the last word. */
export function realisticNumber(role: Role, integer: boolean): number {
  const name = toSnake(role.name)
  const rows = errors.test(toSnake(role.parent)) ? [...errorNumbers, ...numbers] : numbers
  const said = role.said ?? ''
  if (/\b(?:unix|epoch)\b/i.test(said) && /\btime|\bseconds|\bdate/i.test(said) && !/milli/i.test(said))
    return 1773480413 - (role.variant % 1000) * 86_400
  const known = rows.find(([pattern]) => fits(pattern, name))
  return known
    ? known[1](role.variant % 1000, integer || /\bcents?\b|smallest currency unit|minor unit/i.test(said))
    : integer
      ? 1 + (role.variant % 1000)
      : Number((1.5 + (role.variant % 1000)).toFixed(2))
}

/** A name that is not said to be of a kind. */
function isPlainName(name: string): boolean {
  return /(?:^|_)names?$/.test(name)
    && !/(?:first|given|middle|last|family|sur|full|display|user|nick|file|host|domain|screen|document|event|model|owner|customer|card_?holder|contact|employee|patient|student|member|guest|sender|recipient|account_holder|company|organi[sz]ation|branch|city|country)_?names?$/.test(
      name,
    )
}

function choose(words: readonly string[], { variant }: Role): string {
  return words[variant % words.length] ?? ''
}

/** `menuItemId` → `menu_item_id`: how the tables write names. */
export function toSnake(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
}

/** Values that a description names: as an example, or as what there is to choose from. */
export function saidTexts(said: string | undefined): string[] {
  if (said === undefined)
    return []
  return [...said.slice(0, 2000).matchAll(named)].flatMap(([, text = '']) =>
    (text.trim() === text && !/[{}<>]/.test(text) ? [text] : []))
}

/** What nobody hopes to read of a thing: a flag of this name is false in an example. */
export function isSad(name: string): boolean {
  return /(?<![^_])(?:deleted|archived|disabled|blocked|banned|suspended|failed|errors?|expired|revoked|locked|closed|cancell?ed|livemode)$/.test(
    toSnake(name),
  )
}

/** What speaks of a failure: an `error`, a `ProblemDetails`. */
export function isOfErrors(name: string): boolean {
  return errors.test(toSnake(name)) || /(?:error|problem|fault|exception)(?:s|_?(?:response|details?|object|model))?$/i.test(name)
}

/** The members of an enum as an example shows them: a failure comes last where what it is a part of speaks of none. */
export function hopefulFirst(values: unknown[], { name, parent }: Role): unknown[] {
  if (isOfErrors(name) || isOfErrors(parent))
    return values
  const isFailure = (value: unknown): boolean => typeof value === 'string' && /^(?:errors?|errored|fail(?:ed|ure)?)$/i.test(value)
  return isFailure(values[0]) ? [...values.filter(value => !isFailure(value)), ...values.filter(isFailure)] : values
}
