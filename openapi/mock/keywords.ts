import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { ReadBody } from './request/body.ts'
import type { Json, JsonObject } from './message/exchange.ts'
import type { Violation } from './error/fault.ts'
import type { Mock } from './mock.ts'
import { joinPointer } from '../document/json/pointer.ts'
import { deref, propertiesOf } from '../schema/facts.ts'
import { isObject, own } from '../document/json/value.ts'
import { remember } from '../document/remember.ts'

/**
 * Checks the keywords that JSON Schema does not have: `x-matches` and `x-cant-match`, which name other fields of the same
 * object, and those that the overrides define. `x-unique` depends on stored records, and is checked with them.
 */
export function checkKeywords(
  { document, overrides }: Pick<Mock, 'document' | 'overrides'>,
  body: ReadBody,
): Violation[] {
  const schema = body.content?.mediaType.schema
  if (!isObject(body.value) || schema === undefined)
    return []
  const value = body.value as JsonObject
  return listRules(document, schema).flatMap((rule) => {
    const { name, keyword } = rule
    const sent = own(value, name)
    return sent === undefined || sent === null
      ? []
      : broken(overrides, rule, { value: sent as Json, parent: value }).map((params): Violation => ({
          in: 'body',
          pointer: joinPointer('', name),
          keyword,
          params,
          message: explain(keyword, params),
        }))
  })
}

/** A keyword of the document's own, at a property of a body. */
interface Rule {
  name: string
  keyword: string
  argument: unknown
}

const rules = new WeakMap<object, Rule[]>()

/** The rules of a schema's properties, found once: most have none. */
function listRules(document: ApiDocument, schema: Schema): Rule[] {
  return typeof schema !== 'object'
    ? []
    : remember(rules, schema, () => [...propertiesOf(document, schema)].flatMap(([name, property]) =>
        extensionsOf(document, property).map(([keyword, argument]) => ({ name, keyword, argument }))))
}

/** The `x-` keywords of a property and of what it refers to. */
function extensionsOf(document: ApiDocument, property: Schema): [string, unknown][] {
  const all = { ...deref(document, property), ...(typeof property === 'object' ? property : {}) }
  return Object.entries(all).filter(([keyword]) => keyword.startsWith('x-'))
}

function broken(
  overrides: Mock['overrides'],
  { keyword, argument }: Rule,
  { value, parent }: { value: Json, parent: JsonObject },
): Record<string, unknown>[] {
  if (keyword === 'x-matches' || keyword === 'x-cant-match') {
    const names = (Array.isArray(argument) ? argument : [argument]).map(String)
    return names
      .filter(name => isSame(value, own(parent, name)) === (keyword === 'x-cant-match'))
      .map(parameter => ({ parameter }))
  }
  const check =
    overrides.keywords && Object.hasOwn(overrides.keywords, keyword) ? overrides.keywords[keyword] : undefined
  const result = check?.(value, argument, parent) ?? true
  return result === true ? [] : [result === false ? {} : result]
}

function isSame(value: unknown, other: unknown): boolean {
  return other !== undefined && String(value).toLowerCase() === String(other).toLowerCase()
}

function explain(keyword: string, { parameter }: Record<string, unknown>): string {
  if (keyword === 'x-matches')
    return `must be the same as ${String(parameter)}`
  return keyword === 'x-cant-match'
    ? `must not be the same as ${String(parameter)}`
    : `breaks the rule ${keyword.slice(2).replaceAll('-', ' ')}`
}
