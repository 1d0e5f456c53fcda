import type { IndexFiles } from '../../components/search/types.ts'
import type { ReadableApi } from '../shared.ts'
import { idOf } from '../shared.ts'
import type { SearchEntry } from './entry.ts'
import { shorten } from '../../openapi/model/prose/plain-text.ts'
import { basePathOf } from '../../openapi/model/server.ts'
import { sourceOf } from '../page-data/source.ts'
import { listApiPages } from '../routes.ts'
import { listPageEntries } from './entries.ts'
import { splitMarkdown } from './markdown.ts'
import { packIndex } from './pack-index.ts'

/** A page of prose: its file, as an address is made of it, and its Markdown. */
export interface WrittenPage {
  path: string
  markdown: string
}

/**
 * The index of an API from the entries of its pages, by their addresses: in the order of the pages, whatever order they were
 * made in. Prose that its owner wrote under the API's address is in it.
 */
export function createIndex(
  api: ReadableApi,
  entriesOf: (page: string) => SearchEntry[],
  written: WrittenPage[] = [],
): IndexFiles {
  const { model } = api
  const prose = listWritten(written)
  const places = new Set(prose.map(({ href }) => href))
  const bases = model.servers().map(server => basePathOf(server)).filter(base => base !== '')
  return packIndex({ api: idOf(api), title: model.reference.title, bases: [...new Set(bases)] }, [
    ...prose,
    ...listApiPages(api).flatMap(({ path }) => entriesOf(path)).flatMap(entry => placeIn(places, entry)),
  ])
}

/** The index of an API, its pages made for it. */
export function indexOf(api: ReadableApi, written: WrittenPage[] = []): IndexFiles {
  const pages = new Map(listApiPages(api).map(page => [page.path, page]))
  return createIndex(api, (path) => {
    const page = pages.get(path)
    const source = page && sourceOf(api, page.template, { params: page.params })
    return source === undefined ? [] : listPageEntries(api, source)
  }, written)
}

/** The index of the pages that belong to no API. */
export function indexOfProse(title: string, written: WrittenPage[]): IndexFiles {
  return packIndex({ api: '', title, bases: [] }, listWritten(written))
}

/** A page that somebody wrote takes the place of the one that would be made, and has other anchors. */
function placeIn(places: ReadonlySet<string>, entry: SearchEntry): SearchEntry[] {
  if (places.has(entry.href))
    return []
  return [entry.parent !== undefined && places.has(entry.parent) ? { ...entry, href: entry.parent } : entry]
}

function listWritten(pages: WrittenPage[]): SearchEntry[] {
  const sections = pages.flatMap(({ path, markdown }) => splitMarkdown(path, markdown))
  return sections.map(({ id, title, titles, text }): SearchEntry => ({
    kind: 'guide',
    title,
    href: id,
    ...(id.includes('#') && { parent: id.slice(0, id.indexOf('#')) }),
    text: titles[0] ?? shorten(text.replace(/\s+/g, ' ').trim(), 100),
    words: { text: [text] },
  }))
}
