import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { resolve } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'

/** What may be said anew beside a reference to one of a kind: what the kind has a field for. */
const fields: Partial<Record<Kind, readonly string[]>> = {
  'parameter': ['description'],
  'header': ['description'],
  'request-body': ['description'],
  'response': ['description', 'summary'],
  'example': ['description', 'summary'],
  'link': ['description'],
}

/**
 * Puts what a reference leads to in its place where `summary` or `description` stands beside it, which count from OpenAPI 3.1 on.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#reference-object
 */
export function applyOverrides(root: PlainObject): void {
  walk(root, (node, { kind }) => {
    const given = (fields[kind] ?? []).filter(key => typeof node[key] === 'string')
    if (typeof node.$ref !== 'string' || given.length === 0)
      return
    const target = resolve<PlainObject>({ name: '', version: '', root: root as never }, { $ref: node.$ref })?.value
    if (!isObject(target))
      return
    const own = Object.fromEntries(given.map(key => [key, node[key]]))
    delete node.$ref
    Object.assign(node, target, own)
    copyNumerals(target, node)
  })
}
