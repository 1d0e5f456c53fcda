import type { MarkdownRenderer } from 'vitepress'

const ID = /\s*\{#([\w-]+)\}\s*$/

/** `## Title {#id}` gives a heading an id of its own, as VitePress has it; every other brace stays text. */
export function useHeadingIds(md: MarkdownRenderer): void {
  md.core.ruler.before('inline', 'heading_id', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const text = tokens[index + 1]
      const match = token.type === 'heading_open' && text ? ID.exec(text.content) : null
      if (!match?.[1] || !text)
        continue
      token.attrSet('id', match[1])
      text.content = text.content.slice(0, match.index)
    }
  })
}
