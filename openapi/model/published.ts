import type { ApiDocument } from '../document/document.ts'
import type { PublishedSlugs } from '../document/published.ts'
import type { Report } from '../document/structure.ts'
import type { Model } from './index.ts'
import { joinPointer } from '../document/resolve.ts'
import { isReserved } from './slug.ts'

type Paged = Pick<Model, 'slugs'>

/** A page that is gone, and where its readers are sent: addresses on the site, without its base. */
export interface Redirect { from: string, to: string }

const kinds = ['tags', 'operations', 'schemas'] as const

/** The redirects of an API that lead from no page to a page. */
export function listRedirects({ name, published }: ApiDocument, model: Paged): Redirect[] {
  const pages = listPages(model.slugs)
  return Object.entries(published?.redirects ?? {})
    .filter(([from, to]) => faultOf(from, to, pages) === undefined)
    .map(([from, to]) => ({
      from: `/${name}/${from}`,
      to: to.startsWith('/')
        ? to
        : `/${name}/${to}`,
    }))
}

/** What readers would miss: published pages that are gone, redirects that lead nowhere, pages that the lockfile does not know. */
export function checkPublished({ published }: ApiDocument, model: Paged): Report[] {
  if (published === undefined)
    return []
  const pages = listPages(model.slugs)
  const sources = new Set(Object.keys(published.redirects))
  const gone = kinds.flatMap(kind => Object.entries(published[kind])
    .map(([owner, slug]) => ({
      owner,
      path: pathOf(kind, slug),
    }))
    .filter(({ path }) => !pages.has(path) && !sources.has(path))
    .map(({ owner, path }): Report => ({
      severity: 'error',
      rule: 'vanished-page',
      pointer: joinPointer('#', kind, owner),
      message: `The page "${path}" of ${JSON.stringify(owner)} was published and is gone.`,
      advice: `bring it back, rename its key here if it has a new name, or lead its readers on: "redirects": {"${path}": "…"}`,
    })))
  const astray = Object.entries(published.redirects).flatMap(([from, to]): Report[] => {
    const fault = faultOf(from, to, pages)
    return fault === undefined
      ? []
      : [
          {
            severity: 'error',
            rule: 'redirect',
            pointer: joinPointer('#', 'redirects', from),
            ...fault,
          },
        ]
  })
  const added = kinds.flatMap(kind => Object.keys(model.slugs[kind]).filter(owner => !Object.hasOwn(published[kind], owner)))
  return [
    ...gone,
    ...astray,
    ...(added.length > 0
      ? [
          {
            severity: 'warning' as const,
            rule: 'unpublished-page',
            pointer: '#',
            message: `${added.length} ${added.length === 1
              ? 'page is'
              : 'pages are'} not in the lockfile yet: ${added.slice(0, 3).join(', ')}${added.length > 3
              ? ', …'
              : ''}.`,
            advice: 'run npm run check -- --write-slugs',
          },
        ]
      : []),
  ]
}

/**
 * The lockfile as it should be now. What is new is appended; what moved to another tag is redirected; what is gone stays, and
 * so stays an error, until somebody says where its readers should go.
 */
export function publish({ slugs }: Paged, published: PublishedSlugs = {
  tags: {},
  operations: {},
  schemas: {},
  redirects: {},
}): PublishedSlugs {
  const pages = listPages(slugs)
  const redirects = new Map(Object.entries(published.redirects))
  const next = kinds.map((kind) => {
    const now = new Map(Object.entries(slugs[kind]))
    const kept = Object.entries(published[kind]).flatMap(([owner, slug]): [string, string][] => {
      const current = now.get(owner)
      const path = pathOf(kind, slug)
      if (current !== undefined && current !== slug && !pages.has(path) && !redirects.has(path))
        redirects.set(path, pathOf(kind, current))
      if (current !== undefined) {
        return [
          [owner, current],
        ]
      }
      return pages.has(path) || redirects.has(path)
        ? []
        : [
            [owner, slug],
          ]
    })
    return Object.fromEntries(new Map([
      ...kept,
      ...now,
    ]))
  })
  const [tags = {}, operations = {}, schemas = {}] = next
  return {
    tags,
    operations,
    schemas,
    redirects: Object.fromEntries(redirects),
  }
}

function faultOf(from: string, to: string, pages: ReadonlySet<string>): Pick<Report, 'message' | 'advice'> | undefined {
  if (from.split('/').some((segment, index) => isReserved(segment) && !(segment === 'schemas' && index === 0 && !from.endsWith('/'))))
    return { message: `"${from}" is an address that the site keeps for itself.`, advice: 'remove the redirect' }
  if (pages.has(from))
    return { message: `"${from}" is a page again.`, advice: 'remove the redirect' }
  const [path = ''] = to.split('#', 1)
  return path === '' || path.startsWith('/') || pages.has(path)
    ? undefined
    : { message: `There is no page "${path}" to lead readers of "${from}" to.`, advice: 'name a page of this API, or one of the site with a leading slash' }
}

/** Every page below `/<api>/`. */
function listPages(slugs: Paged['slugs']): Set<string> {
  return new Set(kinds.flatMap(kind => Object.values(slugs[kind]).map(slug => pathOf(kind, slug))))
}

function pathOf(kind: typeof kinds[number], slug: string): string {
  switch (kind) {
    case 'tags': return `${slug}/`
    case 'schemas': return `schemas/${slug}`
    case 'operations': return slug
  }
}
