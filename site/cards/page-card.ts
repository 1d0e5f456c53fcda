import type { HeadConfig, PageData } from 'vitepress'
import type { PluginContext } from '../plugins/context.ts'
import type { ReadableApi } from '../shared.ts'
import type { CardColours } from './draw.ts'
import { localeOf } from '../languages.ts'
import { listLocales } from '../config/resolve.ts'
import { readableAccent } from '../look/accent.ts'
import { sourceOf } from '../page-data/source.ts'
import { templateOf } from '../routes.ts'
import { cardOf, describeCard } from './card.ts'

/** The picture of a page, by its path below the base, and what it shows. */
export interface PageCard {
  path: string
  alt: string
}

/** The card of a page of a build; none where its owner gave it a picture. */
export function addPageCard(
  { config, cards, languages }: Pick<PluginContext, 'config' | 'cards' | 'languages'>,
  { page, site, api }: { page: PageData, site: string, api?: ReadableApi },
): PageCard | undefined {
  if (cards === undefined || page.isNotFound || hasPicture([...(config.head ?? []), ...toHead(page.frontmatter.head)]))
    return undefined
  const { dir } = languages[localeOf(page.relativePath, listLocales(config)) ?? 'root'] ?? languages.root
  const params = page.params as Record<string, string> | undefined
  const source = api && params?.api !== undefined
    ? sourceOf(api, templateOf(page.filePath, config.docs), { params, samples: { languages: [] } })
    : undefined
  const card = cardOf({
    site,
    host: new URL(config.url ?? '').host,
    dir,
    title: page.title,
    description: page.description,
    ...(api !== undefined && { api: api.model.reference.title }),
    ...(source !== undefined && { source }),
  })
  const path = cards.add(page.relativePath, card)
  return path === undefined ? undefined : { path, alt: describeCard(card) }
}

/** The colours of the light theme, as `palette.css` has them; the accent is the owner's. */
export function cardColours(accent?: string): CardColours {
  return {
    ground: '#fdfdfc',
    text: '#1b1f2a',
    muted: '#535a69',
    accent: readableAccent(accent),
    methods: { get: '#0b5aa8', post: '#14693a', put: '#855000', patch: '#855000', delete: '#b0261f', other: '#535a69' },
  }
}

function toHead(value: unknown): HeadConfig[] {
  return Array.isArray(value) ? value : []
}

function hasPicture(head: readonly unknown[]): boolean {
  return head.some(element => Array.isArray(element)
    && ['property', 'name'].some(key => (element[1] as Record<string, unknown> | undefined)?.[key] === 'og:image'))
}
