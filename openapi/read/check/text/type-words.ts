import { closest } from '../../../document/text/closest.ts'
import { jsonTypes } from '../../../document/grammar/fields.ts'

/** What other languages call the types of JSON Schema. */
const words: Record<string, string> = {
  integer: 'int int8 int16 int32 int64 uint uint32 uint64 long short bigint byte',
  number: 'float double decimal numeric real',
  string: 'str text char date datetime date-time time timestamp uuid guid email url uri file binary password enum',
  boolean: 'bool bit flag',
  object: 'dict dictionary map hash hashmap struct json record class model',
  array: 'list set tuple collection sequence vector',
  null: 'none nil undefined void',
}

const meanings = new Map(
  Object.entries(words).flatMap(([type, names]) => names.split(' ').map((name): [string, string] => [name, type])),
)

/** What to do about a type that JSON Schema does not have: `did you mean "integer"?`. Undefined where it could be anything. */
export function adviseType(type: unknown): string | undefined {
  if (typeof type !== 'string')
    return undefined
  const word = type.toLowerCase()
  if (/^(?:any|mixed|unknown|\*|all)$/.test(word))
    return 'leave it out where every type is meant, as it is read'
  const list = /^(?:array|list)\s*[<[(](\w+)[>\])]$|^(\w+)\[\]$/.exec(word)
  if (list)
    return `did you mean type: array, items: {type: ${meaningOf(list[1] ?? list[2] ?? '') ?? '…'}}?`
  const meant = meaningOf(word)
  return meant === undefined ? undefined : `did you mean "${meant}"?`
}

/** The type that a word plainly means. */
export function meaningOf(word: string): string | undefined {
  return jsonTypes.includes(word) ? word : (meanings.get(word) ?? closest(word, jsonTypes))
}
