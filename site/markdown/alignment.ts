import type { MarkdownRenderer } from 'vitepress'

/** A cell's alignment is an attribute that the stylesheet reads: a strict content security policy forbids `style`. */
export function useAlignment(md: MarkdownRenderer): void {
  md.core.ruler.push('alignment', ({ tokens }) => {
    for (const token of tokens) {
      const alignment = /^t[hd]_open$/.test(token.type)
        ? /text-align:\s*(\w+)/.exec(token.attrGet('style') ?? '')?.[1]
        : undefined
      if (alignment) {
        token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style')
        token.attrSet('data-align', alignment)
      }
    }
  })
}
