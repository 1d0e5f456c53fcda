import type { Reference, SchemaPage, Tag } from '../../openapi/model/index.ts'
import type { PageSource } from '../page-data/source.ts'
import type { ReadableApi } from '../shared.ts'
import type { SearchEntry } from './entry.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { introductionHref, tagHref } from '../page-data/summary.ts'
import { listFieldEntries, textOfSchema } from './fields.ts'
import { listOperationEntries } from './operations.ts'

/** What search finds on a page. */
export function listPageEntries(api: ReadableApi, source: PageSource): SearchEntry[] {
  switch (source.kind) {
    case 'operation':
      return source.operation.unlisted ? [] : listOperationEntries(api, source.operation)
    case 'tag':
      return [tagEntry(api, source.tag)]
    case 'schema':
      return listSchemaEntries(api, source.schema)
    case 'api':
      return listIntroductionEntries(api, source.reference)
    case 'schemas':
    case 'explorer':
      return []
  }
}

function tagEntry({ name, model }: ReadableApi, tag: Tag): SearchEntry {
  const text = toPlainText(tag.description?.html ?? '')
  return {
    kind: 'guide',
    title: tag.title,
    href: tagHref(name, tag),
    text: text === '' ? model.reference.title : shorten(text, 100),
    words: { text: [text] },
  }
}

function listSchemaEntries(api: ReadableApi, page: SchemaPage): SearchEntry[] {
  const text = toPlainText(page.schema.description?.html ?? '')
  return [
    {
      kind: 'schema',
      title: page.name,
      href: page.href,
      ...(text !== '' && { text: shorten(text, 100) }),
      words: {
        text: [text, page.schema.title ?? ''],
        field: api.model.words.schema(page.slug, 3),
        value: textOfSchema(page.schema),
      },
    },
    ...listFieldEntries(page.schema, page.href),
  ]
}

/** The introduction: what the API says of itself, and how it is authenticated. A hand-written one is searched as it is written. */
function listIntroductionEntries(api: ReadableApi, reference: Reference): SearchEntry[] {
  const href = introductionHref(api)
  const { title, summary = '', description, securitySchemes, topics } = reference
  return [
    {
      kind: 'guide',
      title,
      href,
      ...(summary !== '' && { text: summary }),
      words: { text: [summary, toPlainText(description?.html ?? '')] },
    },
    ...securitySchemes.map((scheme): SearchEntry => {
      const scopes = scheme.flows.flatMap(({ scopes }) => scopes)
      const text = toPlainText(scheme.description?.html ?? '')
      return {
        kind: 'guide',
        title: scheme.name,
        href: `${href}#authentication`,
        parent: href,
        ...(text !== '' && { text: shorten(text, 100) }),
        words: {
          name: [scheme.parameter?.name ?? '', scheme.scheme ?? '', scheme.type],
          value: [...Object.values(scheme.keyPrefixes ?? {}), ...scopes.map(({ name }) => name)],
          text: ['authentication', text, ...scopes.map(scope => toPlainText(scope.description?.html ?? ''))],
        },
      }
    }),
    ...topics.map((topic): SearchEntry => ({
      kind: 'guide',
      title: topic.title,
      href: `${href}#${topic.anchor}`,
      parent: href,
      words: { text: [toPlainText(topic.description?.html ?? '')] },
    })),
  ]
}
