import type { PageSource } from '../page-data/source.ts'

/** What a page shows of itself where somebody shares a link to it. */
export interface Card {
  /** What the site is called. */
  site: string
  /** The API of the page, where the site is not called by it. */
  api?: string
  title: string
  /** The call of an operation, or of a webhook. */
  call?: { method: string, path: string }
  /** What the page is about, where it has no call. */
  text?: string
  /** Where the site lies: `docs.example.com`. */
  host: string
  dir: 'ltr' | 'rtl'
}

export interface CardQuestion extends Pick<Card, 'site' | 'host' | 'dir'> {
  /** The title of a page that somebody wrote. */
  title: string
  description: string
  /** What a page of an API is about, and what that is called. */
  source?: PageSource | undefined
  api?: string | undefined
}

/** Pictures and marks of colour, which no font of text holds. */
const pictures = /[\p{Extended_Pictographic}\u{FE0F}\u{200D}]/gu

/** The card of a page: a page of an API is called as its heading says, without what else a tab shows. */
export function cardOf({ site, host, dir, title, description, source, api }: CardQuestion): Card {
  const call = source?.kind === 'operation' ? source.operation : undefined
  const name = clean(titleOf(source, api) ?? title) || clean(title) || clean(site)
  const text = clean(description)
  return {
    site: clean(site),
    ...(api !== undefined && api !== site && source?.kind !== 'api' && { api: clean(api) }),
    title: name,
    ...(call === undefined
      ? text !== '' && { text: text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text }
      : { call: { method: call.method.toUpperCase(), path: clean(call.path) } }),
    host,
    dir,
  }
}

/** What the picture shows, in words. */
export function describeCard({ site, api, title, call }: Card): string {
  return [...(call === undefined ? [] : [`${call.method} ${call.path}`]), title, ...(api === undefined ? [] : [api]), site]
    .filter((part, index, all) => all.indexOf(part) === index)
    .join(' · ')
}

function titleOf(source: PageSource | undefined, api: string | undefined): string | undefined {
  switch (source?.kind) {
    case 'operation':
      return source.operation.title
    case 'tag':
      return source.tag.title
    case 'schema':
      return source.schema.name
    case 'api':
      return api
    default:
      return undefined
  }
}

function clean(text: string): string {
  return text.replace(pictures, '').replace(/\s+/g, ' ').trim()
}
