import type { ApiDocument, PublishedSlugs, Report } from '../../document/document.ts'
import type { Model } from '../model.ts'
import { foldAnchors, unfoldAnchors } from '../../document/text/anchor-line.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { nearestAnchor } from '../outline.ts'
import { plural } from '../../document/text/plural.ts'
import { isReserved } from './slug.ts'

type Paged = Pick<Model, 'slugs' | 'outline'>

/** A removed page, and where its readers are sent: addresses on the site, without its base. */
export interface Redirect {
  from: string
  to: string
}

const kinds = ['tags', 'operations', 'schemas'] as const

/** The redirects of an API that lead from no page to a page. */
export function listRedirects({ name, published }: ApiDocument, model: Paged): Redirect[] {
  const pages = listPages(model.slugs)
  return Object.entries(published?.redirects ?? {})
    .filter(([from, to]) => !from.includes('#') && faultOf(from, to, pages) === undefined)
    .map(([from, to]) => ({
      from: `/${name}/${from}`,
      to: to.startsWith('/') ? to : `/${name}/${to}`,
    }))
}

/** The removed anchors of a page, by the anchors that replace them. */
export function aliasesOf({ published }: ApiDocument, path: string): { aliases?: Record<string, string[]> } {
  const aliases = new Map<string, string[]>()
  for (const [from, to] of Object.entries(published?.redirects ?? {})) {
    const anchor = to.slice(path.length + 1)
    if (from.startsWith(`${path}#`)) {
      aliases.set(anchor, [...(aliases.get(anchor) ?? []), from.slice(path.length + 1)])
    }
  }
  return aliases.size === 0 ? {} : { aliases: Object.fromEntries(aliases) }
}

/** Reports published pages that are gone, redirects that lead nowhere, and pages that the lockfile does not list. */
export function checkPublished({ published }: ApiDocument, model: Paged): Report[] {
  if (published === undefined)
    return []
  const pages = listPages(model.slugs)
  const sources = new Set(Object.keys(published.redirects))
  const gone = kinds.flatMap(kind =>
    Object.entries(published[kind])
      .map(([owner, slug]) => ({ owner, path: pathOf(kind, slug) }))
      .filter(({ path }) => !pages.has(path) && !sources.has(path))
      .map(({ owner, path }): Report => ({
        rule: 'vanished-page',
        pointer: joinPointer('#', kind, owner),
        message: `The page "${path}" of ${JSON.stringify(owner)} was published and is gone.`,
        advice: `bring it back, rename its key here if it has a new name, or lead its readers on: "redirects": {"${path}": "…"}`,
      })),
  )
  const astray = Object.entries(published.redirects).flatMap(([from, to]): Report[] => {
    const fault = from.includes('#') ? faultOfAnchor(from, to, model) : faultOf(from, to, pages)
    return fault === undefined
      ? []
      : [
          {
            rule: 'redirect',
            pointer: joinPointer('#', 'redirects', from),
            ...fault,
          },
        ]
  })
  const added = kinds.flatMap(kind =>
    Object.keys(model.slugs[kind]).filter(owner => !Object.hasOwn(published[kind], owner)),
  )
  return [
    ...gone,
    ...checkAnchors(published, model, pages),
    ...astray,
    ...(added.length > 0
      ? [
          {
            rule: 'unpublished-page',
            pointer: '#',
            message: `${plural(added.length, 'page is', 'pages are')} not in the lockfile yet: ${listSome(added)}.`,
            advice: 'run specimen check --write-slugs',
          },
        ]
      : []),
  ]
}

/** Reports removed anchors, page by page, and how many anchors the lockfile does not list. */
function checkAnchors({ anchors, redirects }: PublishedSlugs, model: Paged, pages: ReadonlySet<string>): Report[] {
  const unknown: string[] = []
  const gone = [...pages].flatMap((path): Report[] => {
    const alive = model.outline(path)
    const known = unfoldAnchors(anchors[path] ?? '') ?? []
    unknown.push(...alive.filter(anchor => !known.includes(anchor)).map(anchor => `${path}#${anchor}`))
    const missing = known.filter(anchor => !alive.includes(anchor) && !Object.hasOwn(redirects, `${path}#${anchor}`))
    const [first] = missing
    return first === undefined
      ? []
      : [
          {
            rule: 'vanished-anchor',
            pointer: joinPointer('#', 'anchors', path),
            message: `Published anchors of "${path}" are gone: ${listSome(missing)}.`,
            advice: `bring them back, or lead their readers on: "redirects": {"${path}#${first}": "${path}#…"}; specimen check --write-slugs leads to the field they were in`,
          },
        ]
  })
  return unknown.length === 0
    ? gone
    : [
        ...gone,
        {
          rule: 'unpublished-anchor',
          pointer: '#',
          message: `${plural(unknown.length, 'anchor is', 'anchors are')} not in the lockfile yet: ${listSome(unknown)}.`,
          advice: 'run specimen check --write-slugs',
        },
      ]
}

