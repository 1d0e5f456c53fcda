import type { Prose } from '../types.ts'
import type { Element, Root } from 'hast'
import type { Root as MarkdownRoot } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { allowList, codeLanguages } from './allow-list.ts'
import { finishAlert, unlinkFootnote } from './gfm.ts'
import { hasTags, tameHtml } from './html.ts'
import { visit } from './visit.ts'
import { escapeHtml } from '../../document/text/escape-html.ts'
import { isOffSite, safeUrl } from '../url.ts'

export interface ProseOptions {
  /** Turns a link of the spec (`#/components/schemas/User`, `#operation/createUser`) into one of the site. */
  link?: (url: string) => string | undefined
  /** The level that a text's topmost headings become: 3 where it stands under a heading of level 2. */
  heading?: number
}

/** Texts longer than this, or nested deeper, are shown as they are written: Markdown is not linear in every input. */
const maxLength = 60_000
const maxMarks = 8_000
const maxNesting = 30

/**
 * Creates the one renderer of spec text: CommonMark with GFM, through an allow-list, to HTML. Raw HTML is reduced to the
 * elements that Markdown itself can make, and `details`; the rest shows as text. Nothing throws: a text that cannot be rendered is shown as it is.
 *
 * @see https://spec.commonmark.org/0.31.2/
 * @see https://github.github.com/gfm/
 */
export function createProse(options: ProseOptions = {}): (text: unknown) => Prose | undefined {
  const cache = new Map<string, Prose>()
  const processor = createProcessor(options)
  return (text) => {
    if (typeof text !== 'string' || text.trim() === '')
      return undefined
    let prose = cache.get(text)
    if (!prose) {
      cache.set(text, (prose = { html: toHtml(processor, text) }))
    }
    return prose
  }
}

function toHtml(processor: Markdown, text: string): string {
  if (isPlain(text))
    return `<p>${escapeHtml(text.trim())}</p>`
  if (isCostly(text))
    return toVerbatim(text)
  try {
    return processor.stringify(processor.runSync(processor.parse(text)))
  }
  catch {
    return toVerbatim(text)
  }
}

type Markdown = ReturnType<typeof createProcessor>

function createProcessor({ link, heading = 3 }: ProseOptions) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(() => tree => tameHtml(tree as MarkdownRoot))
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(function rawWhereNeeded() {
      const parse = rehypeRaw.call(this) as (tree: Root, file: never) => Root
      return (tree: Root, file) => (hasTags(tree) ? parse(tree, file as never) : tree)
    })
    .use(() => tree => adapt(tree as Root, heading, link))
    .use(rehypeSanitize, allowList)
    .use(() => tree => finish(tree as Root))
    .use(rehypeStringify)
}

/** Whether a text has no Markdown at all, as most descriptions do, so that parsing can be skipped. */
function isPlain(text: string): boolean {
  return /^\s*[\p{L}(][^\\*_`[\]<>&|~!#@\r\n]*$/u.test(text) && !/:\/\/|www\./i.test(text)
}

function isCostly(text: string): boolean {
  return text.length > maxLength
    || (text.match(/[[\]*_<>`!&|~]/g)?.length ?? 0) > maxMarks
    || new RegExp(`(?:[>*+-][ \\t]*){${maxNesting},}[^\\s>*+-]`).test(text)
    || /[[*_<(!]{100}/.test(text)
}

function toVerbatim(text: string): string {
  return `<pre><code>${escapeHtml(text)}</code></pre>`
}

/** Before the allow-list: moves headings, resolves links, and replaces images that are not this site's by links to them or, beside the spec, by their names. */
function adapt(tree: Root, heading: number, link: ProseOptions['link']): void {
  visit(tree, unlinkFootnote)
  const levels: number[] = []
  visit(tree, element => levels.push(levelOf(element) ?? 6))
  const top = levels.reduce((least, level) => Math.min(least, level), 6)
  visit(tree, (element) => {
    const level = levelOf(element)
    if (level !== undefined)
      element.tagName = `h${Math.min(6, level - top + heading)}`
    if (element.tagName === 'a')
      element.properties.href = toHref(element.properties.href, link)
    if (element.tagName === 'img') {
      const src = safeUrl(element.properties.src)
      if (src === undefined || !src.startsWith('/')) {
        const alt =
          typeof element.properties.alt === 'string' && element.properties.alt !== '' ? element.properties.alt : 'Image'
        Object.assign(element, {
          tagName: 'a',
          properties: { href: src !== undefined && isOffSite(src) ? src : undefined },
          children: [{ type: 'text', value: alt }],
        })
      }
    }
    if (element.tagName === 'code')
      keepLanguage(element)
  })
}

function levelOf({ tagName }: Element): number | undefined {
  const level = /^h([1-6])$/.exec(tagName)?.[1]
  return level === undefined ? undefined : Number(level)
}

function toHref(href: unknown, link: ProseOptions['link']): string | undefined {
  return typeof href === 'string' ? (link?.(href) ?? safeUrl(href)) : undefined
}

function keepLanguage(element: Element): void {
  const names = element.properties.className
  const language = Array.isArray(names) ? /^language-(.+)$/.exec(String(names[0]))?.[1]?.toLowerCase() : undefined
  element.properties.className =
    language !== undefined && codeLanguages.has(language) ? [`language-${language}`] : undefined
}

/** After the allow-list: adds the renderer's own elements, which need not pass it. */
function finish(tree: Root): void {
  visit(tree, (element, parent, index) => {
    if (element.tagName === 'a' && element.properties.href === undefined && parent)
      parent.children.splice(index, 1, ...element.children)
    else if (element.tagName === 'input')
      element.properties.ariaLabel = element.properties.checked === true ? 'done' : 'to do'
    else if (element.tagName === 'blockquote')
      finishAlert(element)
    else if (element.tagName === 'a' && isOffSite(String(element.properties.href)))
      element.properties.rel = ['noopener', 'noreferrer']
    if (element.tagName === 'table' && parent) {
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], tabIndex: 0 },
        children: [element],
      }
    }
  })
}
