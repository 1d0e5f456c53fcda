import type { FlatSchema } from './flat-schema.ts'

/** A schema that another stands in, and what that one stands in. */
export interface Ancestor {
  flat: FlatSchema
  above: Ancestor | undefined
}

/** A schema made of nothing but what one of its ancestors was made of says nothing new. */
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
