import type { Plugin } from 'vite'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { References } from '../shared.ts'
import { listRedirects } from '../../openapi/model/address/published.ts'
import { redirectPage } from '../redirect-page.ts'

/** What the site's own router asks when it knows no page: where those that are gone lead. */
const redirectsFile = 'redirects.json'

/** Where readers are led on from, as files are named, and to, as a link is written. */
export function listMoved(
  references: References,
  { base, redirects = {} }: Pick<ResolvedConfig, 'base' | 'redirects'>,
): { from: string, to: string }[] {
  const own = Object.entries(redirects).map(([from, to]) => ({ from, to }))
  const made = references
    .readable()
    .flatMap(({ name, home, document, model }) => [
      ...(home ? [{ from: `/${name}/`, to: '/' }] : []),
      ...listRedirects(document, model),
    ])
  return [...own, ...made]
    .map(({ from, to }) => ({ from: base + from.slice(1), to: base + encodeURI(to).slice(1) }))
}

/** Puts a page at each address that readers are led on from, in the build and in the dev server. */
export function redirectsPlugin(
  references: References,
  { redirects = {} }: Pick<ResolvedConfig, 'redirects'> = {},
): Plugin {
  let base = '/'
  const listPages = () =>
    listMoved(references, { base, redirects })
      .map(({ from, to }) => ({ path: from.slice(base.length - 1), to, html: redirectPage(to) }))
  const toJson = (pages: ReturnType<typeof listPages>) =>
    JSON.stringify(Object.fromEntries(pages.map(({ path, to }) => [base + path.slice(1), to])))
  return {
    name: 'specimen:redirects',
    configResolved(config) {
      base = config.base
    },
    generateBundle() {
      if (this.environment.config.consumer !== 'client')
        return
      const pages = listPages()
      this.emitFile({ type: 'asset', fileName: redirectsFile, source: toJson(pages) })
      for (const { path, html } of pages) {
        this.emitFile({
          type: 'asset',
          fileName: path.slice(1).replace(/\/$/, '/index').concat('.html'),
          source: html,
        })
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = pathOf(request.originalUrl ?? request.url ?? '', base)
        const pages = listPages()
        if (path === `/${redirectsFile}`) {
          response.setHeader('Content-Type', 'application/json')
          response.end(toJson(pages))
          return
        }
        const page = pages.find(entry => entry.path === path)
        if (page === undefined) {
          next()
          return
        }
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.setHeader('X-Content-Type-Options', 'nosniff')
        response.end(page.html)
      })
    },
  }
}

/** The address on the site of what was asked for, with or without `.html`. */
function pathOf(url: string, base: string): string | undefined {
  try {
    return `/${decodeURI(url.replace(/[?#].*$/, '')).slice(base.length)}`.replace(/(?:index)?\.html$/, '')
  }
  catch {
    return undefined
  }
}
