import type { FlatSchema } from './flat-schema.ts'

/** Linked list of enclosing schemas, innermost first. */
export interface Ancestor {
  flat: FlatSchema
  above: Ancestor | undefined
}

/** Whether a schema is recursive: an enclosing schema was already merged from all of its parts. */
export function isRecursive(flat: FlatSchema, above: Ancestor | undefined): boolean {
  for (let ancestor = above; ancestor; ancestor = ancestor.above) {
    const known = ancestor.flat
    if (known === flat || (flat.component && flat.component.pointer === known.component?.pointer))
      return true
    if (flat.sources.every(source => known.sources.includes(source)))
      return true
  }
  return false
}
