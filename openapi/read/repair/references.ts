import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { childOf, walk } from '../../document/grammar/walk.ts'
import { shorten } from '../check/written.ts'

/** What is nothing without its target, and has no place of its own on a page. */
const gone: readonly Kind[] = ['parameter', 'example', 'link', 'callback', 'path-item', 'security-scheme']

/** Takes away references that lead nowhere: a schema, a body or a response stays, and says what is missing. */
export function repairRefs(root: PlainObject, broken: WeakSet<object>): void {
  walk(root, (node, { kind }) => {
    for (const key of Object.keys(node)) {
      const child = childOf(kind, key)
      const value = node[key]
      if (Array.isArray(child) && Array.isArray(value) && gone.includes(child[0]))
        node[key] = shorten(value, item => !(isObject(item) && broken.has(item)))
      else if (typeof child === 'object' && !Array.isArray(child) && isObject(value) && gone.includes(child.map))
        dropFrom(value, broken)
      else if (typeof child === 'string' && gone.includes(child) && isObject(value) && broken.has(value))
        delete node[key]
    }
    if (broken.has(node))
      standIn(node, kind)
  })
}

function dropFrom(map: PlainObject, broken: WeakSet<object>): void {
  for (const [name, value] of Object.entries(map)) {
    if (isObject(value) && broken.has(value))
      delete map[name]
  }
}

function standIn(node: PlainObject, kind: Kind): void {
  // What is no text at all is gone since it was found.
  const ref = String(node.$ref ?? node.$dynamicRef ?? '$ref')
  delete node.$ref
  delete node.$dynamicRef
  const text = `This is missing from the description of the API: there is nothing usable at \`${ref.replaceAll('`', '')}\`.`
  if (kind === 'request-body')
    node.content ??= {}
  if (kind === 'header')
    node.schema ??= {}
  if (kind !== 'media-type')
    node.description = typeof node.description === 'string' ? `${node.description}\n\n${text}` : text
}
