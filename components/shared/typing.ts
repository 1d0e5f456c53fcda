/** Whether a key goes to something that takes letters itself: a box, an editor in a shadow tree, or a tree that is walked by them. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('input, select, textarea, [role=tree]'))
}
