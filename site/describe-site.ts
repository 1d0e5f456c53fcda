import type { HeadConfig, UserConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { Analytics } from './config/types.ts'
import type { DiagramOptions, Draw } from './markdown/diagrams.ts'
import type { PluginContext } from './plugins/context.ts'
import type { SpecFile } from './specs.ts'
import { relative } from 'node:path'
import { awakenScript } from '../components/layout/awaken-script.ts'
import { languageScript } from '../components/shared/code/language-script.ts'
import { addPageCard } from './cards/page-card.ts'
import { listLocales } from './config/resolve.ts'
import { highlightFence } from './highlight/index.ts'
import { listSampleKeys } from './highlight/key-slots.ts'
import { localeOf, toLanguage } from './languages.ts'
import { alternates, describeLocales, languagesOf, listsIn } from './locales.ts'
import { tabIcon } from './look/icon.ts'
import { findLogo } from './look/spec-logo.ts'
import { extendMarkdown, markdownOptions } from './markdown/index.ts'
import { headOf } from './page-data/page-head.ts'
import { summarizeFor } from './page-data/site-summary.ts'
import { createSitemap } from './page-data/sitemap.ts'
import { isSignIn } from './routes.ts'
import { listProseOfOthers } from './specs.ts'

/** What VitePress is told of the site: its name, its folders, its head, and how its Markdown is read. */
export function describeSite(context: PluginContext, specs: SpecFile[]): UserConfig<ThemeConfig> {
  const { config, references, languages } = context
  const language = languages.root ?? toLanguage(config.lang)
  const { t } = language
  const summaries = () => references.readable().map(api => summarizeFor(config, api))
  const [only, ...others] = summaries()
  const [api] = references.readable()
  const logo = config.logo ?? (api !== undefined && others.length === 0 ? findLogo(api, config.csp) : undefined)
  const title = config.title ?? (only !== undefined && others.length === 0 ? only.title : t('made.siteTitle'))
  const theme = {
    ...listsIn(context),
    ...(logo !== undefined && { logo }),
    ...(config.nav !== undefined && { nav: config.nav }),
    ...(config.footer !== undefined && { footer: config.footer }),
    ...(config.social !== undefined && { social: config.social }),
    ...(config.keys !== undefined && { keys: config.keys }),
    ...(config.editLink !== undefined && { editLink: config.editLink }),
    ...(!config.sandbox && { sandbox: false }),
    ...(!config.console && { console: false }),
    assistants: config.assistants,
    ...(config.feedback !== undefined && { feedback: config.feedback }),
  } as ThemeConfig
  return {
    title,
    description: config.description ?? t('made.siteDescription'),
    lang: config.lang,
    dir: language.dir,
    ...(config.locales !== undefined && { locales: describeLocales(context, theme) }),
    base: config.base,
    srcDir: config.docs,
    rewrites: moveHome(specs),
    outDir: config.out,
    cleanUrls: true,
    appearance: { disableTransition: false },
    useWebFonts: false,
    srcExclude: listProseOfOthers(config, references.all().map(({ name }) => name)),
    head: [
      ...tabIcon(config, title),
      ['meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }],
      ['script', { id: 'has-script' }, 'document.documentElement.classList.add(\'js\')'],
      ['script', { id: 'language' }, languageScript],
      ...(config.analytics === undefined ? [] : [toScript(config.analytics)]),
      ...(config.head ?? []),
    ],
    ...(config.url !== undefined && { sitemap: createSitemap(context, config.url) }),
    transformHead({ pageData, siteData }) {
      if (isSignIn(pageData.relativePath, config.docs))
        return []
      const name = pageData.params?.api ?? pageData.relativePath.split('/', 1)[0]
      const api = references.shown().find(entry => entry.name === name)
      const card = addPageCard(context, { page: pageData, site: siteData.title, ...(api && { api }) })
      return [
        // A theme of one's own may have a frame that never says when it is awake.
        ...(context.hasOwnTheme ? [] : [['script', { id: 'awaken' }, awakenScript] as HeadConfig]),
        ...headOf({ config, siteTitle: siteData.title, page: pageData, ...(api && { api }), ...(card && { card }) }),
        ...(pageData.isNotFound ? [] : alternates(languagesOf(context, pageData.relativePath), context)),
      ]
    },
    ...(config.lastUpdated !== undefined && { lastUpdated: config.lastUpdated }),
    router: { prefetchLinks: false },
    themeConfig: theme,
    markdown: {
      ...markdownOptions,
      cache: false,
      headers: { level: [2, 2], shouldAllowNested: true },
      highlight: (code, lang, attributes) =>
        highlightFence(code, lang, { keys: listSampleKeys(summaries()), attributes }),
      config: md => extendMarkdown(md, {
        docsRoot: config.docs,
        root: config.root,
        place: context.placed.place,
        ...(context.draw !== undefined && { diagrams: describeDiagrams(context, context.draw) }),
        headingLabel: (title, page) =>
          (languages[localeOf(page, listLocales(config)) ?? 'root'] ?? languages.root).t('made.headingLink', { title }),
      }),
    },
  }
}

function describeDiagrams({ config, languages }: PluginContext, draw: Draw): DiagramOptions {
  return {
    draw,
    wordsOf(path) {
      const { t } = languages[localeOf(relative(config.docs, path), listLocales(config)) ?? 'root'] ?? languages.root
      return { diagram: t('made.diagram'), source: t('made.diagramSource') }
    },
    warn: (path, message) => console.warn(`${relative(config.root, path)}: ${message}`),
  }
}

/** The introduction of the only API of a site is its first page. */
export function moveHome(specs: SpecFile[]): Record<string, string> {
  return Object.fromEntries(specs.flatMap(({ name, home, homes = [] }) => [
    ...(home ? [[`${name}/index.md`, 'index.md']] : []),
    ...homes.map(locale => [`${locale}/${name}/index.md`, `${locale}/index.md`]),
  ]))
}

function toScript({ script, attributes }: Analytics): [string, Record<string, string>] {
  return ['script', { ...attributes, src: script, defer: '' }]
}
