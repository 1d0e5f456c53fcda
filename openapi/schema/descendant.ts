import type { ApiDocument } from '../document/document.ts'
import type { Schema, SchemaObject } from '../document/openapi.ts'
import { joinPointer } from '../document/json/pointer.ts'
import { isRef, resolve } from '../document/resolve.ts'
import type { Choice, FlatSchema } from './flat-schema.ts'
import { isObject } from '../document/json/value.ts'
import { remember } from '../document/remember.ts'

const cache = new WeakMap<ApiDocument, Map<string, string[]>>()
const choices = new WeakMap<FlatSchema, Choice | undefined>()

/**
 * The choice that a component with a discriminator and no `oneOf` stands for: the components that extend it by `allOf`, and
 * those its mapping names. With `x-explicitMappingOnly` only the latter.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#examples-0 "Models with Polymorphism Support"
 */
export function descendantsOf(document: ApiDocument, flat: FlatSchema): Choice | undefined {
  return remember(choices, flat, () => findDescendants(document, flat))
}

/** The local pointer for an entry of a mapping, which is a component's name or a reference. */
export function mappedPointer(document: ApiDocument, target: unknown): string | undefined {
  if (typeof target !== 'string')
    return undefined
  const named = joinPointer('#/components/schemas', target)
  return [named, target].find(pointer => pointer.startsWith('#') && resolve(document, { $ref: pointer }) !== undefined)
}

function findDescendants(document: ApiDocument, { component, choices }: FlatSchema): Choice | undefined {
  if (!component || choices.length > 0)
    return undefined
  const base = resolve<SchemaObject>(document, { $ref: component.pointer })?.value
  const discriminator = typeof base === 'object' ? base.discriminator : undefined
  if (typeof discriminator?.propertyName !== 'string')
    return undefined
  const pointers = new Set(
    discriminator['x-explicitMappingOnly'] === true ? [] : extensionsOf(document, component.pointer),
  )
  for (const target of [...Object.values(discriminator.mapping ?? {}), discriminator.defaultMapping]) {
    const pointer = mappedPointer(document, target)
    if (pointer !== undefined)
      pointers.add(pointer)
  }
  return pointers.size === 0
    ? undefined
    : { kind: 'oneOf', discriminator, options: [...pointers].map(($ref): Schema => ({ $ref })) }
}

/** The components that extend a component, directly or through others, in the order of the spec. */
function extensionsOf(document: ApiDocument, base: string): string[] {
  const index = remember(cache, document, () => indexOf(document))
  const found = new Set<string>()
  const pending = [base]
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    for (const child of index.get(pointer) ?? []) {
      if (!found.has(child) && child !== base) {
        found.add(child)
        pending.push(child)
      }
    }
  }
  const order = Object.keys(document.root.components?.schemas ?? {}).map(name =>
    joinPointer('#/components/schemas', name),
  )
  return order.filter(pointer => found.has(pointer))
}

function indexOf(document: ApiDocument): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const [name, schema] of Object.entries(document.root.components?.schemas ?? {})) {
    const branches = isObject(schema) && Array.isArray(schema.allOf) ? (schema.allOf as Schema[]) : []
    for (const branch of branches) {
      const pointer = isRef(branch) ? resolve(document, branch)?.pointer : undefined
      if (pointer !== undefined) {
        index.set(pointer, [...(index.get(pointer) ?? []), joinPointer('#/components/schemas', name)])
      }
    }
  }
  return index
}
