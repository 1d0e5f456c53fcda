import { createProse } from '../../openapi/model/prose/prose.ts'
import { escapeHtml } from '../../openapi/document/text/escape-html.ts'
import { writePlainMarkdown } from './plain-markdown.ts'

/** What becomes of the Markdown of a page on paper. */
export interface PaperOptions {
  /** Turns a link to a twin into one that holds on paper and in the document. */
  link: (href: string) => string | undefined
  /** The heading under which samples stand; those after the first are left out. */
  request: string
}

/** Writes the Markdown of a page as HTML: its title at a level, with what is below it. */
export type WritePaper = (markdown: string, level: number) => string

/**
 * Headings and code are read here, by their lines, as twins have them; only what is between them is parsed, once for what many
 * pages say alike.
 */
export function createPaper({ link, request }: PaperOptions): WritePaper {
  const prose = createProse({ link })
  const write = (text: string) => writePlainMarkdown(text, link) ?? prose(text)?.html ?? ''
  return (markdown, level) => {
    let section = ''
    let samples = 0
    return splitTwin(markdown).map(({ kind, text, depth = 1, language = '' }) => {
      if (kind === 'heading') {
        section = depth <= 2 ? text : section
        samples = depth <= 2 ? 0 : samples + 1
      }
      if (section === request && samples > 1)
        return ''
      if (kind === 'heading')
        return toHeading(write(text), Math.min(6, depth + level - 1))
      return kind === 'text'
        ? write(text)
        : `<pre data-language="${escapeHtml(language)}"><code>${escapeHtml(text)}</code></pre>`
    }).join('\n')
  }
}

interface Part {
  kind: 'heading' | 'code' | 'text'
  text: string
  depth?: number
  language?: string
}

/** Headings, fences and what is between them. A fence ends with the marks that it began with. CommonMark 0.31, sections 4.2 and 4.5. */
export function splitTwin(markdown: string): Part[] {
  const found: Part[] = []
  let fence: { marks: string, language: string } | undefined
  let lines: string[] = []
  const end = (kind: 'code' | 'text', language?: string) => {
    const text = lines.join('\n')
    lines = []
    if (kind === 'code' || text.trim() !== '')
      found.push({ kind, text, ...(language !== undefined && { language }) })
  }
  for (const line of markdown.split('\n')) {
    const [, marks, language = ''] = /^(`{3,}|~{3,})([^`\s]*)/.exec(line) ?? []
    const [, hashes = '', title] = /^(#{1,6}) (.*)/.exec(line) ?? []
    if (fence !== undefined) {
      if (line.trimEnd() === fence.marks) {
        end('code', fence.language)
        fence = undefined
      }
      else {
        lines.push(line)
      }
    }
    else if (marks !== undefined) {
      end('text')
      fence = { marks, language }
    }
    else if (title !== undefined) {
      end('text')
      found.push({ kind: 'heading', text: title, depth: hashes.length })
    }
    else {
      lines.push(line)
    }
  }
  end(fence === undefined ? 'text' : 'code')
  return found
}

/** A title is a line of text: its paragraph gives way to the heading. */
function toHeading(html: string, level: number): string {
  return `<h${level}>${html.replace(/^<p>|<\/p>$/g, '')}</h${level}>`
}