function listSome(names: string[]): string {
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`
}

/**
 * The lockfile as it should be now. New pages are appended; pages that moved to another tag are redirected, and removed anchors
 * to the field they were in; a removed page stays listed, and an error, until somebody writes where its readers should go.
 */
export function publish(
  model: Paged,
  published: PublishedSlugs = {
    tags: {},
    operations: {},
    schemas: {},
    anchors: {},
    redirects: {},
  },
): PublishedSlugs {
  const { slugs } = model
  const pages = listPages(slugs)
  const redirects = new Map(Object.entries(published.redirects))
  /** The former address of each moved page. */
  const origins = new Map<string, string>()
  const next = kinds.map((kind) => {
    const now = new Map(Object.entries(slugs[kind]))
    const kept = Object.entries(published[kind]).flatMap(([owner, slug]): [string, string][] => {
      const current = now.get(owner)
      const path = pathOf(kind, slug)
      if (current !== undefined && current !== slug && !pages.has(path) && !redirects.has(path)) {
        redirects.set(path, pathOf(kind, current))
        origins.set(pathOf(kind, current), path)
      }
      if (current !== undefined) {
        return [[owner, current]]
      }
      return pages.has(path) || redirects.has(path) ? [] : [[owner, slug]]
    })
    return Object.fromEntries(new Map([...kept, ...now]))
  })
  const [tags = {}, operations = {}, schemas = {}] = next
  const anchors = [...pages].flatMap((path) => {
    const alive = new Set(model.outline(path))
    const known = unfoldAnchors(published.anchors[path] ?? published.anchors[origins.get(path) ?? ''] ?? '') ?? []
    for (const anchor of known.filter(anchor => !alive.has(anchor) && !redirects.has(`${path}#${anchor}`))) {
      redirects.set(`${path}#${anchor}`, [path, nearestAnchor(anchor, alive)].filter(Boolean).join('#'))
    }
    return alive.size === 0 ? [] : [[path, foldAnchors(alive)] as const]
  })
  return {
    tags,
    operations,
    schemas,
    anchors: Object.fromEntries(anchors),
    redirects: Object.fromEntries(redirects),
  }
}

function faultOf(from: string, to: string, pages: ReadonlySet<string>): Pick<Report, 'message' | 'advice'> | undefined {
  if (
    from
      .split('/')
      .some((segment, index) => isReserved(segment) && !(segment === 'schemas' && index === 0 && !from.endsWith('/')))
  ) {
    return { message: `"${from}" is an address that the site keeps for itself.`, advice: 'remove the redirect' }
  }
  if (pages.has(from))
    return { message: `"${from}" is a page again.`, advice: 'remove the redirect' }
  const [path = ''] = to.split('#', 1)
  return path === '' || path.startsWith('/') || pages.has(path)
    ? undefined
    : {
        message: `There is no page "${path}" to lead readers of "${from}" to.`,
        advice: 'name a page of this API, or one of the site with a leading slash',
      }
}

/** Reports a redirect from an anchor that exists again, or to an anchor that does not exist. */
function faultOfAnchor(from: string, to: string, model: Paged): Pick<Report, 'message' | 'advice'> | undefined {
  const [path = '', anchor = ''] = from.split('#')
  const alive = model.outline(path)
  if (alive.includes(anchor))
    return { message: `"${from}" is an anchor again.`, advice: 'remove the redirect' }
  const target = to.split('#')[1]
  return target === undefined || target === 'body' || alive.includes(target)
    ? undefined
    : {
        message: `There is no anchor "${to}" to lead readers of "${from}" to.`,
        advice: 'name a parameter, a response, a first field of the body, or the page',
      }
}

/** Every page below `/<api>/`. */
function listPages(slugs: Paged['slugs']): Set<string> {
  return new Set(kinds.flatMap(kind => Object.values(slugs[kind]).map(slug => pathOf(kind, slug))))
}

function pathOf(kind: (typeof kinds)[number], slug: string): string {
  switch (kind) {
    case 'tags':
      return `${slug}/`
    case 'schemas':
      return `schemas/${slug}`
    case 'operations':
      return slug
  }
}
