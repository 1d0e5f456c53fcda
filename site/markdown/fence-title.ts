import type { MarkdownRenderer } from 'vitepress'
import { isDiagram } from './diagrams.ts'
import type { Token } from './token.ts'
import { htmlToken } from './token.ts'

const group = /^<(?:CodeGroup|CodeBlock|code-group|code-block)\b/

/** A fence with a name in brackets, as in ts [config.ts], shows it above its code; in a code group the name is on the tab. */
export function useFenceTitles(md: MarkdownRenderer): void {
  md.core.ruler.after('code_group', 'fence_title', (state) => {
    let isGroup = false
    state.tokens = state.tokens.flatMap((token): Token[] => {
      if (/^container_code-group_|^html_block$/.test(token.type))
        isGroup = token.type === 'container_code-group_open' || group.test(token.content)
      const title = token.type === 'fence' && !isGroup && !isDiagram(token.info) ? /\[([^\]]+)\]/.exec(token.info)?.[1] : undefined
      return title === undefined
        ? [token]
        : [htmlToken(state, open(md.utils.escapeHtml(title))), token, htmlToken(state, '</div>\n')]
    })
  })
}

function open(title: string): string {
  return `<div class="titled-fence"><p class="fence-title" v-pre>${title}</p>\n`
}
