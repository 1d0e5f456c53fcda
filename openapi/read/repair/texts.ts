import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { spellingAt } from '../../document/json/numerals.ts'
import { valueAt } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'

/**
 * Takes a number or a boolean that nobody quoted for the text that it was written as, where a schema allows texts alone: the
 * values `010` and `1.10` of a `type: string`. A number would lose its zeros, and could never be sent.
 */
export function repairTexts(root: PlainObject): void {
  const isText = (schema: unknown): schema is PlainObject => {
    const { type } = isObject(schema) ? schema : {}
    return Array.isArray(type) ? type.includes('string') && type.every(one => one === 'string' || one === 'null') : type === 'string'
  }
  walk(root, (node, { kind }) => {
    if (kind === 'schema' && isText(node)) {
      toText(node, 'default', 'const', 'example')
      for (const list of [node.enum, node.examples])
        toTexts(list)
    }
    else if (node.schema !== undefined && isText(follow(root, node.schema))) {
      toText(node, 'example')
      for (const example of Object.values(isObject(node.examples) ? node.examples : {}))
        toText(follow(root, example), 'value', 'dataValue')
    }
  })
}

function follow(root: PlainObject, node: unknown): unknown {
  return isObject(node) && typeof node.$ref === 'string' && node.$ref.startsWith('#/') ? valueAt(root, node.$ref) : node
}

function toText(node: unknown, ...keys: string[]): void {
  if (isObject(node))
    keys.forEach(key => replace(node, key))
}

function toTexts(list: unknown): void {
  if (Array.isArray(list))
    list.forEach((_, index) => replace(list as unknown as PlainObject, String(index)))
}

function replace(holder: PlainObject, key: string): void {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined
  if (typeof value === 'number' || typeof value === 'boolean')
    holder[key] = spellingAt(holder, key) ?? String(value)
}
