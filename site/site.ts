import type { UserConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { SpecimenConfig } from './config/types.ts'
import type { References } from './shared.ts'
import type { SpecFile } from './specs.ts'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { mergeConfig } from 'vitepress'
import { languageScript } from '../components/shared/code/language-script.ts'
import { refuseMistakes } from './config/file.ts'
import { resolveConfig } from './config/resolve.ts'
import { listInlineScripts } from './csp.ts'
import { errorOf, finishBuild } from './finish.ts'
import { highlightFence } from './highlight/index.ts'
import { listSampleKeys } from './highlight/key-slots.ts'
import { addPagesTo } from './internals/external-pages.ts'
import { withoutMarkup } from './internals/page-data-text.ts'
import { createScopeIds } from './internals/scope-ids.ts'
import { extendMarkdown, markdownOptions } from './markdown/index.ts'
import { packageFolder } from './package-file.ts'
import { createPageData } from './page-data/page-data.ts'
import { summarize } from './page-data/summary.ts'
import { createPages } from './plugins/content.ts'
import { createPlugins } from './plugins/index.ts'
import { createReferences } from './registry.ts'
import { listExternalPages, templateOf } from './routes.ts'
import { listProseOfOthers, listShownSpecs } from './specs.ts'

/** VitePress takes a function for its configuration; Vite hands it the command. */
export type SiteFunction = (env: { command: 'build' | 'serve' }) => Promise<UserConfig<ThemeConfig>>

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
    const references = createReferences(root, specs, config.base)
    await references.refresh()
    if (command === 'build')
      refuseNothing(references)
    const listPages = () => listExternalPages(references.readable(), config)
    addPagesTo(listPages)
    const summaries = () => references.readable().map(api => summarize(api, { hasExplorer: config.explorer }))
    const pages = createPages(references, command)
    const inlineScripts = new Set<string>()
    const site: UserConfig<ThemeConfig> = {
      title: config.title,
      description: config.description,
      lang: config.lang,
      base: config.base,
      srcDir: config.docs,
      rewrites: moveHome(specs),
      outDir: config.out,
      cleanUrls: true,
      appearance: { disableTransition: false },
      useWebFonts: false,
      srcExclude: listProseOfOthers(config, references.all().map(({ name }) => name)),
      head: [
        ...(config.favicon === undefined ? [] : [toIcon(config.base, config.favicon)]),
        ['meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }],
        ['script', { id: 'has-script' }, 'document.documentElement.classList.add(\'js\')'],
        ['script', { id: 'language' }, languageScript],
      ],
      router: { prefetchLinks: false },
      themeConfig: {
        apis: summaries(),
        ...(config.logo !== undefined && { logo: config.logo }),
        search: { provider: 'local', options: { detailedView: false } },
      } as ThemeConfig,
      markdown: {
        ...markdownOptions,
        cache: false,
        headers: { level: [2, 2], shouldAllowNested: true },
        highlight: (code, lang) => highlightFence(code, lang, listSampleKeys(summaries())),
        config: md => extendMarkdown(md, { docsRoot: config.docs, root }),
      },
      async transformPageData({ filePath, params }) {
        const { reference, title, description } =
          params?.api === undefined
            ? await createPageData(references, {
                filePath: templateOf(filePath, config.docs),
                markdown: () => readFile(resolve(config.docs, filePath), 'utf8'),
              })
            : await pages.find(filePath, params)
        return withoutMarkup({
          reference,
          filePath: templateOf(filePath, config.docs),
          ...(title !== undefined && { title, titleTemplate: false as const }),
          ...(description !== undefined && { description }),
        })
      },
      transformHtml(html) {
        for (const script of listInlineScripts(html))
          inlineScripts.add(script)
        // VitePress's content element carries the one style attribute of a page; `base.css` says the same.
        return html.replace('<div style="position:relative;"', '<div')
      },
      buildEnd: built => finishBuild(built, references, [...inlineScripts]),
      vue: { features: { componentIdGenerator: createScopeIds(packageFolder('components'), config.docs) } },
      vite: {
        publicDir: join(config.docs, 'public'),
        plugins: createPlugins({ config, references, pages, listPages }),
        build: { chunkSizeWarningLimit: 5000 },
        ssr: { noExternal: ['specimen-docs'] },
        optimizeDeps: { exclude: ['specimen-docs'] },
        server: {
          fs: { allow: [packageFolder('.')] },
          // A build beside a running dev server is none of its business.
          watch: { ignored: ['**/.vitepress/dist/**', `${config.out}/**`] },
        },
      },
    }
    return values.vitepress === undefined ? site : mergeConfig(site, values.vitepress)
  }
}

/** The introduction of the only API of a site is its first page. */
function moveHome(specs: SpecFile[]): Record<string, string> {
  return Object.fromEntries(specs.flatMap(({ name, home }) => (home ? [[`${name}/index.md`, 'index.md']] : [])))
}

function toIcon(base: string, file: string): [string, Record<string, string>] {
  return ['link', { rel: 'icon', href: base + file.replace(/^\//, '') }]
}

/** A site of no API is none. */
function refuseNothing(references: References): void {
  if (references.all().length > 0 && references.readable().length === 0)
    throw errorOf(references)
}
