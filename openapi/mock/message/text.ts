import { decodePercent } from '../../document/text/percent.ts'

/** Name and value pairs of a query or form body, decoded; `+` is a space there. Undefined where an escape is malformed. */
export function parsePairs(text: string): [name: string, value: string, raw: string][] | undefined {
  const pairs: [string, string, string][] = []
  for (const pair of text === '' ? [] : text.split('&')) {
    if (pair === '')
      continue
    const equals = pair.indexOf('=')
    const raw = equals < 0 ? '' : pair.slice(equals + 1)
    const name = decodeForm(equals < 0 ? pair : pair.slice(0, equals))
    const value = decodeForm(raw)
    if (name === undefined || value === undefined)
      return undefined
    pairs.push([name, value, raw])
  }
  return pairs
}

/** Decodes one name or value of a query or form body. */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text)
}
