import type { Finding } from '../openapi/document/index.ts'
import type { SiteLink } from '../openapi/read/index.ts'
import type { ReadableApi } from './shared.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { tryDecodePercent } from '../openapi/document/text/percent.ts'
import { closest } from '../openapi/document/text/closest.ts'
import { listPageFiles } from './hosting/folders.ts'
import { redirectScript } from './redirect-page.ts'

interface BuiltSite {
  folder: string
  base: string
}

/** Finds the links in the texts of an API that lead to a page, a file or a heading that a built site does not have. */
export function findDeadLinks(site: BuiltSite, api: ReadableApi): Finding[] {
  const pages = createPages(site)
  const moved = new Set(Object.keys(api.document.published?.redirects ?? {}).map(from => `${site.base}${api.name}/${from}`))
  return (api.links ?? []).flatMap(({ href, owner, finding }) => {
    const url = api.model.link(href)
    const page = pageOf(owner, api, site.base)
    // What a component says stands on many pages: a heading or a field of any of them will do.
    const isSomewhere = page === undefined && url?.startsWith('#') === true
    const fault = url === undefined || moved.has(url)
      ? undefined
      : isSomewhere
        ? pages.faultAnywhere(url.slice(1), `${api.name}/`)
        : pages.fault(url, page)
    return fault === undefined
      ? []
      : [{ ...finding, message: finding.message.replace(/\.$/, `: ${fault.missing}.`), advice: fault.advice }]
  })
}

/** The address of the page that shows a text, below the base; undefined where there are several, or none. */
function pageOf(owner: SiteLink['owner'], { name, model }: ReadableApi, base: string): string | undefined {
  switch (owner.kind) {
    case 'info':
      return `${base}${name}/`
    case 'operation':
      return model.link(owner.pointer)
    case 'tag':
      return model.link(`#tag/${owner.name}`)
    default:
      return undefined
  }
}

interface Fault {
  missing: string
  advice: string
}

function createPages({ folder, base }: BuiltSite) {
  const anchorsOf = new Map<string, string[]>()
  let known: string[] | undefined
  const files = () => known ??= listPageFiles(folder)
  let places: string[] | undefined
  const addresses = () => places ??= files().map(file => base + file.replace(/(?:^|(?<=\/))index\.html$|\.html$/, ''))

  /** The file that a host answers an address with. */
  function fileOf(path: string): string | undefined {
    const plain = path.replace(/\/$/, '')
    const candidates = path === '' ? ['index.html'] : path.endsWith('/') ? [`${path}index.html`, `${plain}.html`] : [path, `${path}.html`, `${path}/index.html`]
    return candidates.find(file => existsSync(join(folder, file)) && statSync(join(folder, file)).isFile())
  }

  /** The ids of a page, or of the page that it leads on to. */
  function anchors(file: string): string[] {
    let found = anchorsOf.get(file)
    if (found === undefined) {
      const html = readFileSync(join(folder, file), 'utf8')
      const target = html.includes(redirectScript) ? /<link rel="canonical" href="([^"#]*)"/.exec(html)?.[1] : undefined
      const next = target?.startsWith(base) ? fileOf(tryDecodePercent(target.slice(base.length))) : undefined
      found = next === undefined || next === file
        ? [...html.matchAll(/<[a-z][^<>]*?\sid="([^"]*)"/gi)].map(([, id = '']) => id)
        : anchors(next)
      anchorsOf.set(file, found)
    }
    return found
  }

  function faultOfAnchor(anchor: string, ids: string[]): Fault | undefined {
    if (anchor === '' || anchor === 'top' || ids.includes(anchor))
      return undefined
    const meant = closest(anchor, ids)
    return toFault(`the page has no "#${anchor}"`, meant && `#${meant}`)
  }

  return {
    fault(url: string, page: string | undefined): Fault | undefined {
      const target = resolve(url, page)
      // An address outside of the site's folder is another site's.
      if (target === undefined || !target.path.startsWith(base))
        return undefined
      const path = target.path.slice(base.length)
      // The sandbox answers there, and is no file.
      if (/(?:^|\/)mock\//.test(path))
        return undefined
      const file = fileOf(path)
      if (file !== undefined)
        return file.endsWith('.html') ? faultOfAnchor(target.anchor, anchors(file)) : undefined
      return toFault('the site has no such page', closestPath(target.path, addresses()))
    },
    faultAnywhere(anchor: string, prefix: string): Fault | undefined {
      const own = files().filter(file => file.startsWith(prefix))
      return own.some(file => anchors(file).includes(anchor))
        ? undefined
        : faultOfAnchor(anchor, [])
    },
  }
}

function toFault(missing: string, meant: string | undefined): Fault {
  return { missing, advice: meant === undefined ? 'correct it, or take it away' : `did you mean "${meant}"?` }
}

/** Where a browser goes by a link on a page. Undefined where it leads to another host, or nobody can say on which page it stands. */
function resolve(url: string, page: string | undefined): { path: string, anchor: string } | undefined {
  if (page === undefined && !url.startsWith('/'))
    return undefined
  const origin = 'https://site.invalid'
  const target = URL.canParse(url, origin + (page ?? '/')) ? new URL(url, origin + (page ?? '/')) : undefined
  return target?.origin === origin
    ? { path: tryDecodePercent(target.pathname), anchor: tryDecodePercent(target.hash.slice(1)) }
    : undefined
}

/** The page whose last name is closest, or that has this name in another folder. */
function closestPath(path: string, addresses: string[]): string | undefined {
  const name = (address: string) => address.replace(/\/$/, '').split('/').at(-1) ?? ''
  return closest(path, addresses) ?? addresses.find(address => name(address) === name(path) && name(path) !== '')
}
