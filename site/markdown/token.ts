import type { MarkdownRenderer } from 'vitepress'

/** What the rules need of a token; the type itself belongs to the parser that VitePress bundles. */
export type Token = ReturnType<MarkdownRenderer['parse']>[number]

/** What VitePress tells the parser of the page. */
export interface PageEnv {
  path?: string
  realPath?: string
  includes?: string[]
}

interface ParserState {
  Token: new (type: string, tag: string, nesting: 0) => Token
}

/** HTML as a block of a page. */
export function htmlToken(state: ParserState, content: string): Token {
  const token = new state.Token('html_block', '', 0)
  token.content = content
  return token
}
