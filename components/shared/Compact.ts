import type { FunctionalComponent, VNode } from 'vue'
import { Comment, Fragment, h } from 'vue'

/**
 * An element without placeholder comments. Vue writes a comment for everything that is absent, and at
 * the ends of every list: a tenth of the HTML of a page with hundreds of fields.
 */
export const Compact: FunctionalComponent<{ tag: string }> = ({ tag }, { slots }) =>
  h(tag, present(slots.default?.() ?? []))
Compact.props = ['tag']

function present(nodes: VNode[]): VNode[] {
  return nodes.flatMap(node =>
    node.type === Comment
      ? []
      : node.type === Fragment && Array.isArray(node.children)
        ? present(node.children as VNode[])
        : [node],
  )
}
