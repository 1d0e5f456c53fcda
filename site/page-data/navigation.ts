import type { OperationLink, Tag } from '../../openapi/model/index.ts'
import type { NavigationOperation, PageLink, PageNavigation } from '../../components/shared/page.ts'
import type { ReadableApi } from '../shared.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { idOf } from '../shared.ts'
import { introductionHref, tagHref } from './summary.ts'

/** What the sidebar shows under an open tag. */
export function listNavigation({ model }: ReadableApi, tagSlug: string): NavigationOperation[] {
  return listTags(model.reference)
    .find(({ slug }) => slug === tagSlug)
    ?.operations
    .map(toNavigation) ?? []
}

/** The sidebar's open tag, and the pages before and after, for the page at a site path. */
export function navigate(api: ReadableApi, href: string, tagSlug?: string): PageNavigation {
  const { model } = api
  const tags = listTags(model.reference)
  const tag = tags.find(({ slug }) => slug === tagSlug)
  const pages = listPages(api, tags)
  const position = pages.findIndex(page => page.href === href)
  const previous = pages[position - 1]
  const next = position < 0 ? undefined : pages[position + 1]
  return {
    api: idOf(api),
    ...(tag !== undefined && { tag: tag.slug }),
    ...(previous !== undefined && { previous }),
    ...(next !== undefined && { next }),
  }
}

/** The pages of an API in reading order. */
function listPages(api: ReadableApi, tags: Tag[]): PageLink[] {
  return [
    {
      title: api.t('made.introductionTitle'),
      href: introductionHref(api),
    },
    ...tags.flatMap(tag => [
      { title: tag.title, href: tagHref(api.name, tag) },
      ...tag.operations.map(({ title, href, method }) => ({ title, href, method })),
    ]),
  ]
}

function toNavigation({ href, title, method, deprecated, kind }: OperationLink): NavigationOperation {
  return {
    href,
    title,
    method,
    kind,
    ...(deprecated && { deprecated }),
  }
}
