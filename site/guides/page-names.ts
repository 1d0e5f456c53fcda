import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { toSlashes } from '../slashes.ts'

/** Letters of file names that addresses keep for something else, so that no page is found at one that holds them. */
const reserved = new Map([
  ['\\', 'the beginning of a folder'],
  ['?', 'the beginning of a query'],
  ['#', 'the beginning of a fragment'],
  ['%', 'the beginning of an escape'],
])

/**
 * What is wrong with the names of a site's pages, one sentence for each: of those in the folder `docs`, which sentences call
 * `shown`, that VitePress took for `pages`; some of them it writes with a slash for a backslash.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
export function findPageNames({ docs, shown, pages }: { docs: string, shown: string, pages: string[] }): string[] {
  // A site may have no pages of its own.
  if (!existsSync(docs))
    return []
  const known = new Set(pages)
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map(toSlashes)
    .filter(path => /[\\?#%]/.test(path) && (known.has(path) || known.has(path.replaceAll('\\', '/'))))
    .sort()
    .map((path) => {
      const [letter = '', meaning = ''] = [...reserved].find(([letter]) => path.includes(letter)) ?? []
      return `${toSlashes(join(shown, path))}: a page cannot have "${letter}" in its name, which is ${meaning} in an address. Name it ${nameFor(path)}.`
    })
}

/** What the page could be called: `100 % sure?.md` becomes `100-sure.md`. */
function nameFor(path: string): string {
  const parts = path.split('/').map(part => basename(part, '.md').replaceAll(/\s*[\\?#%]+\s*/g, '-').replaceAll(/^-+|-+$/g, '') || 'page')
  return `${parts.join('/')}.md`
}

/** Fails a build with pages that nobody would find, before VitePress fails for them without their names; the dev server warns of them. */
export function pageNamesPlugin({ docs, root }: { docs: string, root: string }): Plugin {
  return {
    name: 'specimen:page-names',
    configResolved(config) {
      const { pages } = (config as unknown as { vitepress: SiteConfig }).vitepress
      const faults = findPageNames({ docs, shown: relative(root, docs), pages })
      if (faults.length > 0 && config.command === 'build')
        throw new Error(faults.join('\n'))
      faults.forEach(fault => config.logger.warn(fault))
    },
  }
}
