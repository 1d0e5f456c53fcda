import type { InjectionKey, VNode } from 'vue'
import { Fragment } from 'vue'
import { toLanguage } from './useLanguages.ts'

/** A block of a code group, as read before it is rendered. */
export interface CodeTab {
  title: string
  language: string
  active: boolean
  /** Whether it is in the menu after the tabs. */
  more: boolean
}

/** What a code group provides to its blocks. */
export interface CodeGroupContext {
  /** The language shown; reactive. */
  shown: () => string | undefined
  tabId: (language: string) => string
  panelId: (language: string) => string
}

export const CODE_GROUP: InjectionKey<CodeGroupContext> = Symbol('code group')

/** Reads the tabs off the blocks in a slot, so that they are there when the server renders them too. */
export function readTabs(nodes: VNode[]): CodeTab[] {
  return nodes.flatMap((node) => {
    if (node.type === Fragment && Array.isArray(node.children))
      return readTabs(node.children as VNode[])
    const title: unknown = node.props?.title
    if (typeof title !== 'string')
      return []
    return [
      {
        title,
        language: toLanguage(title),
        active: isSet(node.props?.active),
        more: isSet(node.props?.more),
      },
    ]
  })
}

function isSet(attribute: unknown): boolean {
  return attribute === '' || attribute === true || attribute === 'true'
}

/** Makes a change and adjusts the scrolling, so that the element stays where it was on the screen. */
export async function keepInPlace(element: HTMLElement, change: () => Promise<void>): Promise<void> {
  const before = element.getBoundingClientRect().top
  await change()
  const moved = element.getBoundingClientRect().top - before
  if (moved === 0)
    return
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.scrollHeight > parent.clientHeight && /auto|scroll/.test(getComputedStyle(parent).overflowY)) {
      parent.scrollTop += moved
      break
    }
  }
  const left = element.getBoundingClientRect().top - before
  if (left !== 0)
    window.scrollBy({ top: left, behavior: 'instant' })
}

/** The code of the block shown, as far as it is visible: folded code is not copied. */
export function readShown(blocks: Element | null): string {
  const panel = blocks?.querySelector(':scope > [data-state=shown]')
  const codes = [...(panel?.querySelectorAll('pre') ?? [])]
    .filter(pre => pre.checkVisibility())
    .map(pre => pre.textContent.trimEnd())
  return codes.join('\n\n')
}
