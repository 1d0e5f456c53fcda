import type { HeadConfig, LocaleConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { ResolvedConfig } from './config/resolve.ts'
import type { PluginContext } from './plugins/context.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listLocales } from './config/resolve.ts'
import { localeOf } from './languages.ts'
import { summarizeFor } from './page-data/site-summary.ts'

/** What a page says of the languages it is in: the addresses of the others, by VitePress's keys of them. */
export type PageLanguages = Record<string, string>

/** What VitePress is told of each language of a site; empty where there is one. */
export function describeLocales(context: PluginContext, theme: ThemeConfig): LocaleConfig<ThemeConfig> {
  const { config: { locales = {} }, languages } = context
  return Object.fromEntries(Object.entries(locales).map(([key, { label, title, description, nav, footer }]) => [key, {
    label,
    lang: languages[key]?.lang ?? key,
    dir: languages[key]?.dir ?? 'ltr',
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    themeConfig: {
      ...theme,
      ...listsIn(context, key),
      ...(nav !== undefined && { nav }),
      ...(footer !== undefined && { footer }),
    },
  }]))
}

/** What the sidebar and the switch of APIs list in a language. */
export function listsIn({ config, references, listPagesOfProse }: PluginContext, key = 'root'): Pick<ThemeConfig, 'apis' | 'guides'> {
  const apis = key === 'root' ? references.readable() : references.translated(key)
  return {
    apis: apis.map(api => summarizeFor(config, api)),
    guides: listPagesOfProse(key === 'root' ? undefined : key),
  }
}

/** The same page in each language that has it, its own among them; undefined where there is no other. */
export function languagesOf(context: PluginContext, page: string): PageLanguages | undefined {
  const locales = listLocales(context.config)
  if (locales.length === 0)
    return undefined
  const own = localeOf(page, locales)
  const path = own === undefined ? page : page.slice(own.length + 1)
  const has = createFinder(context)
  const found = ['root', ...locales]
    .map(key => [key, key === 'root' ? path : `${key}/${path}`] as const)
    .filter(([, file]) => file === page || has(file))
    .map(([key, file]) => [key, `/${file.replace(/(?:(?<=^|\/)index)?\.md$/, '')}`])
  return found.length > 1 ? Object.fromEntries(found) as PageLanguages : undefined
}

/** Each language of a page, for who searches in it. https://developers.google.com/search/docs/specialty/international/localized-versions */
export function alternates(
  languages: PageLanguages | undefined,
  { config: { url = '', base }, languages: all }: Pick<PluginContext, 'config' | 'languages'>,
): HeadConfig[] {
  const address = (href: string): string => url + base + encodeURI(href).slice(1)
  return Object.entries(languages ?? {}).flatMap(([key, href]): HeadConfig[] => [
    ['link', { rel: 'alternate', hreflang: all[key]?.lang ?? key, href: address(href) }],
    ...(key === 'root' ? [['link', { rel: 'alternate', hreflang: 'x-default', href: address(href) }] as HeadConfig] : []),
  ])
}

const shelf = new WeakMap<PluginContext, { apis: unknown[], made: Set<string> }>()

/** Whether the site has a page: one that somebody wrote, or one that is made, which are listed anew when an API changes. */
function createFinder(context: PluginContext): (file: string) => boolean {
  const { config, references, listPages, homes } = context
  const apis = references.readable()
  const known = shelf.get(context)
  const isKnown = known?.apis.length === apis.length && apis.every((api, index) => api === known.apis[index])
  const made = isKnown ? known.made : new Set(listPages().map(({ path }) => path))
  shelf.set(context, { apis, made })
  return file => made.has(file) || homes.includes(file) || existsSync(join(config.docs, file))
}

/** The folders that are no API's. */
export function refuseClashes({ locales }: Pick<ResolvedConfig, 'locales'>, apis: string[]): void {
  const taken = listLocales({ locales }).find(locale => apis.includes(locale))
  if (taken !== undefined)
    throw new Error(`The API "${taken}" has the name of a language in locales; rename one of them.`)
}
