import type { ApiDocument } from '../../document/document.ts'
import type { Example, MediaType, Schema } from '../../document/openapi.ts'
import { cloneTree } from '../../document/json/clone.ts'
import { resolve } from '../../document/resolve.ts'
import { bareText } from './bare-text.ts'
import { toExampleText } from './example-text.ts'
import { flatten } from '../flatten.ts'
import type { GenerateOptions } from './generation.ts'
import { generate } from './generate.ts'
import { none } from './generation.ts'
import type { Holder } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { numeralOf } from './numeral.ts'

export interface ExampleOptions extends GenerateOptions {
  /** Which of several named examples; the first where it is left out. */
  name?: string
  /** The media type the text is written in, `application/json` unless told otherwise. */
  mediaType?: string
}

export interface ExampleValue {
  value: unknown
  /** The value as it goes on the wire, indented where that loses nothing. */
  text: string
  /** Nobody wrote it: it was made from the schema. */
  generated?: boolean
  /** There is nothing to show: no example, and no schema that a value could have. */
  none?: boolean
}

/**
 * The example of a media type or of a schema: what the spec shows first, else a value made from the schema. The pages print it
 * and the mock answers with it.
 *
 * @example exampleOf(document, mediaType, { direction: 'response', name: 'created' }).text
 */
export function exampleOf(
  document: ApiDocument,
  source: MediaType | Schema,
  options: ExampleOptions = {},
): ExampleValue {
  if (!isMediaType(source))
    return exampleOfSchema(document, source, options)
  const named = listExamples(document, source)
  // An example without a value, or with one elsewhere, gives way to one that shows something.
  const valued = named.filter(({ source: { value, dataValue, serializedValue } }) =>
    (value ?? dataValue ?? serializedValue) !== undefined)
  const shown = valued.length > 0 ? valued : named
  const found =
    named.find(({ name }) => name === options.name)
    ?? (options.seed === undefined || shown.length === 0
      ? shown[0]
      : shown[Number.parseInt(options.seed, 36) % shown.length || 0])
  if (found)
    return writtenExample(document, found, { mediaType: options.mediaType, schema: source.schema })
  if (source.schema !== undefined)
    return exampleOfSchema(document, source.schema, options)
  if (source.itemSchema !== undefined)
    return exampleOfSchema(document, { type: 'array', items: source.itemSchema }, options)
  const bare = options.direction === 'request' ? undefined : bareText(options.mediaType)
  return bare === undefined ? { value: undefined, text: '', none: true } : { value: bare, text: bare, generated: true }
}

/** The example of a schema; its own where it shows a valid one. */
export function exampleOfSchema(document: ApiDocument, schema: Schema, options: ExampleOptions = {}): ExampleValue {
  const value = generate(document, schema, options)
  if (value === none)
    return { value: undefined, text: '', none: true }
  const numeral = numeralOf(document, schema, value)
  return {
    value,
    text: numeral ?? toExampleText(document, value, { mediaType: options.mediaType, schema }),
    ...(!hasOwnExample(document, { schema }) && { generated: true }),
  }
}

export interface DeclaredExample {
  name: string
  source: Example
  /** Where its value is written, if not in the source. */
  place?: Holder
}

/** The examples of a media type by name; the single `example` goes by `default`. */
export function listExamples(document: ApiDocument, mediaType: MediaType): DeclaredExample[] {
  if (isObject(mediaType.examples) && Object.keys(mediaType.examples).length > 0) {
    return Object.entries(mediaType.examples).flatMap(([name, source]) => {
      const example = isObject(source) ? resolve<Example>(document, source)?.value : undefined
      return example ? [{ name, source: example }] : []
    })
  }
  return mediaType.example === undefined
    ? []
    : [
        {
          name: 'default',
          source: { value: mediaType.example },
          place: { holder: mediaType, key: 'example' },
        },
      ]
}

/** Whether somebody wrote an example for this, in the media type or at the top of its schema. */
export function hasOwnExample(document: ApiDocument, mediaType: MediaType): boolean {
  if (listExamples(document, mediaType).length > 0)
    return true
  if (mediaType.schema === undefined)
    return false
  const { keywords } = flatten(document, mediaType.schema)
  return Object.hasOwn(keywords, 'example') || (Array.isArray(keywords.examples) && keywords.examples.length > 0)
}

function writtenExample(
  document: ApiDocument,
  { source, place }: DeclaredExample,
  { mediaType, schema }: { mediaType: string | undefined, schema: Schema | undefined },
): ExampleValue {
  const written = source.dataValue ?? source.value
  const { serializedValue } = source
  if (written === undefined) {
    const value = serializedValue === undefined ? undefined : parseIfJson(serializedValue, mediaType)
    return {
      value,
      text: serializedValue ?? '',
      ...(serializedValue === undefined && { none: true }),
    }
  }
  const value = typeof written === 'string' && !mayBeText(document, schema) ? parseIfJson(written, mediaType) : written
  const holder = place ?? {
    holder: source,
    key: source.dataValue === undefined ? 'value' : 'dataValue',
  }
  return {
    value: cloneTree(value),
    text: serializedValue ?? toExampleText(document, value, { mediaType, schema, place: holder }),
  }
}

/** Older specs write the example of an object as a string of JSON. */
function mayBeText(document: ApiDocument, schema: Schema | undefined): boolean {
  if (schema === undefined)
    return false
  const { keywords, choices } = flatten(document, schema)
  return choices.length > 0
    || keywords.type === undefined
    || keywords.type === 'string'
    || (Array.isArray(keywords.type) && keywords.type.includes('string'))
}

function parseIfJson(text: string, mediaType = 'application/json'): unknown {
  if (!/[/+]json\b/i.test(mediaType))
    return text
  try {
    return JSON.parse(text)
  }
  catch {
    return text
  }
}

/** A media type speaks of a schema, or has a map of examples; a schema has neither. */
function isMediaType(source: MediaType | Schema): source is MediaType {
  return typeof source === 'object'
    && (Object.hasOwn(source, 'schema')
      || Object.hasOwn(source, 'itemSchema')
      || isObject(source.examples)
      || Object.keys(source).length === 0
      || Object.keys(source).every(key => key === 'example' || key.startsWith('x-') || key === 'encoding'))
}
