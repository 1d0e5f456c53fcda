import type { OperationLink, Property, Schema, Tag } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import { toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { tagHref } from '../page-data/summary.ts'

/** Something a reader can search for, and where it stands. */
export interface SearchEntry {
  id: string
  title: string
  titles: string[]
  text: string
}

/** Beyond this many operations fields are found through their operation, so that the index stays small. */
const fieldLimit = 150

/**
 * Operations by title, path, method, id, fields, values and error codes; tags; schemas by their fields and values. Where there
 * are not too many, fields and responses are found on their own, at their place on the page.
 */
export function listSearchEntries(api: ReadableApi): SearchEntry[] {
  const { name, model } = api
  const { title } = model.reference
  const isSmall = model.operations.length <= fieldLimit
  const tagTitles = new Map(
    listTags(model.reference.groups.flatMap(group => group.tags)).map(tag => [tag.slug, tag.title]),
  )
  return [
    ...model.operations
      .filter(({ unlisted }) => !unlisted)
      .flatMap((link) => {
        const titles = [title, tagTitles.get(link.tagSlug ?? '') ?? '']
        return isSmall ? operationEntries(api, link, titles) : [operationEntry(api, link, titles, 1)]
      }),
    ...listTags(model.reference.groups.flatMap(group => group.tags)).map(tag => ({
      id: tagHref(name, tag),
      title: tag.title,
      titles: [title],
      text: toPlainText(tag.description?.html ?? ''),
    })),
    ...model.reference.topics.map(topic => ({
      id: `/${name}/#${topic.anchor}`,
      title: topic.title,
      titles: [title],
      text: toPlainText(topic.description?.html ?? ''),
    })),
    ...model.schemas.map(schema => ({
      id: schema.href,
      title: schema.name,
      titles: [title, 'Schemas'],
      text: model.words.schema(schema.slug, isSmall ? 3 : 1).join(' '),
    })),
  ]
}

function listTags(tags: Tag[]): Tag[] {
  return tags.flatMap(tag => [tag, ...listTags(tag.children)])
}

/** One entry that answers to everything an operation speaks of, each word once. */
function operationEntry(
  { model }: ReadableApi,
  link: OperationLink,
  titles: string[],
  depth: number,
  description = '',
): SearchEntry {
  const words = model.words.operation(link.tagSlug ?? '', link.slug, depth)
  return {
    id: link.href,
    title: titleOf(link),
    titles,
    text: [
      ...new Set([
        link.id,
        description,
        ...(words?.responses.map(({ status, label }) => `${status} ${label}`) ?? []),
        ...(words?.parameters ?? []),
        ...(words?.request ?? []),
        ...(words?.responses.flatMap(({ words }) => words) ?? []),
      ]),
    ].join(' '),
  }
}

/** Whoever looks for a path means its operation first, and sees by it which of two of a name is meant. */
function titleOf({ title, method, path }: OperationLink): string {
  const call = `${method.toUpperCase()} ${path}`
  return title === call ? title : `${title} · ${call}`
}

function operationEntries(api: ReadableApi, link: OperationLink, titles: string[]): SearchEntry[] {
  const operation = api.model.operation(link.tagSlug ?? '', link.slug)
  if (operation === undefined)
    return []
  const words = api.model.words.operation(link.tagSlug ?? '', link.slug, 3)
  const fields = [
    ...operation.parameters.map(({ name, anchor, schema, description }) => ({
      name,
      anchor,
      text: `${toPlainText(description?.html ?? '')} ${wordsOf(schema)}`,
    })),
    ...(operation.requestBody?.content
      .slice(0, 1)
      .flatMap(({ schema }) => (schema === undefined ? [] : listFields(schema))) ?? []),
    ...operation.responses.map(({ status, label, anchor, description }) => ({
      name: `${status} ${label}`,
      anchor,
      text: [toPlainText(description?.html ?? ''), ...(words?.responses.find(one => one.status === status)?.words ?? [])].join(
        ' ',
      ),
    })),
  ]
  return [
    operationEntry(api, link, titles, 1, toPlainText(operation.description?.html ?? '')),
    ...fields.map(({ name, anchor, text }) => ({
      id: `${operation.href}#${anchor}`,
      title: name,
      titles: [...titles, operation.title],
      text,
    })),
  ]
}

function listFields(schema: Schema, depth = 0): { name: string, anchor: string, text: string }[] {
  const inner = schema.items ?? schema
  return depth > 3
    ? []
    : [
        ...(inner.properties ?? []),
        ...(inner.variants?.flatMap(({ options }) => options.flatMap(({ schema }) => schema.properties ?? [])) ?? []),
      ].flatMap((property: Property) => [
        {
          name: property.name,
          anchor: property.anchor,
          text: `${toPlainText(property.schema.description?.html ?? '')} ${wordsOf(property.schema)}`,
        },
        ...listFields(property.schema, depth + 1),
      ])
}

function wordsOf(schema: Schema): string {
  return (schema.enum ?? schema.items?.enum ?? []).map(({ text }) => text).join(' ')
}
