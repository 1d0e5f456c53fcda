import { escapeHtml } from '../../openapi/document/text/escape-html.ts'

/** Marks that only Markdown as a whole tells: emphasis, HTML, tables, addresses without brackets, and the like. */
const telling = /[*_<>&~|!#[\]@]|:\/\/|www\./i
/** Links of the site itself: of others more is said than where they lead. */
const ours = /^(?:\/(?!\/)|#)/
const special = /^(?:\d+[.)]|[-+=]|$)/

/**
 * The HTML of a text that has paragraphs and lists with words, code and links, as most of a twin has; undefined of any other,
 * which a parser of the whole grammar must read. It is some fifty times as fast as that. CommonMark 0.31, sections 4.8, 5.3, 6.1 and 6.3.
 */
export function writePlainMarkdown(text: string, link: (href: string) => string | undefined): string | undefined {
  const blocks = text.trim().split(/\n{2,}/)
  // Lists that follow each other are one, and lines that begin with blanks go on with the list before them.
  if (blocks.some((block, index) => /^\s/.test(block) || (block.startsWith('- ') && blocks[index + 1]?.startsWith('- '))))
    return undefined
  const written = blocks.map((block) => {
    if (block.startsWith('- '))
      return writeList(block.split('\n'), link)
    const lines = block.split('\n').map(line => (special.test(line) ? undefined : writeInline(line, link)))
    return lines.includes(undefined) ? undefined : `<p>${lines.join('\n')}</p>`
  })
  return written.includes(undefined) ? undefined : written.join('\n')
}

function writeList(lines: string[], link: (href: string) => string | undefined): string | undefined {
  let html = ''
  let depth = -1
  for (const line of lines) {
    const content = line.trimStart()
    const level = (line.length - content.length) / 2
    const isItem = content.startsWith('- ')
    const rest = isItem ? content.slice(2) : content
    const text = special.test(rest) || /\s{2}$/.test(rest) ? undefined : writeInline(rest, link)
    if (text === undefined || level > depth + 1 || level % 1 !== 0 || (!isItem && level !== depth + 1))
      return undefined
    if (!isItem) {
      html += `\n${text}`
      continue
    }
    if (level > depth)
      html += '\n<ul>\n'
    else
      html += `</li>\n${'</ul>\n</li>\n'.repeat(depth - level)}`
    depth = level
    html += `<li>${text}`
  }
  return `${html}${'</li>\n</ul>'.repeat(depth + 1)}`.trim()
}

/** One blank at each end belongs to the marks. */
function withoutPadding(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code
}

/** Words, escaped marks, code and links; undefined where something else stands between them. */
function writeInline(line: string, link: (href: string) => string | undefined): string | undefined {
  let html = ''
  let at = 0
  while (at < line.length) {
    const rest = line.slice(at)
    const [code, , inside = ''] = /^(`+)(?!`)(.*?[^`])\1(?!`)/.exec(rest) ?? []
    const [anchor, label = '', href = ''] = /^\[((?:[^[\]\\`]|\\.)*)\]\(([^()\s<>\\&]*)\)/.exec(rest) ?? []
    const [escaped, mark = ''] = /^\\([!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~])/.exec(rest) ?? []
    const [words = ''] = /^[^`\\[]+/.exec(rest) ?? []
    if (code !== undefined) {
      html += `<code>${escapeHtml(withoutPadding(inside))}</code>`
    }
    else if (anchor !== undefined) {
      const text = writeInline(label, link)
      const target = ours.test(href) ? link(href) : undefined
      if (text === undefined || target === undefined)
        return undefined
      html += `<a href="${escapeHtml(target)}">${text}</a>`
    }
    else if (escaped !== undefined) {
      html += escapeHtml(mark)
    }
    else if (words === '' || telling.test(words)) {
      return undefined
    }
    else {
      html += escapeHtml(words)
    }
    at += (code ?? anchor ?? escaped ?? words).length
  }
  return html
}
