import type { DiagramOptions, Draw } from './markdown/diagrams.ts'
import type { HeadConfig, PageData, UserConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { Analytics, SpecimenConfig } from './config/types.ts'
import type { References } from './shared.ts'
import type { PageAnswer } from './page-data/page-data.ts'
import type { PluginContext } from './plugins/context.ts'
import type { SpecFile } from './specs.ts'
import { join, relative, resolve } from 'node:path'
import { mergeConfig } from 'vitepress'
import { awakenScript } from '../components/layout/awaken-script.ts'
import { languageScript } from '../components/shared/code/language-script.ts'
import { createCards } from './cards/cards.ts'
import { addPageCard, cardColours } from './cards/page-card.ts'
import { headOf } from './page-data/page-head.ts'
import { createSitemap } from './page-data/sitemap.ts'
import { refuseMistakes } from './config/mistakes.ts'
import { listLocales, resolveConfig } from './config/resolve.ts'
import { listInlineScripts } from './csp.ts'
import { errorOf, finishBuild } from './finish.ts'
import { listGuides, navigateGuides } from './guides/guides.ts'
import { highlightFence } from './highlight/index.ts'
import { listSampleKeys } from './highlight/key-slots.ts'
import { awaitScripts } from './internals/awaited-scripts.ts'
import { addPagesTo } from './internals/external-pages.ts'
import { createPageAssets } from './internals/page-assets.ts'
import { listLanguages, localeOf, toLanguage } from './languages.ts'
import { alternates, describeLocales, languagesOf, listsIn, refuseClashes } from './locales.ts'
import { withoutMarkup } from './internals/page-data-text.ts'
import { createScopeIds } from './internals/scope-ids.ts'
import { loadDraw } from './markdown/diagrams.ts'
import { extendMarkdown, markdownOptions } from './markdown/index.ts'
import { packageFolder } from './package-file.ts'
import { bringsComponents, hasOwnTheme } from './own-components.ts'
import { summarizeFor } from './page-data/site-summary.ts'
import { tabIcon } from './look/icon.ts'
import { findLogo } from './look/spec-logo.ts'
import { createPlacedPages } from './placed/page.ts'
import { createProgress } from './progress.ts'
import { writeWrittenTwin } from './twin/written.ts'
import { createCollector } from './plugins/collect.ts'
import { createPages } from './plugins/content.ts'
import { createKeptPages } from './plugins/kept-pages.ts'
import { createPlugins } from './plugins/index.ts'
import { createReferences } from './registry.ts'
import { isSignIn, listExternalPages, signIn, templateOf } from './routes.ts'
import { listConfigured, listProseOfOthers, listShownSpecs } from './specs.ts'

/** VitePress takes a function for its configuration; Vite hands it the command. It answers with VitePress's `UserConfig`. */
export type SiteFunction = (env: { command: 'build' | 'serve' }) => Promise<object>

/**
 * The VitePress configuration of a site of API references.
 *
 * @param root the folder that the paths of the configuration are counted from
 * @example
 * ```ts
 * // docs/.vitepress/config.ts
 * export default defineSite(join(import.meta.dirname, '../..'), { title: 'Acme' })
 * ```
 */
export function defineSite(root: string, values: SpecimenConfig = {}): SiteFunction {
  return async ({ command }) => {
    refuseMistakes(root, values)
    const config = resolveConfig(root, values)
    const specs = listShownSpecs(config)
    const languages = listLanguages(config)
    const { base, samples, rules } = config
    const references = createReferences(root, specs, { base, languages, samples, rules })
    await references.refresh()
    if (command === 'build')
      refuseNothing(references)
    const locales = listLocales(config)
    const names = listConfigured(config).map(({ name }) => name)
    refuseClashes(config, names)
    const listPages = () => listExternalPages(references.shown(), config)
    addPagesTo(listPages)
    const collector = createCollector(config.base, config.root)
    const draw = await loadDraw()
    const cards = config.cards === undefined || command === 'serve'
      ? undefined
      : await createCards({ ...config.cards, root, colours: cardColours(config.accent), warn: console.warn })
    const listPagesOfProse = (locale?: string) =>
      locale === undefined
        ? listGuides(config.docs, [...names, ...locales])
        : listGuides(join(config.docs, locale), names, `/${locale}`)
    const kept = createKeptPages(config, references)
    const context: PluginContext = {
      ...(cards !== undefined && { cards }),
      ...(draw !== undefined && { draw }),
      config,
      languages,
      references,
      collector,
      kept,
      pages: createPages(references, command, { collector, kept }),
      listPages,
      placed: createPlacedPages(references, config.docs, locales),
      listPagesOfProse: command === 'build' ? once(listPagesOfProse) : listPagesOfProse,
      hasOwnTheme: hasOwnTheme(config),
      homes: Object.values(moveHome(specs)),
    }
    const inlineScripts = new Set<string>()
    const pageAssets = createPageAssets(config.base)
    const progress = createProgress()
    const began = Date.now()
    const site: UserConfig<ThemeConfig> = {
      ...describeSite(context, specs),
      transformPageData: page => transformPage(context, page),
      postRender: context => void pageAssets.rendered(context),
      transformHtml(html, _file, { page, siteConfig, pageData, content }) {
        progress.rendered(page, siteConfig.pages.length)
        const isRead = !pageData.isNotFound && !isSignIn(pageData.relativePath, config.docs)
        if (pageData.params?.api === undefined && isRead)
          collector.addWritten(pageData.relativePath, pageData.title, writeWrittenTwin(content, config.base))
        for (const script of listInlineScripts(html))
          inlineScripts.add(script)
        // VitePress's content element carries the one style attribute of a page; `base.css` says the same.
        const linked = pageAssets.link(html, content).replace('<div style="position:relative;"', '<div')
        return mayAwait(context, pageData) ? awaitScripts(linked) : linked
      },
      buildEnd: (built) => {
        progress.end()
        return finishBuild(built, { context, inlineScripts: [...inlineScripts], began })
      },
      vue: {
        features: {
          componentIdGenerator: createScopeIds(packageFolder('components'), config.docs),
          // No component of ours is written that way.
          ...(!bringsComponents(config) && { optionsAPI: false }),
        },
      },
      vite: {
        publicDir: join(config.docs, 'public'),
        plugins: [...createPlugins(context), pageAssets.plugin],
        build: {
          // A small font would be written into the stylesheet, where the policy of the pages does not let it in.
          assetsInlineLimit: file => (/\.woff2?$/.test(file) ? false : undefined),
          chunkSizeWarningLimit: 5000,
        },
        ssr: { noExternal: ['specimen-docs'] },
        optimizeDeps: { exclude: ['specimen-docs'] },
        server: {
          fs: { allow: [packageFolder('.'), root] },
          // The dev server ignores the files of a build.
          watch: { ignored: ['**/.vitepress/dist/**', `${config.out}/**`] },
        },
      },
    }
    return values.vitepress === undefined ? site : mergeConfig(site, values.vitepress)
  }
}

/** What VitePress is told of the site: its name, its folders, its head, and how its Markdown is read. */
function describeSite(context: PluginContext, specs: SpecFile[]): UserConfig<ThemeConfig> {
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
        ...(mayAwait(context, pageData) ? [['script', { id: 'awaken' }, awakenScript] as HeadConfig] : []),
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

/** Lists the disk once for all pages of a build. */
function once<Pages>(list: (locale?: string) => Pages): (locale?: string) => Pages {
  const listed = new Map<string | undefined, Pages>()
  return (locale) => {
    const pages = listed.get(locale) ?? list(locale)
    listed.set(locale, pages)
    return pages
  }
}

/** The data of one page; of a made one, what its document says. */
async function transformPage(context: PluginContext, { filePath: path, relativePath, params, frontmatter }: PageData) {
  const { config, pages, placed } = context
  const filePath = templateOf(path, config.docs)
  const { reference, title, description, headers }: PageAnswer =
    params?.api === undefined
      ? { reference: await placed.dataOf(resolve(config.docs, path), filePath, frontmatter) }
      : await pages.find(path, params as Record<string, string>)
  const locale = localeOf(filePath, listLocales(config))
  const navigation = reference.navigation ?? navigateGuides(context.listPagesOfProse(locale), filePath)
  const languages = languagesOf(context, relativePath)
  return withoutMarkup({
    reference: {
      ...reference,
      ...(navigation !== undefined && { navigation }),
      ...(languages !== undefined && { languages }),
    },
    filePath,
    ...(path !== filePath && filePath === signIn && { title: context.languages.root?.t('console.signIn.start') }),
    ...(title !== undefined && { title, titleTemplate: false as const }),
    ...(description !== undefined && { description }),
    ...(headers !== undefined && { headers }),
  })
}

/** Whether a page is whole before its scripts are there: one that we make, unless it is the explorer's or somebody's theme may do more on it. */
function mayAwait({ hasOwnTheme }: PluginContext, { params, relativePath }: PageData): boolean {
  return params?.api !== undefined && !/(?:^|\/)explorer\.md$/.test(relativePath) && !hasOwnTheme
}

/** The introduction of the only API of a site is its first page. */
function moveHome(specs: SpecFile[]): Record<string, string> {
  return Object.fromEntries(specs.flatMap(({ name, home, homes = [] }) => [
    ...(home ? [[`${name}/index.md`, 'index.md']] : []),
    ...homes.map(locale => [`${locale}/${name}/index.md`, `${locale}/index.md`]),
  ]))
}

function toScript({ script, attributes }: Analytics): [string, Record<string, string>] {
  return ['script', { ...attributes, src: script, defer: '' }]
}

/** Refuses to build a site without any API. */
function refuseNothing(references: References): void {
  if (references.all().length > 0 && references.readable().length === 0)
    throw errorOf(references)
}
