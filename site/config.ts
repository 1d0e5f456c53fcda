import type { UserConfig } from 'vitepress'
import type { ThemeConfig } from '../components/shared/usePage.ts'
import type { References } from './shared.ts'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languageScript } from '../components/shared/code/language-script.ts'
import { apiName } from '../openapi/read/index.ts'
import { highlightFence } from './highlight/index.ts'
import { listSampleKeys } from './highlight/key-slots.ts'
import { extendMarkdown, markdownOptions } from './markdown/index.ts'
import { contentPlugin, createPages } from './plugins/content.ts'
import { mockPlugin } from './plugins/mock.ts'
import { mockWorkerPlugin } from './plugins/mock-worker.ts'
import { pageDataTextPlugin, withoutMarkup } from './internals/page-data-text.ts'
import { redirectsPlugin } from './plugins/redirects.ts'
import { searchPlugin } from './plugins/search.ts'
import { specFilesPlugin } from './plugins/spec-files.ts'
import { staticLinesPlugin } from './internals/static-lines.ts'
import { watchPlugin } from './plugins/watch.ts'
import { createPolicies, listInlineScripts, serverOrigins } from './csp.ts'
import { shortenHashMap } from './internals/hash-map.ts'
import { shareLeanChunks } from './internals/lean-chunks.ts'
import { formatFindings } from '../openapi/read/format.ts'
import { createPageData } from './page-data/page-data.ts'
import { createReferences } from './registry.ts'
import { shareReferences } from './shared.ts'
import { createScopeIds } from './internals/scope-ids.ts'
import { listSpecFiles, shippedSpecFiles } from './specs.ts'
import { redirectScript } from './redirect-page.ts'
import { summarize } from './page-data/summary.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const docs = join(root, 'docs')

/** Vite hands the command to a configuration that is a function; VitePress's own types do not say so. */
export default async function config({ command }: { command: 'build' | 'serve' }): Promise<UserConfig<ThemeConfig>> {
  const references = shareReferences(createReferences(root, listSpecFiles(root)))
  await references.refresh()
  if (command === 'build')
    refuseErrors(references)
  const pages = createPages(references, command)
  const inlineScripts = new Set<string>()
  return {
    title: 'Specimen',
    description: 'API references you can try, each made from one OpenAPI document.',
    lang: 'en',
    cleanUrls: true,
    appearance: { disableTransition: false },
    useWebFonts: false,
    srcExclude: unlistedProse(references),
    head: [
      ['link', { rel: 'icon', href: '/logo.svg', type: 'image/svg+xml' }],
      ['meta', { name: 'referrer', content: 'strict-origin-when-cross-origin' }],
      ['script', { id: 'has-script' }, 'document.documentElement.classList.add(\'js\')'],
      ['script', { id: 'language' }, languageScript],
    ],
    router: { prefetchLinks: false },
    themeConfig: {
      apis: references.readable().map(summarize),
      search: { provider: 'local', options: { detailedView: false } },
    } as ThemeConfig,
    markdown: {
      ...markdownOptions,
      cache: false,
      headers: { level: [2, 2], shouldAllowNested: true },
      highlight: (code, lang) => highlightFence(code, lang, listSampleKeys(references.readable().map(summarize))),
      config: md => extendMarkdown(md, { docsRoot: docs }),
    },
    async transformPageData({ filePath, params }) {
      const { reference, title, description } =
        params === undefined
          ? await createPageData(references, {
              filePath,
              markdown: () => readFile(join(docs, filePath), 'utf8'),
            })
          : await pages.find(filePath, params)
      return withoutMarkup({
        reference,
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
    async buildEnd({ outDir, assetsDir, logger }) {
      await shareLeanChunks(join(outDir, assetsDir))
      await shortenHashMap(join(outDir, assetsDir, 'chunks'))
      const policies = createPolicies(
        [...inlineScripts, redirectScript],
        serverOrigins(references.readable().flatMap(({ model }) => model.servers())),
      )
      await writeFile(join(outDir, 'csp.json'), `${JSON.stringify(policies, null, 2)}\n`)
      logger.info(`Content-Security-Policy: ${policies.site}`)
    },
    vue: { features: { componentIdGenerator: createScopeIds(join(root, 'components')) } },
    vite: {
      publicDir: join(docs, 'public'),
      plugins: [
        pageDataTextPlugin(),
        staticLinesPlugin(),
        contentPlugin(references, pages),
        specFilesPlugin(references),
        redirectsPlugin(references),
        mockPlugin(references),
        mockWorkerPlugin(references),
        searchPlugin(references),
        watchPlugin(references),
      ],
      build: { chunkSizeWarningLimit: 5000 },
      // A build beside a running dev server is none of its business.
      server: {
        watch: {
          ignored: ['**/.vitepress/dist/**'],
        },
      },
    },
  }
}

/** Nothing is built from a spec with errors: its pages would say what its owner does not mean. */
function refuseErrors(references: References): void {
  const errors = references
    .all()
    .flatMap(api => api.findings)
    .filter(finding => finding.severity === 'error')
  if (errors.length === 0)
    return
  const error = new Error(formatFindings(errors))
  error.stack = ''
  throw error
}

/** Hand-written pages of APIs that this build leaves out. */
function unlistedProse(references: References): string[] {
  const shown = new Set(references.all().map(({ name }) => name))
  return shippedSpecFiles(root)
    .map(apiName)
    .filter(name => !shown.has(name) && existsSync(join(docs, name)))
    .map(name => `${name}/**`)
}
