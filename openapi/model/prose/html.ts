import type { Root } from 'hast'
import type { Html, Root as MarkdownRoot, Nodes, Parents } from 'mdast'
import { keptTags } from './allow-list.ts'

/** Elements that need no end tag. */
const open = new Set(['br', 'hr', 'img', 'p', 'li', 'td', 'th', 'tr'])

const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'title'],
}

/** The longest run of tags that is read as HTML. */
const maxTags = 2000

interface Token {
  text: string
  tag?: string
  end?: boolean
  attributes?: string
  keep?: boolean
}

/**
 * Rewrites the raw HTML of a Markdown tree so that only harmless elements are left in it. A tag that has no partner, or that
 * Markdown could not make, becomes text: `List<String>` and `<script>` show as they are written. Comments are dropped.
 */
export function tameHtml(tree: MarkdownRoot): void {
  const parents: Nodes[] = [tree]
  for (let node = parents.pop(); node; node = parents.pop()) {
    if (!('children' in node))
      continue
    tameChildren(node)
    parents.push(...node.children)
  }
}

/** Whether a tree still holds raw HTML. */
export function hasTags(tree: Root): boolean {
  const nodes: Nodes[] | Root['children'] = [...tree.children]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.type === 'raw')
      return true
    if ('children' in node)
      nodes.push(...(node.children as Root['children']))
  }
  return false
}

function tameChildren(parent: Parents): void {
  const html = (parent.children as Nodes[]).filter((child): child is Html => child.type === 'html')
  if (html.length === 0)
    return
  const tokens = html.map(node => tokenize(node.value))
  const all = tokens.flat()
  if (all.length <= maxTags)
    matchTags(all)
  html.forEach((node, index) => {
    const own = tokens[index] ?? []
    const value = own.map(render).join('')
    const isBlock = 'type' in parent && parent.type !== 'paragraph' && !own.some(({ keep }) => keep)
    node.value =
      isBlock && value.trim() !== '' && ['root', 'blockquote', 'listItem'].includes(parent.type)
        ? `<p>${value}</p>`
        : value
  })
}

function tokenize(html: string): Token[] {
  const tokens: Token[] = []
  const tags = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][a-z\d]*)((?:[\s/][^<>]*)?)>/gi
  let end = 0
  for (const match of html.matchAll(tags)) {
    if (match.index > end) {
      tokens.push({ text: html.slice(end, match.index) })
    }
    end = match.index + match[0].length
    if (match[2] !== undefined) {
      tokens.push({
        text: match[0],
        tag: match[2].toLowerCase(),
        end: match[1] === '/',
        attributes: match[3],
      })
    }
  }
  if (end < html.length) {
    tokens.push({ text: html.slice(end) })
  }
  return tokens
}

function matchTags(tokens: Token[]): void {
  const stack: Token[] = []
  for (const token of tokens) {
    if (token.tag === undefined || keptTags[token.tag] === undefined)
      continue
    if (!token.end) {
      token.keep = open.has(token.tag)
      if (token.tag !== 'br' && token.tag !== 'hr' && token.tag !== 'img')
        stack.push(token)
      continue
    }
    const partner = stack.findLastIndex(({ tag }) => tag === token.tag)
    const start = stack[partner]
    if (start) {
      start.keep = true
      token.keep = true
      stack.length = partner
    }
  }
}

function render({ text, tag, end, attributes, keep }: Token): string {
  const name = tag === undefined ? undefined : keptTags[tag]
  if (name === undefined || !keep) {
    return tag === undefined ? escapeText(text) : escapeText(text.replaceAll('&', '&amp;'))
  }
  return end ? `</${name}>` : `<${name}${renderAttributes(name, attributes ?? '')}>`
}

/** Escapes angle brackets in the text between tags, so that they open no tag; entities stay entities. */
function escapeText(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function renderAttributes(name: string, source: string): string {
  const kept: string[] = []
  for (const [, key = '', double, single, bare] of source.matchAll(
    /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi,
  )) {
    const value = double ?? single ?? bare ?? ''
    if (keptAttributes[name]?.includes(key.toLowerCase()))
      kept.push(` ${key.toLowerCase()}="${escapeText(value).replaceAll('"', '&quot;')}"`)
  }
  return kept.join('')
}
