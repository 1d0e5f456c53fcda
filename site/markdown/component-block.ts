import type { MarkdownRenderer } from 'vitepress'

/** A component's tag at the start of a line: PascalCase or with a hyphen, opening or closing. */
const COMPONENT = /^<\/?(?:[A-Z][\w.]*|\w+-[\w-]*)(?=[\s/>]|$)/

/**
 * A line that starts with a component's tag is an HTML block of its own, ending with the line on which the tag ends: the
 * Markdown below it needs no blank line, which is how VuePress pages write `<code-block>`. CommonMark, and VitePress with
 * it, would take everything up to the next blank line as raw HTML.
 */
export function useComponentBlocks(md: MarkdownRenderer): void {
  md.block.ruler.before(
    'html_block',
    'component_block',
    (state, startLine, endLine, silent) => {
      const first = lineAt(startLine)
      if ((state.sCount[startLine] as number) - state.blkIndent >= 4 || !COMPONENT.test(first))
        return false
      if (silent)
        return true

      let source = first
      let line = startLine
      let tagEnd = endOfTag(source)
      while (tagEnd < 0) {
        line += 1
        if (line >= endLine || state.isEmpty(line))
          return false
        source += `\n${lineAt(line)}`
        tagEnd = endOfTag(source)
      }
      // A whole component with text behind it begins a paragraph: VitePress's rule knows it.
      const rest = source.slice(tagEnd + 1).trim()
      if (rest && (source[tagEnd - 1] === '/' || rest.includes('</')))
        return false

      const end = line + 1
      const token = state.push('html_block', '', 0)
      token.map = [startLine, end]
      token.content = state.getLines(startLine, end, state.blkIndent, true)
      state.line = end
      return true

      function lineAt(index: number): string {
        return state.src.slice((state.bMarks[index] as number) + (state.tShift[index] as number), state.eMarks[index])
      }
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}

/** Where the first tag of the text ends: a `>` inside a quoted attribute value does not end it. */
function endOfTag(source: string): number {
  let quote = ''
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index)
    if (quote) {
      quote = character === quote ? '' : quote
    }
    else if (character === '"' || character === '\'') {
      quote = character
    }
    else if (character === '>') {
      return index
    }
  }
  return -1
}
