import type { Model } from '../../openapi/model/model.ts'
import type { Prose } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import type { PageSource } from './source.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { introductionHref, schemasHref, tagHref } from './summary.ts'
import { remember } from '../../openapi/document/remember.ts'

/** In a list of results there is room for so many characters. */
const most = 160

/** The address of a page on the site. */
export function hrefOf(source: PageSource, api: ReadableApi): string {
  switch (source.kind) {
    case 'operation':
      return source.operation.href
    case 'tag':
      return tagHref(api.name, source.tag)
    case 'schema':
      return source.schema.href
    case 'schemas':
      return schemasHref(api.name)
    case 'explorer':
      return `/${api.name}/explorer`
    case 'api':
      return introductionHref(api)
  }
}

const counts = new WeakMap<Model, Map<string, number>>()

/** An introduction has the title of the API. Operations of the same title are told apart by their calls. */
export function titleOf(source: PageSource, { model, t }: ReadableApi): string | undefined {
  switch (source.kind) {
    case 'operation': {
      const { title, method, path } = source.operation
      const call = `${method.toUpperCase()} ${path}`
      const count = remember(counts, model, () => countTitles(model)).get(title)
      return count === 1 || title === call ? title : `${title} · ${call}`
    }
    case 'tag':
      return source.tag.title
    case 'schema':
      return source.schema.name
    case 'schemas':
      return t('made.schemasTitle')
    case 'explorer':
      return t('made.explorerTitle')
    case 'api':
      return undefined
  }
}

function countTitles(model: Model): Map<string, number> {
  const count = new Map<string, number>()
  const others = [
    ...listTags(model.reference).map(tag => tag.title),
    ...model.schemas.map(schema => schema.name),
  ]
  for (const title of [...model.operations.map(operation => operation.title), ...others])
    count.set(title, (count.get(title) ?? 0) + 1)
  return count
}

/** What a page is about, for search engines and for whoever reads a list of pages: each says what no other says. */
export function describe(source: PageSource, { model, t }: ReadableApi): string {
  const { title, summary, description } = model.reference
  switch (source.kind) {
    case 'operation': {
      const [method, path] = [source.operation.method.toUpperCase(), source.operation.path]
      const text = sentences(source.operation.description)
      return text === undefined ? t('made.operation', { method, path, title }) : `${method} ${path}: ${text}`
    }
    case 'tag': {
      const text = sentences(source.tag.description)
      return text === undefined ? t('made.tag', { tag: source.tag.title, title }) : `${source.tag.title}: ${text}`
    }
    case 'schemas':
      return t('made.schemas', { title })
    case 'schema': {
      const text = sentences(source.schema.schema.description)
      return text === undefined ? t('made.schema', { schema: source.schema.name, title }) : `${source.schema.name}: ${text}`
    }
    case 'explorer':
      return t('made.explorer', { title })
    default:
      return summary ?? sentences(description) ?? t('made.introduction', { title })
  }
}

/** As much as search engines show, and no more than whole sentences of it where they are short enough. */
function sentences(prose: Prose | undefined): string | undefined {
  const text = toPlainText(prose?.html ?? '')
  if (text.length <= most)
    return text === '' ? undefined : text
  const ends = [...text.slice(0, most).matchAll(/[.!?。](?=\s)/g)].map(({ index }) => index + 1)
  return ends.length === 0 ? shorten(text, most) : text.slice(0, ends.at(-1))
}
