import type { TokenClass } from './theme.ts'
import { escapeHtml, escapeText } from '../../openapi/document/text/escape-html.ts'

/** A run of characters of one class, by offsets into the code. */
export interface Token {
  start: number
  end: number
  name?: TokenClass
}

/** A range that is wrapped in an element of its own; its attributes are written by us and escaped here. */
export interface Wrap {
  start: number
  end: number
  attributes: Record<string, string>
  /** What of it is hidden on screen, in order. */
  middles?: { start: number, end: number }[]
}

/** Tokens as HTML: runs of one class are one element, text without a class is bare, and nothing is left unescaped. */
export function renderTokens(code: string, tokens: Token[], wraps: Wrap[] = []): string {
  let html = ''
  let position = 0
  for (const wrap of wraps) {
    html += renderRange(code, tokens, { start: position, end: wrap.start })
    html += `<span${renderAttributes(wrap.attributes)}>${renderInside(code, tokens, wrap)}</span>`
    position = wrap.end
  }
  return html + renderRange(code, tokens, { start: position, end: code.length })
}

function renderInside(code: string, tokens: Token[], { start, end, middles = [] }: Wrap): string {
  let html = ''
  let position = start
  for (const middle of middles) {
    html += renderRange(code, tokens, { start: position, end: middle.start })
    html += `<span class="key-middle">${escapeText(code.slice(middle.start, middle.end))}</span>`
    position = middle.end
  }
  return html + renderRange(code, tokens, { start: position, end })
}

function renderRange(code: string, tokens: Token[], { start, end }: { start: number, end: number }): string {
  let html = ''
  let position = start
  let run: Token | undefined
  const flush = () => {
    if (run !== undefined)
      html += `<span class="${run.name}">${escapeText(code.slice(run.start, run.end))}</span>`
    run = undefined
  }
  for (let index = firstAfter(tokens, start); index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined || token.start >= end)
      break
    const from = Math.max(token.start, start)
    const to = Math.min(token.end, end)
    if (token.name === undefined)
      continue
    const gap = code.slice(position, from)
    if (run?.name === token.name && gap.trim() === '') {
      run.end = to
    }
    else {
      flush()
      html += escapeText(gap)
      run = { start: from, end: to, name: token.name }
    }
    position = to
  }
  flush()
  return html + escapeText(code.slice(position, end))
}

function firstAfter(tokens: Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= start)
      low = middle + 1
    else
      high = middle
  }
  return low
}

function renderAttributes(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
}
