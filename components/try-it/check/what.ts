import type { SchemaError } from '../../../openapi/schema/validate/validator.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import { plainSegments } from '../../../openapi/document/json/pointer.ts'
import { brief, phrase } from '../../../openapi/schema/validate/words.ts'

type Values = Record<string, string | number>

/** What is wrong, as facts that a worker can hand over: the page says it in the reader's language. */
export type What =
  | { keyword: string, params: Record<string, unknown> }
  | { word: BreachWord, values: Values }

export type BreachWord =
  | 'noAnswers' | 'undeclared' | 'untyped' | 'noBody' | 'headerMissing'
  | 'notXml' | 'notJson' | 'tooDeep' | 'itemNotJson' | 'itemTooDeep'

export function whatOf({ keyword, params }: SchemaError): What {
  return { keyword, params: brief(params) }
}

/** What is said of the status, the header or the value, whose name stands before it. */
export function sayWhat(t: Translate, what: What): string {
  if ('keyword' in what)
    return phrase(what.keyword, what.params, t)
  return (t as unknown as (key: string, values: Values) => string)(`console.breach.${what.word}`, what.values)
}

/** A sentence about the value at a pointer, which it names by its last step. RFC 6901. */
export function sayOfValue(t: Translate, pointer: string, what: What): string {
  const last = plainSegments(pointer)?.at(-1)
  const said = sayWhat(t, what)
  if (last === undefined)
    return t('console.breach.whole', { what: said })
  return /^\d+$/.test(last)
    ? t('console.breach.item', { item: Number(last) + 1, what: said })
    : t('console.breach.field', { name: last, what: said })
}
