import type { Plugin } from 'vite'
import type { SiteConfig } from 'vitepress'
import { join, relative, resolve } from 'node:path'
import { normalizePath } from 'vite'
import { resolvePages } from 'vitepress'

/** A page that no file in the folder of pages stands for: its address as a file, the template it is made by, and for what. */
export interface ExternalPage {
  /** `shop/orders/create-order.md` */
  path: string
  /** An absolute path. */
  template: string
  params: Record<string, string>
}

export type ListPages = () => ExternalPage[]

/**
 * VitePress finds dynamic routes in the folder of pages alone, and keeps those that it meets in its configuration before it
 * looks there. It has no hook for that moment; what marks it is that the configuration is put on the global object.
 */
export function addPagesTo(listPages: ListPages): void {
  const shelf = globalThis as { VITEPRESS_CONFIG?: SiteConfig }
  Object.defineProperty(shelf, 'VITEPRESS_CONFIG', {
    configurable: true,
    enumerable: true,
    get: () => undefined,
    set(site: SiteConfig) {
      Object.defineProperty(shelf, 'VITEPRESS_CONFIG', {
        value: site,
        configurable: true,
        enumerable: true,
        writable: true,
      })
      placePages(site, listPages())
    },
  })
}

/** Has VitePress look again at which pages there are, of its own folder and of ours. */
export async function refreshPages(site: SiteConfig, listPages: ListPages): Promise<void> {
  // What is no page of the folder any more is forgotten first: VitePress takes back no address that it knows for its own.
  await resolvePages(site)
  placePages(site, listPages())
  await resolvePages(site)
}

/** Fails where the pages did not arrive: a site without them would be built and published in silence. */
export function pagesArrivedPlugin(listPages: ListPages): Plugin {
  return {
    name: 'specimen:pages-arrived',
    configResolved(config) {
      const { vitepress: site } = config as unknown as { vitepress: SiteConfig }
      const known = new Set(site.dynamicRoutes.map(({ path }) => path))
      const missing = listPages().find(({ path }) => !known.has(path))
      if (missing !== undefined)
        throw new TypeError(`VitePress takes no pages from elsewhere any more: ${missing.path} did not arrive.`)
    },
  }
}

/** VitePress resolves a template from the folder of pages, so that a template elsewhere has a path that leads out of it. */
function placePages(site: SiteConfig, pages: ExternalPage[]): void {
  if (typeof site.srcDir !== 'string')
    throw new TypeError('VitePress keeps its folder of pages elsewhere now.')
  Object.assign(site, {
    pages: pages.map(({ path }) => path),
    dynamicRoutes: pages.map(({ path, template, params }) => ({
      path,
      fullPath: normalizePath(resolve(site.srcDir, path)),
      route: normalizePath(relative(site.srcDir, template)),
      loaderPath: normalizePath(join(template, '..')),
      params,
    })),
  })
}
