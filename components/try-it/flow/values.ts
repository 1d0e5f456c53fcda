import type { Operation } from '../../../openapi/model/types.ts'
import type { Exchanged } from './expression.ts'
import { isObject } from '../../../openapi/document/json/value.ts'
import { singular } from '../../../openapi/schema/example/realistic/singular.ts'
import { responseOf } from '../check/anchor.ts'
import { evaluate, toText } from './expression.ts'

/** Where a value came from. */
export interface Source {
  title: string
  href: string
}

/** A value that came back, and what it is the value of. */
export interface KnownValue {
  /** The property's name, `id`. */
  name: string
  value: string
  /** What it belongs to, `user`: by the path that answered, the schema, and what holds it. */
  owners: string[]
  from: Source
}

/** A value that a link gives a parameter of another operation. */
export interface LinkedValue {
  /** The operation that needs it, by its page. */
  href: string
  /** `userId`, or with its place, `path.userId`. */
  parameter: string
  value: string
  from: Source
}

/** The most values that one answer gives. */
const most = 60
const deepest = 3

/** What an answer leaves for the next requests: by its links, and by the names of its properties. */
export function readValues(operation: Operation, exchanged: Exchanged): { known: KnownValue[], linked: LinkedValue[] } {
  const from = { title: operation.title, href: operation.href }
  const response = responseOf(operation, exchanged.status)
  const linked = (response?.links ?? []).flatMap(({ operation: target, parameters }) =>
    target === undefined
      ? []
      : parameters.flatMap(({ name, value }) => {
          const text = evaluate(value, exchanged)
          return text === undefined || name === 'body' ? [] : [{ href: target.href, parameter: name, value: text, from }]
        }))
  const schema = response?.content[0]?.schema
  const component = schema?.component?.name ?? schema?.items?.component?.name
  const owners = [lastNoun(operation.path), ...(component === undefined ? [] : [normal(component)])]
  return { linked, known: exchanged.method === 'DELETE' ? [] : listValues(exchanged.response.body, owners, from) }
}

function listValues(body: unknown, owners: string[], from: Source): KnownValue[] {
  const found: KnownValue[] = []
  visit(body, owners, 0)
  return found.slice(0, most)

  function visit(value: unknown, holders: string[], depth: number): void {
    if (depth > deepest || found.length >= most)
      return
    // The first item stands for its list: it is what a reader looks at.
    if (Array.isArray(value))
      return visit(value[0], holders, depth + 1)
    if (!isObject(value))
      return
    for (const [name, item] of Object.entries(value)) {
      const text = toText(item)
      if (text !== undefined && text !== '' && text.length <= 500 && typeof item !== 'boolean')
        found.push({ name, value: text, owners: holders, from })
    }
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === 'object' && item !== null)
        visit(item, isWrapper(name) ? holders : [normal(singular(name))], depth + 1)
    }
  }
}

/** Names of what wraps an answer rather than being part of it. */
function isWrapper(name: string): boolean {
  return /^(?:data|items|results?|records?|values?|content|_embedded|list|rows|entries)$/i.test(name)
}

/** `user` of `/v1/users/{userId}`. */
export function lastNoun(path: string): string {
  const segment = path.split('/').filter(part => part !== '' && !part.includes('{')).at(-1) ?? ''
  return normal(singular(segment))
}

/** Names that differ in case and separators alone are the same. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '')
}
