import type { Operation, OperationLink, Property, Schema, Tag } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import { wordsOfPattern } from '../../openapi/model/words.ts'
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
  const { name, model, t } = api
  const { title } = model.reference
  const isSmall = model.operations.length <= fieldLimit
  const tagTitles = new Map(
    listTags(model.reference.groups.flatMap(group => group.tags)).map(tag => [tag.slug, tag.title]),
  )
  return [
    introductionEntry(api),
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
      titles: [title, t('made.schemasTitle')],
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
  more: string[] = [],
): SearchEntry {
  const words = model.words.operation(link.tagSlug ?? '', link.slug, depth)
  return {
    id: link.href,
    title: titleOf(link),
    titles,
    text: [
      ...new Set([
        link.id,
        ...more,
        ...(words?.responses.map(({ status, label }) => `${status} ${label}`) ?? []),
        ...(words?.parameters ?? []),
        ...(words?.request ?? []),
        ...(words?.responses.flatMap(({ words }) => words) ?? []),
      ]),
    ].join(' '),
  }
}

/** The title with method and path: a search for a path finds its operation first, and equal titles can be told apart. */
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
    operationEntry(api, link, titles, 1, [toPlainText(operation.description?.html ?? ''), ...wordsOfSecurity(operation)]),
    ...fields.map(({ name, anchor, text }) => ({
      id: `${operation.href}#${anchor}`,
      title: name,
      titles: [...titles, operation.title],
      text,
    })),
  ]
}

function listFields(schema: Schema, depth = 0): { name: string, anchor: string, text: string }[] {
  return depth > 6
    ? []
    : [
        ...(schema.properties ?? []).flatMap((property: Property) => [
          {
            name: property.name,
            anchor: property.anchor,
            text: `${toPlainText(property.schema.description?.html ?? '')} ${wordsOf(property.schema)}`,
          },
          ...listFields(property.schema, depth + 1),
        ]),
        ...listParts(schema).flatMap(part => listFields(part, depth + 1)),
      ]
}

/** The schemas that stand in another one beside its properties. */
function listParts({ items, tuple = [], additional = [], conditions = [], variants = [] }: Schema): Schema[] {
  return [
    items,
    ...tuple,
    ...[...additional, ...conditions, ...variants.flatMap(({ options }) => options)].map(({ schema }) => schema),
  ].filter(part => part !== undefined)
}

/** What a field says of itself in a word: its values, the names of its options, the form of its keys. */
function wordsOf({ items, additional = [], variants = [], ...schema }: Schema): string {
  return [
    ...(schema.enum ?? items?.enum ?? []).map(({ text }) => text),
    ...variants.flatMap(({ options }) => options.map(({ label }) => label)),
    ...additional.flatMap(({ name = '', pattern = '' }) => [name, wordsOfPattern(pattern)]),
  ].join(' ')
}

/** The introduction: what the API says of itself, and how it is authenticated. A hand-written one is searched as it is written. */
function introductionEntry({ name, model }: ReadableApi): SearchEntry {
  const { title, summary = '', description, securitySchemes } = model.reference
  return {
    id: `/${name}/`,
    title,
    titles: [],
    text: [
      summary,
      toPlainText(description?.html ?? ''),
      ...securitySchemes.flatMap(scheme => [
        scheme.name,
        toPlainText(scheme.description?.html ?? ''),
        ...scheme.flows.flatMap(({ scopes }) => scopes).flatMap(scope => [scope.name, toPlainText(scope.description?.html ?? '')]),
      ]),
    ].join(' '),
  }
}

/** The credentials and scopes that an operation asks for. */
function wordsOfSecurity({ security }: Operation): string[] {
  return security.flatMap(({ schemes }) =>
    schemes.flatMap(({ scheme, scopes }) => [scheme.name, ...scopes.flatMap(({ name, description = '' }) => [name, description])]),
  )
}
