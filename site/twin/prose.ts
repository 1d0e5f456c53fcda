import type { Element, Nodes, Root } from 'hast'
import type { Prose } from '../../openapi/model/index.ts'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { twinHref } from './address.ts'

/** Writes the texts of pages as Markdown. */
export type WriteProse = (prose: Prose | undefined) => string

/** A paragraph without any sign that Markdown reads. */
const plain = /^<p>[^<&*_`[\]\\#|~$>+-]*<\/p>$/

/**
 * Writes a page's texts as Markdown, from the HTML that the page shows: what is not shown is not written either, and links lead
 * to twins. Texts are the same objects wherever they stand, and are written once.
 *
 * @param base the path that the site is served under
 */
export function createProseWriter(base: string): WriteProse {
  const written = new WeakMap<Prose, string>()
  const processor = unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => {
      leadToTwins(tree, base)
    })
    .use(rehypeRemark)
    .use(remarkGfm)
    .use(remarkStringify, { bullet: '-', emphasis: '_', fences: true, rule: '-' })
  return (prose) => {
    if (prose === undefined)
      return ''
    const known = written.get(prose) ?? write(prose.html)
    written.set(prose, known)
    return known
  }

  function write(html: string): string {
    return plain.test(html) && !/^<p>\d+[.)]/.test(html)
      ? toPlainText(html)
      : String(processor.processSync(html)).trim()
  }
}

function leadToTwins(tree: Root, base: string): void {
  const nodes: Nodes[] = [...tree.children]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('children' in node)
      nodes.push(...node.children)
    if (isLink(node) && typeof node.properties.href === 'string')
      node.properties.href = twinHref(node.properties.href, base)
  }
}

function isLink(node: Nodes): node is Element {
  return node.type === 'element' && node.tagName === 'a'
}

/** Under an item of a list, a text's further lines stand below its first. */
export function indent(text: string, depth: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${'  '.repeat(depth)}`)
}

/** Text that a reader of Markdown takes for text, on one line. */
export function escapeText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&')
}

/** Text as code on one line; the fence is longer than what it holds. CommonMark 6.1. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = longest > 0 ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A block of code; the fence is longer than any in it. CommonMark 4.5. */
export function codeBlock(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}
