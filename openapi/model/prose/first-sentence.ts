import { toString } from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** The first sentence of a Markdown text as words, and the text without it. */
export interface FirstSentence {
  /** Without marks of Markdown or HTML, and without the full stop. */
  text: string
  /** The text after it, as Markdown; empty where there is none. */
  rest: string
}

const parser = unified().use(remarkParse)

/** The search for the end of the sentence stops here. */
const maxSentence = 400

const abbreviations = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|nr|st|mr|mrs|dr|inc|ltd|fig|ver)$/i

const initial = /(?:^|[\s.(])[A-Z]$/

/**
 * Undefined where a text begins with something else than a sentence: a list, a table, code, an image. A heading at the very
 * beginning counts as one.
 */
export function firstSentence(markdown: string): FirstSentence | undefined {
  const [lead = ''] = /^\s*(?:<(?:p|div|span)>\s*)*/i.exec(markdown) ?? []
  const source = markdown.slice(lead.length)
  const heading = /^#{1,6}[ \t][^\n]*/.exec(source)?.[0]
  if (heading !== undefined)
    return { text: toWords(heading), rest: source.slice(heading.length).trim() }
  if (/^(?:[-*+>|]|\d+[.)]|```|~~~|!\[|<(?!\/?(?:[abi]|em|strong|code)\b))/.test(source) && !/^\*{1,2}\w/.test(source))
    return undefined
  const end = endOf(source)
  const text = toWords(source.slice(0, end)).replace(/[.!:;,\s]+$/, '')
  const rest = source.slice(end).replace(/^(?:\s|<br ?\/?>|<\/(?:p|div|span)>)+/i, '')
  const isWhole = rest.replace(/<\/?(?:p|div|span)>|\s/gi, '') === ''
  // A sentence that ended inside an element leaves its start tag before the rest.
  const isInside = lead.includes('<') && !/^\s*<\/(?:p|div|span)>/i.test(source.slice(end))
  return text === '' ? undefined : { text, rest: isWhole ? '' : isInside ? `${lead.trim()}${rest}` : rest }
}

/** Where the first sentence ends: at its full stop, or with its paragraph. */
function endOf(source: string): number {
  const limit = Math.min(source.length, maxSentence)
  let isCode = false
  let depth = 0
  for (let at = 0; at < limit; at++) {
    const letter = source[at] ?? ''
    const after = source.slice(at + 1, at + 40)
    if (letter === '`')
      isCode = !isCode
    if (isCode)
      continue
    if (/^(?:\n\s*\n|\n\s*(?:[-*+>|#]|\d+[.)])|<\/?(?:p|div|ul|ol|table|br|h\d)\b)/i.test(letter + after))
      return at
    depth = Math.max(0, depth + ('([{'.includes(letter) ? 1 : ')]}'.includes(letter) ? -1 : 0))
    const isStop = /[.!?。！？]/.test(letter) && /^(?:["')\]*_]*(?:\s|<|$)|[^\w\s.])/.test(after)
    if (isStop && depth === 0 && !/^["')\]*_]*\s+[a-z]/.test(after) && !isAbbreviation(source.slice(0, at), letter))
      return at + 1 + (/^["')\]*_]*/.exec(after)?.[0].length ?? 0)
  }
  return limit
}

function isAbbreviation(before: string, stop: string): boolean {
  return stop === '.' && (abbreviations.test(before.slice(-12)) || initial.test(before.slice(-3)))
}

/** Markdown as a reader sees it, on one line. */
function toWords(markdown: string): string {
  return toString(parser.parse(markdown), { includeHtml: false, includeImageAlt: false }).replace(/\s+/g, ' ').trim()
}
