import type { Operation, Property, Schema } from '../../../openapi/model/index.ts'
import type { ReadableApi } from './shared.ts'
import { tagHref } from './summary.ts'

/** Something a reader can search for, and where it stands. */
export interface SearchEntry { id: string, title: string, titles: string[], text: string }

/** Beyond this many operations fields are found through their operation, so that the index stays small. */
const fieldLimit = 150

/** Operations by title, path, method, id, fields and error codes; tags, schemas, and fields on their own where there are not too many. */
export function listSearchEntries({ name, model }: ReadableApi): SearchEntry[] {
  const { title } = model.reference
  const withFields = model.operations.length <= fieldLimit
  return [
    ...model.operations.filter(({ unlisted }) => !unlisted).flatMap((link) => {
      const operation = model.operation(link.tagSlug ?? '', link.slug)
      return operation === undefined
        ? []
        : operationEntries(operation, [title, operation.tag.title], withFields)
    }),
    ...model.reference.groups.flatMap(group => group.tags).map(tag => ({
      id: tagHref(name, tag),
      title: tag.title,
      titles: [title],
      text: plainText(tag.description?.html),
    })),
    ...model.schemas.map(schema => ({
      id: schema.href,
      title: schema.name,
      titles: [title, 'Schemas'],
      text: '',
    })),
  ]
}

function operationEntries(operation: Operation, titles: string[], withFields: boolean): SearchEntry[] {
  const fields = [
    ...operation.parameters.map(({ name, anchor, schema, description }) => ({
      name,
      anchor,
      text: `${plainText(description?.html)} ${wordsOf(schema)}`,
    })),
    ...(operation.requestBody?.content.slice(0, 1).flatMap(({ schema }) => schema === undefined
      ? []
      : listFields(schema)) ?? []),
  ]
  const page = {
    id: operation.href,
    title: operation.title,
    titles,
    text: [
      operation.method.toUpperCase(),
      operation.path,
      operation.id,
      ...operation.responses.map(({ status, label }) => `${status} ${label}`),
      ...(withFields
        ? [
            plainText(operation.description?.html),
          ]
        : fields.map(({ name }) => name)),
    ].join(' '),
  }
  return withFields
    ? [
        page,
        ...fields.map(({ name, anchor, text }) => ({
          id: `${operation.href}#${anchor}`,
          title: name,
          titles: [...titles, operation.title],
          text,
        })),
      ]
    : [page]
}

function listFields(schema: Schema, depth = 0): { name: string, anchor: string, text: string }[] {
  const inner = schema.items ?? schema
  return depth > 3
    ? []
    : (inner.properties ?? []).flatMap((property: Property) => [
        {
          name: property.name,
          anchor: property.anchor,
          text: `${plainText(property.schema.description?.html)} ${wordsOf(property.schema)}`,
        },
        ...listFields(property.schema, depth + 1),
      ])
}

function wordsOf(schema: Schema): string {
  return (schema.enum ?? schema.items?.enum ?? []).map(({ text }) => text).join(' ')
}

function plainText(html = ''): string {
  return html.replace(/<[^>]*>/g, ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()
}
