import type { Guide, GuideSection, PageNavigation } from '../../components/shared/page.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { isObject } from '../../openapi/document/json/value.ts'
import { toSlashes } from '../slashes.ts'

/** A page with what decides its place. */
interface Placed extends Guide {
  folder: string
  order: number
}

/**
 * The pages that belong to no API, in sections by their folders. Front matter decides their order (`order: 2`) and what the
 * sidebar calls them (`sidebar: Start`); a page with `sidebar: false` is in no list, and neither is the site's first one.
 * Of another language, `prefix` is the folder that its addresses begin with: `/de`.
 */
export function listGuides(docs: string, apis: string[], prefix = ''): GuideSection[] {
  if (!existsSync(docs))
    return []
  const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map(toSlashes)
    .filter(path => path.endsWith('.md') && path !== 'index.md' && !/(?:^|\/)(?:\.|node_modules\/)|\[/.test(path))
    .filter(path => !apis.includes(path.split('/', 1)[0] ?? ''))
    .flatMap(path => place(docs, path, prefix))
    .sort((a, b) => a.order - b.order || (a.href < b.href ? -1 : 1))
  const folders = [...new Set(pages.map(({ folder }) => folder))]
  return folders.map((folder): GuideSection => ({
    ...(folder !== '.' && { title: titleOf(docs, folder) }),
    pages: pages.filter(page => page.folder === folder).map(({ title, href }) => ({ title, href })),
  }))
}

/** The pages before and after one, as the sidebar lists them; undefined of a page that it does not list. */
export function navigateGuides(sections: GuideSection[], filePath: string): PageNavigation | undefined {
  const pages = sections.flatMap(section => section.pages)
  const position = pages.findIndex(({ href }) => href === hrefOf(filePath))
  if (position < 0)
    return undefined
  const [previous, next] = [pages[position - 1], pages[position + 1]]
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) }
}

function hrefOf(path: string, prefix = ''): string {
  return `${prefix}/${path.replace(/(?:index)?\.md$/, '')}`
}

function place(docs: string, path: string, prefix: string): Placed[] {
  const text = readFileSync(join(docs, path), 'utf8')
  const { sidebar, order, title } = frontMatterOf(text)
  if (sidebar === false)
    return []
  const heading = /^# (.*)$/m.exec(text)?.[1]?.replace(/\{#[\w-]+\}|[`*_]/g, '').trim()
  return [{
    title: [sidebar, title, heading].find(name => typeof name === 'string' && name !== '') as string | undefined
      ?? basename(path, '.md'),
    href: hrefOf(path, prefix),
    folder: dirname(path),
    // A folder's first page is its `index.md`; pages without an order come in that of their names.
    order: typeof order === 'number' ? order : basename(path) === 'index.md' ? 0 : 1_000,
  }]
}

/** `_meta.yaml` in a folder says what its section is called: `title: Guides`; without one, the folder's name does. */
function titleOf(docs: string, folder: string): string {
  const file = join(docs, folder, '_meta.yaml')
  const meta: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined
  if (isObject(meta) && typeof meta.title === 'string')
    return meta.title
  const name = basename(folder).replace(/[-_]+/g, ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The values at the top of a page; none where they cannot be read. */
export function frontMatterOf(text: string): Record<string, unknown> {
  const block = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1]
  try {
    const values: unknown = block === undefined ? undefined : parse(block)
    return isObject(values) ? values : {}
  }
  catch {
    // VitePress reads the same block, and says where it is wrong.
    return {}
  }
}
