import type { MarkdownRenderer } from 'vitepress'
import plugin from 'markdown-it-container'

type RenderRule = NonNullable<MarkdownRenderer['renderer']['rules']['fence']>

// Its types are written against another build of the parser's than the one VitePress's types name.
const container = plugin as unknown as (md: MarkdownRenderer, name: string, options?: { render: RenderRule }) => void

/** The two columns and the box of a page: plain elements, styled by the theme's `prose.css`. */
const LAYOUT = ['row', 'left', 'right', 'card']

/** VuePress's notes, with the title each has when the page gives none. */
const NOTES: Record<string, string> = {
  tip: 'TIP',
  warning: 'WARNING',
  danger: 'WARNING',
  details: 'DETAILS',
}

/**
 * Registers `:::` containers with VuePress's closing rule: the first line with at least as many colons ends the container,
 * so that an outer fence has more colons than anything inside it. VitePress's own rule wants the closing line indented
 * exactly as the opening one, which old pages do not observe.
 */
export function useContainers(md: MarkdownRenderer): void {
  for (const name of LAYOUT)
    container(md, name)
  for (const [name, title] of Object.entries(NOTES))
    useNote(md, name, title)
}

/** Keeps how VitePress renders a note (its title may hold inline Markdown) and replaces how it is found. */
function useNote(md: MarkdownRenderer, name: string, title: string): void {
  const open = md.renderer.rules[`container_${name}_open`]
  const close = md.renderer.rules[`container_${name}_close`]
  if (!open || !close)
    return
  md.block.ruler.disable(`container_${name}`)
  container(md, name, {
    render(tokens, index, options, env, self) {
      const token = tokens[index]
      if (token?.nesting !== 1)
        return close(tokens, index, options, env, self)
      if (token.info.trim() === name)
        token.info = `${name} ${title}`
      return open(tokens, index, options, env, self)
    },
  })
}
