import type { Role } from './role.ts'
import { errorNumbers, numbers } from './realistic-number.ts'
import { errorTexts, texts } from './realistic-text.ts'

const people =
  /user|person|people|customer|owner|author|member|contact|employee|admin|patient|student|account|creator|assignee|sender|recipient/
const errors =
  /(?:^|_)(?:errors?|problems?|faults?|violations?|bad_request|conflict|forbidden|not_found|unauthori[sz]ed)(?:_|$)/
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
  const name = toSnake(role.name)
  const parent = toSnake(role.parent)
  const place = { ...role, name, parent }
  const [, words] =
    (errors.test(parent) ? errorTexts.find(([pattern]) => pattern.test(name)) : undefined)
    ?? (isPlainName(name)
      ? ([undefined, people.test(parent) ? names : things] as const)
      : texts.find(([pattern]) => pattern.test(name)))
    ?? []
  return typeof words === 'function' ? words(place) : words && choose(words, role)
}

/** A number for a property by its name; the schema's bounds have the last word. */
export function realisticNumber(role: Role, integer: boolean): number {
  const name = toSnake(role.name)
  const rows = errors.test(toSnake(role.parent)) ? [...errorNumbers, ...numbers] : numbers
  const known = rows.find(([pattern]) => pattern.test(name))
  return known
    ? known[1](role.variant % 1000, integer)
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
