import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether a client would rather have Markdown than HTML: it names it, and does not like HTML better.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function prefersMarkdown(accept: string | undefined): boolean {
  const weights = new Map((accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map(text => text.trim().toLowerCase())
    const weight = parameters.find(text => text.startsWith('q='))
    return [type, weight === undefined ? 1 : Number(weight.slice(2)) || 0] as const
  }))
  const markdown = weights.get('text/markdown') ?? 0
  return markdown > 0 && markdown >= (weights.get('text/html') ?? 0)
}

/** The Markdown of a page by the page's path below the base; undefined where it has none. */
export function twinFileOf(folder: string, path: string): string | undefined {
  const page = path.replace(/\.html$/, '')
  if (/\.[a-z\d]+$/i.test(page) || page.includes('..') || page.includes('\0'))
    return undefined
  const file = page === '' || page.endsWith('/') ? `${page}index.md` : `${page}.md`
  try {
    return existsSync(join(folder, decodeURIComponent(file))) ? file : undefined
  }
  catch {
    return undefined
  }
}
