import type { FunctionalComponent, VNode } from 'vue'
import { Comment, Fragment, h } from 'vue'

/**
 * An element with what there is and nothing else. Vue marks the place of everything that is not there by a comment, and
 * the ends of every list: of the HTML of a page with hundreds of fields, each of which may lack ten things, a tenth.
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
