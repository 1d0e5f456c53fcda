import type { MarkdownRenderer } from 'vitepress'
import { isDiagram } from './diagrams.ts'

type Token = ReturnType<MarkdownRenderer['parse']>[number]

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
        : [html(open(md.utils.escapeHtml(title))), token, html('</div>\n')]
    })

    function html(content: string): Token {
      const token = new state.Token('html_block', '', 0)
      token.content = content
      return token
    }
  })
}

function open(title: string): string {
  return `<div class="titled-fence"><p class="fence-title" v-pre>${title}</p>\n`
}
