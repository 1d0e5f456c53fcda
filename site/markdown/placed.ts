import type { MarkdownRenderer } from 'vitepress'
import type { Use } from '../placed/uses.ts'
import type { PageEnv, Token } from './token.ts'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { listUses } from '../placed/uses.ts'

/** A component that cannot be shown: the build ends here, with the file and the line that names it. */
export class PlacedError extends Error {
  override name = 'PlacedError'
  /** The mistake is in a page: where this file noticed it helps nobody. */
  override stack = undefined
}

export interface PlacedOptions {
  root: string
  /** Takes what a page places; what cannot be shown is told in a sentence. */
  place: (page: string, uses: Use[]) => { use: Use, problem: string } | undefined
}

/** Notices which of our components a page places, whether it is written there or in a file that is included. */
export function usePlacedComponents(md: MarkdownRenderer, { root, place }: PlacedOptions): void {
  md.core.ruler.push('placed', (state) => {
    const env = state.env as PageEnv
    const page = env.realPath ?? env.path
    if (state.inlineMode || page === undefined)
      return
    for (const [index, token] of state.tokens.entries()) {
      const [open, close] = [state.tokens[index - 1], state.tokens[index + 1]]
      if (open?.type === 'paragraph_open' && close && token.children?.some(isPlacing))
        loosen(open, close)
    }
    const html = state.tokens
      .flatMap(token => [token, ...(token.children ?? [])])
      .filter(({ type }) => type === 'html_block' || type === 'html_inline')
    const wrong = place(page, html.flatMap(({ content }) => listUses(content)))
    if (wrong !== undefined)
      throw new PlacedError(`${locate(wrong.use.source, [page, ...(env.includes ?? [])], root)}: ${wrong.problem}`)
  })
}

function isPlacing({ type, content }: Token): boolean {
  return type === 'html_inline' && listUses(content).length > 0
}

/** What a component of ours holds may not stand in a `p`: HTML would end the paragraph before it. */
function loosen(open: Token, close: Token): void {
  open.tag = 'div'
  close.tag = 'div'
  open.attrJoin('class', 'paragraph')
}

/** Lines are counted in the file itself: of a page the parser sees only what follows the front matter. */
function locate(source: string, files: string[], root: string): string {
  for (const file of files.filter(path => existsSync(path))) {
    const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
    const at = text.indexOf(source)
    if (at >= 0)
      return `${relative(root, file)}:${text.slice(0, at).split('\n').length}`
  }
  return relative(root, files[0] ?? '')
}
