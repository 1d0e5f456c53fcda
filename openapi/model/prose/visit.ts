import type { Element, ElementContent, Root } from 'hast'

export type Visitor = (element: Element, parent: Root | Element | undefined, index: number) => void

/** Children first, so that a visitor may replace the element it is given. */
export function visit(node: Root | Element, visitor: Visitor): void {
  for (let index = node.children.length - 1; index >= 0; index--) {
    const child = node.children[index] as ElementContent
    if (child.type === 'element') {
      visit(child, visitor)
      visitor(child, node, index)
    }
  }
}
