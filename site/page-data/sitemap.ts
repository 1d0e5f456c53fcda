import type { UserConfig } from 'vitepress'
import type { PluginContext } from '../plugins/context.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { changedAt } from '../changed.ts'
import { twinOf } from '../twin/address.ts'
import { isSignIn } from '../routes.ts'
import { introductionHref } from './summary.ts'

type SitemapContext = Pick<PluginContext, 'config' | 'references'>

/** The list of all pages, each with the day on which its file was last changed. */
export function createSitemap(context: SitemapContext, url: string): UserConfig['sitemap'] {
  const { config, references } = context
  const all = references.shown()
  const unlisted = new Set(all.flatMap(({ model }) =>
    model.operations.flatMap(({ unlisted, href }) => (unlisted ? [href] : []))))
  return {
    hostname: url + config.base,
    transformItems: items => items.flatMap((item) => {
      const path = decodeURI(item.url)
      const page = path === '' || path.endsWith('/') ? `${path}index.md` : `${path}.md`
      if (unlisted.has(`/${path}`) || isSignIn(page, config.docs))
        return []
      const written = join(config.docs, page)
      const api = all.find(api => page.startsWith(`${api.name}/`) || twinOf(introductionHref(api)) === `/${page}`)
      const file = existsSync(written) ? written : api?.file
      const changed = file === undefined ? undefined : changedAt(file)
      return { ...item, ...(changed !== undefined && { lastmod: changed }) }
    }),
  }
}
