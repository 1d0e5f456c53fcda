import type { HeadConfig, PageData } from 'vitepress'
import type { PageCard } from '../cards/page-card.ts'
import type { ReferencePageData } from '../../components/shared/page.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { ReadableApi } from '../shared.ts'
import { height, width } from '../cards/draw.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { introductionHref, tagHref } from './summary.ts'

/** A page and the site that it is one of. */
export interface HeadQuestion {
  config: Pick<ResolvedConfig, 'base' | 'url' | 'lang'>
  siteTitle: string
  page: PageData
  /** The API that the page belongs to. */
  api?: ReadableApi
  /** The picture that a link to it is shared with. */
  card?: PageCard
}

/**
 * What the head of a page says to machines: where its Markdown is, which of its addresses counts, how a link to it looks, and
 * what stands above it. RFC 6596, RFC 8288, the Open Graph protocol, schema.org.
 */
export function headOf({ config, siteTitle, page, api, card }: HeadQuestion): HeadConfig[] {
  const { base, url } = config
  const { relativePath, isNotFound, title, description } = page
  if (isNotFound)
    return []
  const address = url === undefined ? undefined : url + base + pathOf(relativePath)
  return [
    ...(hasTwin(relativePath)
      ? [link({ rel: 'alternate', type: 'text/markdown', href: base + encodeURI(relativePath) })]
      : []),
    ...(address === undefined ? [] : [link({ rel: 'canonical', href: address }), property('og:url', address)]),
    property('og:type', 'article'),
    property('og:site_name', siteTitle),
    property('og:title', title),
    property('og:description', description),
    ...(card === undefined || url === undefined
      ? []
      : [
          property('og:image', url + base + encodeURI(card.path)),
          property('og:image:type', 'image/png'),
          property('og:image:width', String(width)),
          property('og:image:height', String(height)),
          property('og:image:alt', card.alt),
        ]),
    ['meta', { name: 'twitter:card', content: card === undefined ? 'summary' : 'summary_large_image' }],
    ...(address === undefined
      ? []
      : [linkedData(describePage({ config, siteTitle, page, ...(api && { api }) }, address))]),
  ]
}

/** The explorer is made in the reader's browser, and its page says nothing itself. */
export function hasTwin(relativePath: string): boolean {
  return !/^[^/]+\/explorer\.md$/.test(relativePath)
}

/** The path of a page below the base, as links have it. */
function pathOf(relativePath: string): string {
  return encodeURI(relativePath.replace(/(?:(?<=^|\/)index)?\.md$/, ''))
}

/** @see https://schema.org/APIReference and https://schema.org/BreadcrumbList */
function describePage({ config, siteTitle, page, api }: HeadQuestion, address: string): object[] {
  const { base, url = '', lang } = config
  const { navigation } = (page as { reference?: ReferencePageData }).reference ?? {}
  const root = url + base
  const tag = api && listTags(api.model.reference).find(({ slug }) => slug === navigation?.tag)
  const trail = [
    { name: siteTitle, item: root },
    ...(api === undefined ? [] : [{ name: api.model.reference.title, item: root + introductionHref(api).slice(1) }]),
    ...(api === undefined || tag === undefined
      ? []
      : [{ name: tag.title, item: root + tagHref(api.name, tag).slice(1) }]),
    { name: page.title, item: address },
  ].filter(({ item }, index, all) => all.findLastIndex(other => other.item === item) === index)
  return [
    {
      '@context': 'https://schema.org',
      '@type': api === undefined ? 'TechArticle' : 'APIReference',
      'headline': page.title,
      'description': page.description,
      'url': address,
      'inLanguage': lang,
      'isPartOf': { '@type': 'WebSite', 'name': siteTitle, 'url': root },
      ...(api !== undefined && { about: { '@type': 'WebAPI', 'name': api.model.reference.title } }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      'itemListElement': trail.map((step, index) => ({ '@type': 'ListItem', 'position': index + 1, ...step })),
    },
  ]
}

/** Data in a page's HTML: no text in it can end the element. */
function linkedData(data: object[]): HeadConfig {
  return ['script', { type: 'application/ld+json' }, JSON.stringify(data).replaceAll('<', '\\u003c')]
}

function link(attributes: Record<string, string>): HeadConfig {
  return ['link', attributes]
}

function property(name: string, content: string): HeadConfig {
  return ['meta', { property: name, content }]
}
