import type { MarkdownRenderer } from 'vitepress'
import type { Token } from './token.ts'
import { htmlToken } from './token.ts'

/**
 * VitePress's `::: code-group` comes out as the same `<CodeGroup>` and `<CodeBlock>` that VuePress pages write as tags, so
 * that both remember the language together. A block's title is in brackets behind the fence, else its language.
 */
export function useCodeGroups(md: MarkdownRenderer): void {
  md.renderer.rules['container_code-group_open'] = () => '<CodeGroup>\n'
  md.renderer.rules['container_code-group_close'] = () => '</CodeGroup>\n'

  md.core.ruler.after('block', 'code_group', (state) => {
    if (!state.tokens.some(token => token.type === 'container_code-group_open'))
      return
    let level = -1
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type === 'container_code-group_open')
        level = token.level + 1
      if (token.type === 'container_code-group_close')
        level = -1
      const title = token.level === level ? titleOf(token) : undefined
      return title
        ? [htmlToken(state, `<CodeBlock title="${md.utils.escapeHtml(title)}">\n`), token, htmlToken(state, '</CodeBlock>\n')]
        : [token]
    })
  })
}

function titleOf(token: Token): string | undefined {
  if (token.type === 'fence')
    return /\[(.*)\]/.exec(token.info)?.[1] || /^[\w-]+/.exec(token.info)?.[0] || 'txt'
  if (token.type === 'html_block')
    return /data-title="(.*?)"/.exec(token.content)?.[1]
}
