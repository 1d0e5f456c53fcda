import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { keepNumeral, numeralAt } from '../../document/json/numerals.ts'
import { own } from '../../document/json/value.ts'
import { flatten } from '../flatten.ts'
import { remember } from '../../document/remember.ts'

/** The numerals of each schema's examples, choices and defaults, found once: most have none. */
const known = new WeakMap<object, string[]>()

/** How a schema writes a number that it shows (`1.10`, `12345678901234567890`), where printing the number would lose that. */
export function numeralOf(document: ApiDocument, schema: Schema, value: unknown): string | undefined {
  if (typeof value !== 'number' || typeof schema !== 'object')
    return undefined
  return remember(known, schema, () => listNumerals(document, schema)).find(numeral => Number(numeral) === value)
}

function listNumerals(document: ApiDocument, schema: Schema): string[] {
  return flatten(document, schema).sources.flatMap(source => [
    ...['example', 'default', 'const'].map(key => numeralAt(source, key)),
    ...[source.examples, source.enum].flatMap(list =>
      Array.isArray(list) ? list.slice(0, 100).map((_, index) => numeralAt(list, index)) : []),
  ]).filter(numeral => numeral !== undefined)
}

/** Remembers for a value that was put into an object or a list how its schema writes it. */
export function keepNumeralOf(
  document: ApiDocument,
  schema: Schema,
  { holder, key }: { holder: object, key: string | number },
): void {
  const numeral = numeralOf(document, schema, own(holder, String(key)))
  if (numeral !== undefined)
    keepNumeral(holder, key, numeral)
}
