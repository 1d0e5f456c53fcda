import type { Operation, Schema } from '../model/types.ts'
import type { Paging } from '../schema/paging.ts'
import { firstSuccess, isJson } from './answer.ts'
import { declaredProperties } from './optional.ts'

/** Names that are keywords or already used in a sample of some language. */
const taken =
  /^(?:api|response|request|body|form|url|uri|http|client|fetch|requests|error|err|file|files|print|puts|object|array|string|list|type|class|function|import|package|default|return|event|events|line|lines|self|this|new|delete|ok|page|pages|offset|cursor|limit|record|params|in|is|if|for|case|end|next|map|range|go|chan|select|struct|interface|var|const|let|async|await|enum|export|static|public|private|protected|yield|null|none|true|false|void|with|while|switch|super|try|throw|typeof|undefined|def|module|begin|ensure|redo|retry|then|undef|unless|until|when|and|or|not|from|as|assert|del|elif|except|exec|finally|global|lambda|nonlocal|pass|raise|json|time|os|io|fmt|bytes|strings|input|id|process|console|curl|text|name|status|attempt|seconds|message|query|filter|hash|open|set|dict|str|int|float|any|len|make|copy|append|log|net|multipart|writer|part|main|panic|recover|nil)$/

/**
 * A variable name for an operation's answer, its words joined by `_`: `user`, `user_list`; plural for a list.
 * Empty where the document suggests none.
 */
export function resultName(operation: Operation): string {
  const schema = firstSuccess(operation)?.content.find(({ type }) => isJson(type))?.schema
  const item = schema?.items
  const named = schema?.component?.name ?? commonName(schema)
  const name = named ?? (item?.component?.name === undefined ? '' : plural(item.component.name))
  const words = toWords(name.split(/[./]/).at(-1) ?? '')
  return isName(words) ? words : ''
}

/** The name of a component that all choices end with: `customer` of `customer` and `deleted_customer`. */
function commonName(schema: Schema | undefined): string | undefined {
  const [choice, ...more] = schema?.variants ?? []
  const names = more.length === 0 ? choice?.options.map(option => option.schema.component?.name) : undefined
  const shortest = names?.reduce((one = '', other = '') => (other.length < one.length ? other : one))
  return shortest && names?.every(name => toWords(name ?? '').endsWith(toWords(shortest))) ? shortest : undefined
}

function isName(words: string): boolean {
  return /^[a-z][a-z\d_]{1,30}$/.test(words) && !taken.test(words)
}

/** A variable name for one record of a list, which is another than that of the whole answer. */
export function recordName(operation: Operation, { items }: Paging, result: string): string {
  const schema = firstSuccess(operation)?.content.find(({ type }) => isJson(type))?.schema
  const list = items.reduce<Schema | undefined>(
    (inner, name) => (inner && declaredProperties(inner).get(name)?.schema),
    schema,
  )
  const words = toWords(list?.items?.component?.name.split(/[./]/).at(-1) ?? '')
  return isName(words) && words !== result ? words : 'item'
}

/** The path of the message in an operation's error bodies, from the first error that declares one. */
export function errorMessage({ responses }: Operation): string[] | undefined {
  for (const { status, content } of responses) {
    if (!/^[45]|^default$/.test(status))
      continue
    for (const { type, schema } of content) {
      const path = isJson(type) && schema ? messagePath(schema, 0) : undefined
      if (path)
        return path
    }
  }
  return undefined
}

const messages = ['message', 'detail', 'error_description', 'error_message', 'description', 'title', 'reason', 'msg']

function messagePath(schema: Schema, depth: number): string[] | undefined {
  const properties = [...(schema.properties ?? []), ...(schema.variants?.[0]?.options[0]?.schema.properties ?? [])]
  const found = messages.find(name =>
    properties.some(property => property.name === name && property.schema.types.includes('string')),
  )
  if (found !== undefined)
    return [found]
  const inner = depth > 1 ? undefined : properties.find(({ name }) => /^errors?$/.test(name))
  if (!inner)
    return undefined
  if (inner.schema.types.includes('string'))
    return [inner.name]
  const isList = inner.schema.types.includes('array')
  const path = messagePath(isList ? (inner.schema.items ?? inner.schema) : inner.schema, depth + 1)
  return path && [inner.name, ...(isList ? ['0'] : []), ...path]
}

/** `UserList` and `userList` are `user_list`; words that tell nothing, such as `response` and `full`, are left out. */
function toWords(name: string): string {
  return splitCapitals(name)
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/_?(?:response|result|dto|schema|model|object)(?:_?body)?$/, '')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?:full|minimal|simple)_|_(?:full|mini|minimal)$/g, '')
}

function splitCapitals(name: string): string {
  return /[A-Z]/.test(name)
    ? name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    : name
}

function plural(name: string): string {
  if (/[^aeiou]y$/i.test(name))
    return `${name.slice(0, -1)}ies`
  if (/[^su]s$/i.test(name) && !/is$/i.test(name))
    return name
  return /(?:[sxz]|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`
}
