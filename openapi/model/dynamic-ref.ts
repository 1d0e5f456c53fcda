import type { ApiDocument } from '../document/document.ts'
import type { SchemaObject } from '../document/openapi.ts'
import { walk } from '../document/walk.ts'
import { joinPointer } from '../document/resolve.ts'

const targets = new WeakMap<ApiDocument, WeakMap<object, string>>()

/**
 * Where a `$dynamicRef` leads (and its elder, `$recursiveRef`): to the anchor of its name in its own component, else to the first of
 * that name in the document. Undefined for a schema that has neither.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2
 */
export function dynamicTarget(document: ApiDocument, schema: SchemaObject): string | undefined {
  if (schema.$dynamicRef === undefined && !Object.hasOwn(schema, '$recursiveRef'))
    return undefined
  let known = targets.get(document)
  if (!known)
    targets.set(document, known = findTargets(document))
  return known.get(schema)
}

function findTargets(document: ApiDocument): WeakMap<object, string> {
  const anchors = new Map<string, string>()
  const references: { schema: object, home: string, name: string | undefined, ref: string | undefined }[] = []
  walk(document.root, (node, { kind, path, pointer }) => {
    if (kind !== 'schema')
      return
    const home = joinPointer('#', ...path.slice(0, 3))
    for (const anchor of [node.$dynamicAnchor, node.$anchor]) {
      for (const key of [
        `${home} ${String(anchor)}`,
        String(anchor),
      ]) {
        if (typeof anchor === 'string' && !anchors.has(key))
          anchors.set(key, pointer())
      }
    }
    const ref = typeof node.$dynamicRef === 'string'
      ? node.$dynamicRef
      : undefined
    if (ref !== undefined || node.$recursiveRef === '#') {
      references.push({
        schema: node,
        home,
        ref,
        name: ref?.split('#')[1],
      })
    }
  })
  const found = new WeakMap<object, string>()
  for (const { schema, home, name, ref } of references) {
    const target = name === undefined
      ? home
      : ref?.startsWith('#/')
        ? ref
        : anchors.get(`${home} ${name}`) ?? anchors.get(name)
    if (target !== undefined)
      found.set(schema, target)
  }
  return found
}
