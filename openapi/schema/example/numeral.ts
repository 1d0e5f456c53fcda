import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { keepNumeral, numeralAt } from '../../document/numerals.ts'
import { flatten } from '../flatten.ts'

/** How a schema writes a number that it shows (`1.10`, `12345678901234567890`), where printing the number would lose that. */
export function numeralOf(document: ApiDocument, schema: Schema, value: unknown): string | undefined {
  if (typeof value !== 'number')
    return undefined
  for (const source of flatten(document, schema).sources) {
    const places = [
      ...['example', 'default', 'const'].map(key => ({ holder: source as object, key })),
      ...[source.examples, source.enum].flatMap(list =>
        Array.isArray(list)
          ? list.slice(0, 100).map((_, index) => ({ holder: list as object, key: String(index) }))
          : [],
      ),
    ]
    for (const { holder, key } of places) {
      const numeral = numeralAt(holder, key)
      if (numeral !== undefined && Number(numeral) === value)
        return numeral
    }
  }
  return undefined
}

/** Remembers for a value that was put into an object or a list how its schema writes it. */
export function keepNumeralOf(
  document: ApiDocument,
  schema: Schema,
  value: unknown,
  holder: object,
  key: string | number,
): void {
  const numeral = numeralOf(document, schema, value)
  if (numeral !== undefined)
    keepNumeral(holder, key, numeral)
}
