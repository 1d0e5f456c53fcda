import type { UserConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { SpecimenConfig } from './config/types.ts'
import type { References } from './shared.ts'
import type { PluginContext } from './plugins/context.ts'
import { join } from 'node:path'
import { mergeConfig } from 'vitepress'
import { createCards } from './cards/cards.ts'
import { cardColours } from './cards/page-card.ts'
import { refuseMistakes } from './config/mistakes.ts'
import { listLocales, resolveConfig } from './config/resolve.ts'
import { listInlineScripts } from './csp.ts'
import { describeSite, moveHome } from './describe-site.ts'
import { errorOf, finishBuild } from './finish.ts'
import { listGuides } from './guides/guides.ts'
import { awaitScripts } from './internals/awaited-scripts.ts'
import { addPagesTo } from './internals/external-pages.ts'
import { createPageAssets } from './internals/page-assets.ts'
import { listLanguages } from './languages.ts'
import { refuseClashes } from './locales.ts'
import { createScopeIds } from './internals/scope-ids.ts'
import { loadDraw } from './markdown/diagrams.ts'
import { sayNotFound } from './not-found.ts'
import { packageFolder } from './package-file.ts'
import { toSlashes } from './slashes.ts'
import { bringsComponents, hasOwnTheme } from './own-components.ts'
import { mayAwait, transformPage } from './page-data/transform-page.ts'
import { createPlacedPages } from './placed/page.ts'
import { createProgress } from './progress.ts'
import { writeWrittenTwin } from './twin/written.ts'
import { createCollector } from './plugins/collect.ts'
import { createPages } from './plugins/content.ts'
import { createKeptPages } from './plugins/kept-pages.ts'
import { createPlugins } from './plugins/index.ts'
import { createReferences } from './registry.ts'
import { isSignIn, listExternalPages } from './routes.ts'
import { listConfigured, listShownSpecs } from './specs.ts'

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
        if (pageData.isNotFound)
          return sayNotFound(linked, { base: config.base, language: languages.root, apis: references.readable() })
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
        optimizeDeps: { exclude: ['specimen-docs'], entries: listEntries() },
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

/**
 * Where the dev server looks at its start for what pages fetch only once it is asked for: found later, it would have them load anew.
 * What an installed package imports is served as it is.
 */
function listEntries(): string[] | undefined {
  const components = toSlashes(packageFolder('components'))
  return components.includes('/node_modules/') ? undefined : [`${components}/**/*.vue`]
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

/** Refuses to build a site without any API. */
function refuseNothing(references: References): void {
  if (references.all().length > 0 && references.readable().length === 0)
    throw errorOf(references)
}
