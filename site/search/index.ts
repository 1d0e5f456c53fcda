import type { SiteConfig } from 'vitepress'
import type { References } from '../shared.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { escapeHtml } from '../highlight/render.ts'
import { slugify } from '../markdown/slugify.ts'
import { localeOf } from '../languages.ts'
import { listSearchEntries } from './entries.ts'

/** What VitePress's search box reads: titles stand in its results as HTML, so that they are stored escaped. */
const fields = ['title', 'titles', 'text']

/** An index of all pages in the form of `MiniSearch.toJSON`, as text. */
export async function createSearchIndex(
  references: References,
  site: Pick<SiteConfig, 'srcDir' | 'pages' | 'dynamicRoutes'>,
  { locale, locales = [] }: { locale?: string, locales?: string[] } = {},
): Promise<string> {
  const index = new MiniSearch<{ id: string, title: string, titles: string[], text: string }>({
    fields,
    storeFields: ['title', 'titles'],
  })
  const dynamic = new Set(site.dynamicRoutes.map(({ path }) => path))
  const seen = new Set<string>()
  const add = (sections: { id: string, title: string, titles: string[], text: string }[]) => {
    for (const section of sections) {
      if (!seen.has(section.id)) {
        seen.add(section.id)
        index.add(section)
      }
    }
  }
  for (const page of site.pages.filter(path => !dynamic.has(path) && localeOf(path, locales) === locale))
    add(splitMarkdown(page, await readFile(join(site.srcDir, page), 'utf8')))
  for (const api of locale === undefined ? references.readable() : references.translated(locale))
    add(listSearchEntries(api))
  const json = index.toJSON()
  json.storedFields = Object.fromEntries(
    Object.entries(json.storedFields).map(([id, stored]) => {
      const { title, titles } = stored as { title: string, titles: string[] }
      return [id, { title: escapeHtml(title), titles: titles.map(escapeHtml) }]
    }),
  )
  return JSON.stringify(json)
}

/** A Markdown page's sections by its headings, with the ids that its renderer gives them. */
export function splitMarkdown(
  page: string,
  markdown: string,
): { id: string, title: string, titles: string[], text: string }[] {
  const path = `/${page.replace(/(?:index)?\.md$/, '')}`
  const parts = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split(/^(#{1,3}) (.*)$/m)
  const sections = []
  let top = ''
  for (let index = 1; index < parts.length; index += 3) {
    const [marks = '', title = '', text = ''] = parts.slice(index, index + 3)
    const plain = title.replace(/\{#[\w-]+\}|[`*_]/g, '').trim()
    if (marks.length === 1)
      top = plain
    sections.push({
      id: marks.length === 1 ? path : `${path}#${toAnchor(title)}`,
      title: plain,
      titles: marks.length === 1 || top === '' ? [] : [top],
      text: text.replace(/<[^>]*>|^:{3}.*$|^!!!.*$|[`*_#|]/gm, ' '),
    })
  }
  return sections
}

function toAnchor(title: string): string {
  return /\{#([\w-]+)\}/.exec(title)?.[1] ?? slugify(title)
}
