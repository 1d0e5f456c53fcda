import type { Kind } from '../../document/grammar/grammar.ts'
import { sections } from '../../document/grammar/grammar.ts'
import { pointerSegments } from '../../document/json/pointer.ts'
import type { Source } from '../syntax/parsed.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'

/** In Swagger 2.0 only components keep their place through the upgrade: bodies and responses are rebuilt. */
export function moves(pointer: string, root: Kind): boolean {
  return root === 'document-2' && !/^#\/(?:definitions|parameters|responses)\/[^/]*$/.test(pointer)
}

/** Where components of a kind are kept, in the version of the root. */
export function sectionOf(kind: Kind, root: Kind): readonly string[] | undefined {
  if (root === 'document-2' && kind === 'schema')
    return ['definitions']
  const section = sections[kind]
  return root === 'document-2' && section?.[0] === 'components' ? undefined : section
}

/** Whether a pointer is that of a component itself. */
export function isEntry(pointer: string, section: readonly string[] | undefined): boolean {
  const segments = pointerSegments(pointer)
  return section !== undefined
    && segments.length === section.length + 1
    && section.every((key, index) => segments[index] === key)
}

/** The object that holds the components of a section, made where there is none. */
export function ensure(root: PlainObject, section: readonly string[]): PlainObject {
  let node = root
  for (const key of section) {
    if (!isObject(node[key]))
      node[key] = {}
    node = node[key] as PlainObject
  }
  return node
}

/** `User` for `schemas.yaml#/User` and `schemas/User.yaml`; with the file's name before it where that is taken. */
export function freeName(holder: PlainObject, { source, pointer }: { source: Source, pointer: string }): string {
  const clean = (text: string) => text.replace(/[^\w.-]+/g, '-')
  const file = clean(source.file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, ''))
  const last = clean(pointerSegments(pointer).at(-1) ?? '')
  const candidates = [last || file, last && `${file}-${last}`].filter(name => name !== '' && name !== '__proto__')
  const base = candidates.at(-1) ?? 'component'
  return candidates.find(candidate => !Object.hasOwn(holder, candidate)) ?? freeKey(holder, base)
}

/** A key that an object does not have yet, numbered where it must be. */
export function freeKey(holder: PlainObject, base: string): string {
  let key = base
  for (let number = 2; Object.hasOwn(holder, key); number++)
    key = `${base}-${number}`
  return key
}
