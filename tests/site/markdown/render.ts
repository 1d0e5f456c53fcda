import type { MarkdownRenderer } from 'vitepress'
import { fileURLToPath } from 'node:url'
import { createMarkdownRenderer, disposeMdItInstance } from 'vitepress'
import type { ExtendMarkdownOptions } from '../../../site/markdown/index.ts'
import { extendMarkdown, markdownOptions } from '../../../site/markdown/index.ts'

export const root = fileURLToPath(new URL('fixture', import.meta.url))
export const docsRoot = `${root}/docs`

/** VitePress's own renderer with our syntax; VitePress keeps one instance for ever, so the last one is given back first. */
export async function createRenderer(options: Partial<ExtendMarkdownOptions> = {}): Promise<MarkdownRenderer> {
  disposeMdItInstance()
  return await createMarkdownRenderer(docsRoot, {
    ...markdownOptions,
    config: md => extendMarkdown(md, { docsRoot, ...options }),
  })
}

/** Renders a page as the site does, without the permalinks that VitePress puts into headings. */
export async function render(md: MarkdownRenderer, source: string, env: object = {}): Promise<string> {
  const html = await md.renderAsync(source, env)
  return html.replace(/ ?<a class="header-anchor".*?<\/a>/g, '').replace(/ tabindex="-?\d"/g, '')
}
