import type { MarkdownRenderer } from 'vitepress'

/** What a heading's link to itself is called, in the language of the page, by the heading's text and the page's file. */
export type HeadingLabel = (title: string, page: string) => string

/** Names the links of headings, which VitePress calls by English words in every language. */
export function useHeadingLinks(md: MarkdownRenderer, label: HeadingLabel): void {
  md.core.ruler.push('heading-links', ({ tokens, env }) => {
    const { relativePath = '' } = env as { relativePath?: string }
    for (const { children } of tokens.filter(({ type }, index) => type === 'inline' && tokens[index - 1]?.type === 'heading_open')) {
      const link = children?.find(token => token.type === 'link_open' && token.attrGet('class') === 'header-anchor')
      const texts = children?.filter(({ type }) => type === 'text' || type === 'code_inline') ?? []
      link?.attrSet('aria-label', label(texts.map(({ content }) => content).join('').trim(), relativePath))
    }
  })
}
