import type { Element, Nodes, Parents, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { twinHref } from './address.ts'

/** Controls, and what stands around a page: nothing of it is said by the page. */
const silentTags = new Set(['button', 'nav', 'svg', 'footer', 'form', 'input', 'select', 'style', 'script', 'dialog'])
const silentClasses = ['lang', 'header-anchor', 'no-print', 'needs-script', 'visually-hidden', 'line-numbers-wrapper']

/**
 * The Markdown of a page that somebody wrote, from the HTML that was made of it: with what its components show and what it
 * includes.
 */
export function writeWrittenTwin(html: string, base: string): string {
  const processor = unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root): Root => {
      const main = find(tree, ({ properties }) => properties.id === 'content') ?? tree
      clean(main, base)
      return { type: 'root', children: main.children as Root['children'] }
    })
    .use(rehypeRemark)
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', emphasis: '_', fences: true, rule: '-' })
  return String(processor.processSync(html))
}

function find(parent: Parents, isWanted: (element: Element) => boolean): Element | undefined {
  const nodes: Nodes[] = [...parent.children]
  for (let node = nodes.shift(); node; node = nodes.shift()) {
    if (node.type === 'element' && isWanted(node))
      return node
    if ('children' in node)
      nodes.unshift(...node.children)
  }
  return undefined
}

function clean(parent: Parents, base: string): void {
  parent.children = (parent.children as Nodes[]).filter(node => !isSilent(node)) as typeof parent.children
  for (const node of parent.children) {
    if (node.type !== 'element')
      continue
    if (node.tagName === 'a' && typeof node.properties.href === 'string')
      node.properties.href = twinHref(node.properties.href, base)
    // A folded part is open to who reads text, and its summary leads it in.
    if (node.tagName === 'summary')
      node.tagName = 'p'
    nameLanguage(node)
    clean(node, base)
  }
}

/** VitePress tells the language of code on the block around it; Markdown is told it by the code. */
function nameLanguage(block: Element): void {
  const name = classesOf(block).find(name => /^language-./.test(name))
  const code = name === undefined ? undefined : find(block, ({ tagName }) => tagName === 'code')
  if (code !== undefined && name !== undefined)
    code.properties.className = [name]
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
}

function isSilent(node: Nodes): boolean {
  if (node.type === 'comment')
    return true
  if (node.type !== 'element')
    return false
  const classes = classesOf(node)
  return silentTags.has(node.tagName) || silentClasses.some(name => classes.includes(name))
}
