import type { Parameter, Property, Schema } from '../../openapi/model/index.ts'
import type { SearchEntry } from './entry.ts'
import { wordsOfPattern } from '../../openapi/model/words.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'

/** The fields of a schema, down through all its parts, each where it stands on a page. */
export function listFieldEntries(schema: Schema, page: string): SearchEntry[] {
  return listFields(schema).map(({ name, anchor, schema }) => toEntry({ name, anchor, schema }, page))
}

/** A parameter or a header as a field. */
export function parameterEntry({ name, anchor, schema, description }: Parameter, page: string): SearchEntry {
  return toEntry({ name, anchor, schema, description }, page)
}

function toEntry(
  { name, anchor, schema, description = schema.description }: Pick<Parameter, 'name' | 'anchor' | 'schema' | 'description'>,
  page: string,
): SearchEntry {
  const text = toPlainText(description?.html ?? '')
  const values = valuesOf(schema)
  return {
    kind: 'field',
    title: name,
    href: `${page}#${anchor}`,
    parent: page,
    text: shorten([schema.label, text].filter(Boolean).join(': '), 100),
    words: { name: [name], value: values, text: [text, ...textOfSchema(schema)] },
    isShared: true,
  }
}

function listFields(schema: Schema, depth = 0): Property[] {
  return depth > 6
    ? []
    : [
        ...(schema.properties ?? []).flatMap(property => [property, ...listFields(property.schema, depth + 1)]),
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

/** The values that a field can have. */
function valuesOf(schema: Schema): string[] {
  return [schema, schema.items].flatMap(one => [
    ...(one?.enum ?? []).map(({ text }) => text),
    ...(one?.enumMore ?? []),
    ...(one?.const === undefined ? [] : [one.const]),
  ])
}

/** What a schema says of itself beside its description: its title, its options, the form of its keys, what values mean. */
export function textOfSchema({ title = '', variants = [], additional = [], ...schema }: Schema): string[] {
  return [
    title,
    ...variants.flatMap(({ options }) => options.map(({ label }) => label)),
    ...additional.flatMap(({ name = '', pattern = '' }) => [name, wordsOfPattern(pattern)]),
    ...(schema.enum ?? []).map(({ description }) => toPlainText(description?.html ?? '')),
  ].filter(Boolean)
}
