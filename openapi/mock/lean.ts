import type { ApiDocument } from '../document/document.ts'
import type { Child, Kind } from '../document/grammar/grammar.ts'
import type { PlainObject } from '../document/json/value.ts'
import { grammar } from '../document/grammar/grammar.ts'
import { copyNumerals } from '../document/json/numerals.ts'
import { joinPointer, pointerSegments, valueAt } from '../document/json/pointer.ts'
import { childOf, walk } from '../document/grammar/walk.ts'
import { isObject } from '../document/json/value.ts'
import { extension } from '../schema/conventions.ts'

/** Fields for readers alone, which the mock does not need. */
const prose = ['description', 'summary', 'externalDocs', '$comment']

/** Further fields that the mock does not read. */
const unread: Partial<Record<Kind, readonly string[]>> = {
  document: ['tags', 'webhooks'],
  info: ['contact', 'license', 'termsOfService'],
  operation: ['tags', 'callbacks', 'deprecated'],
  response: ['links'],
}

/** Objects whose extensions only pages read; those of parameters, responses and schemas are read by the mock or by overrides. */
const mute: readonly Kind[] = ['document', 'info', 'operation']

/**
 * As much of a document as a mock reads, for a script that browsers load: no prose, and no component that no operation leads
 * to. The mock's answers stay the same, byte for byte. A document with a pointer into a removed part stays as it is.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#components-object
 */
export function toLeanDocument(document: ApiDocument): ApiDocument {
  const { name, version } = document
  const root = copy({ ...document.root }, 'document') as unknown as ApiDocument['root']
  const reached = findReached(document, { name, version, root })
  if (!reached)
    return { name, version, root: document.root }
  const components = Object.fromEntries(
    Object.entries(root.components ?? {}).map(([section, map]) => [
      section,
      Object.fromEntries(
        Object.entries(map as PlainObject).filter(
          ([key]) => section === 'securitySchemes' || reached.has(joinPointer('#/components', section, key)),
        ),
      ),
    ]),
  )
  return { name, version, root: { ...root, components } }
}

/** Copies what the mock reads; examples, defaults and extensions are data, and copied unread. */
function copy(node: PlainObject, kind: Kind): PlainObject {
  const kept = Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isRead(kind, key))
      .map(([key, value]) => {
        const child = childOf(kind, key)
        return [key, child === undefined ? value : copyChild(value, child)]
      }),
  )
  copyNumerals(node, kept)
  return kept
}

function isRead(kind: Kind, key: string): boolean {
  return key === extension
    || (!prose.includes(key) && !unread[kind]?.includes(key) && !(key.startsWith('x-') && mute.includes(kind)))
}

function copyChild(value: unknown, child: Child): unknown {
  if (typeof child === 'string') {
    return isObject(value) ? copy(value, child) : value
  }
  if (Array.isArray(child)) {
    return Array.isArray(value) ? value.map(item => copyChild(item, child[0])) : value
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyChild(item, child.map)]))
    : value
}

/** The pointers of all components that operations lead to; undefined where a pointer leads into a removed part. */
function findReached(document: ApiDocument, lean: ApiDocument): Set<string> | undefined {
  const { root } = lean
  const heirs = findHeirs(root)
  const reached = new Set<string>()
  const pending: string[] = []
  let isWhole = true

  function reach(pointer: string): void {
    // A pointer that dangled before is ignored.
    if (valueAt(document.root, pointer) !== undefined && valueAt(root, pointer) === undefined)
      isWhole = false
    const [, section = '', name = ''] = pointerSegments(pointer)
    const component = joinPointer('#/components', section, name)
    if (pointer.startsWith('#/components/') && !reached.has(component)) {
      reached.add(component)
      pending.push(component)
    }
  }

  function visit(node: PlainObject, { kind }: { kind: Kind }): boolean {
    if (typeof node.$ref === 'string')
      reach(node.$ref)
    if (kind === 'discriminator') {
      for (const target of [...Object.values(isObject(node.mapping) ? node.mapping : {}), node.defaultMapping].map(
        String,
      )) {
        ;[target, joinPointer('#/components/schemas', target)].filter(pointer => pointer.startsWith('#')).forEach(reach)
      }
    }
    return kind !== 'components'
  }

  walk(root, visit)
  for (let component = pending.pop(); component !== undefined; component = pending.pop()) {
    const child = grammar.components[pointerSegments(component)[1] ?? '']
    if (typeof child === 'object' && !Array.isArray(child))
      walk(valueAt(root, component), visit, child.map)
    heirs.get(component)?.forEach(reach)
  }
  return isWhole ? reached : undefined
}

/** Schemas by the schema that they extend by `allOf`: a discriminator may choose them, though no reference leads to them. */
function findHeirs(root: ApiDocument['root']): Map<string, string[]> {
  const heirs = new Map<string, string[]>()
  for (const [name, schema] of Object.entries(root.components?.schemas ?? {})) {
    for (const branch of isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : []) {
      if (isObject(branch) && typeof branch.$ref === 'string') {
        heirs.set(branch.$ref, [...(heirs.get(branch.$ref) ?? []), joinPointer('#/components/schemas', name)])
      }
    }
  }
  return heirs
}
