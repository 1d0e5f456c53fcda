import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import type { PrintFile, PrintOptions } from '../print/print-files.ts'
import type { PluginContext } from './context.ts'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageFolder } from '../package-file.ts'
import { hashedFolder } from '../hosting/headers.ts'
import { sourceOf } from '../page-data/source.ts'
import { listPrintFiles } from '../print/print-files.ts'
import { openShelf } from '../shelf.ts'
import { createTwins } from '../twin/twin.ts'

const stylesheet = join(packageFolder('site/print'), 'print.css')

/** Puts a page of each whole API into a built site, to be printed. Pages whose text did not change are kept. */
export async function writePrintFiles(site: SiteConfig, context: PluginContext): Promise<void> {
  const css = await readFile(stylesheet, 'utf8')
  const style = `${hashedFolder}print.${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`
  await writeFile(join(site.outDir, style), css)
  const texts = new Map<string, string>()
  const read = (twin: string) => {
    const file = join(context.collector.folder(), twin)
    const text = texts.get(twin) ?? (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
    if (text !== undefined)
      texts.set(twin, text)
    return text
  }
  for (const api of context.references.shown()) {
    texts.clear()
    const files = listPrintFiles(optionsOf(context, { api, style, read, siteTitle: site.site.title }))
    // By now all texts of the API have been read.
    const shelf = openShelf(context.config.root, 'print', [context.config.base, site.site.title, style, ...texts.values()])
    for (const { path, html } of files) {
      const file = join(site.outDir, `${path}.html`)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, await shelf.keep(path, html))
    }
  }
}

/** Answers with the pages to print on the dev server. */
export function printPlugin(context: PluginContext): Plugin {
  const { config, listPages } = context
  const writeTwin = createTwins(config.base)
  return {
    name: 'specimen:print',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.originalUrl ?? request.url ?? '').replace(/[?#].*$/, '').slice(config.base.length)
        if (path === `${hashedFolder}print.css`) {
          response.setHeader('Content-Type', 'text/css')
          return void response.end(await readFile(stylesheet))
        }
        const api = context.references.shown().find(({ name }) => path === `${name}/print-all` || path.startsWith(`${name}/print-all/`))
        if (api === undefined)
          return next()
        const pages = new Map(listPages().map(page => [page.path, page]))
        const read = (twin: string) => {
          const page = pages.get(twin) ?? (twin === 'index.md' ? pages.get(`${api.name}/index.md`) : undefined)
          const source = page && sourceOf(api, page.template, { params: page.params })
          const written = join(config.docs, twin)
          return source ? writeTwin(api, source) : existsSync(written) ? readFileSync(written, 'utf8') : undefined
        }
        const files = listPrintFiles(optionsOf(context, { api, style: `${hashedFolder}print.css`, read, siteTitle: config.title ?? api.model.reference.title }))
        const found: PrintFile | undefined = files.find(file => file.path === decodeURI(path))
        if (found === undefined)
          return next()
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end(found.html())
      })
    },
  }
}

function optionsOf(
  { config, languages }: PluginContext,
  given: Pick<PrintOptions, 'api' | 'style' | 'read' | 'siteTitle'>,
): PrintOptions {
  const { lang, dir } = languages[given.api.locale ?? 'root'] ?? languages.root
  return { base: config.base, lang, dir, ...given }
}
