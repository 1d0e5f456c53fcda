import type { JsonObject } from '../../message/exchange.ts'
import { toExactText } from '../../../document/json/exact-json.ts'
import { hash } from '../../../document/text/hash.ts'

/** A record's own `etag` field after a change: the same content gets the same tag. */
export function freshTag(record: JsonObject, name: string): string {
  const { [name]: before, ...rest } = record
  const text = tagOf(rest)
  return typeof before === 'string' && !before.startsWith('"') ? text.slice(1, -1) : text
}

/** A strong validator of a value: it changes with it, and only with it. RFC 9110, 8.8.3. */
export function tagOf(value: unknown): string {
  const text = toExactText(value) ?? ''
  return `"${hash(text).toString(36)}${text.length.toString(36)}"`
}
