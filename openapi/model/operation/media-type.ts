import type { ApiDocument } from '../../document/document.ts'
import type {
  Header,
  Ref,
  Encoding as SpecEncoding,
  Example as SpecExample,
  MediaType as SpecMediaType,
} from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import type { Context } from '../context.ts'
import { compact } from '../describe.ts'
import { exampleOf, exampleOfSchema, listExamples } from '../../schema/example/example.ts'
import { toExampleText } from '../../schema/example/example-text.ts'
import { isObject } from '../../document/json/value.ts'
import { stringifyExact } from '../../document/json/numerals.ts'
import type { Direction } from '../../schema/direction.ts'
import { errorExample } from '../../schema/error/error-example.ts'
import type { DeclaredError, ErrorFacts } from '../../schema/error/error-facts.ts'
import type { PageState } from '../page-state.ts'
import type { Encoding, Example, MediaType, Schema } from '../types.ts'

export interface ContentPlace {
  anchor: string
  direction: Direction
  /** What is known of the error that the content tells, and where it is declared. */
  error?: { facts: ErrorFacts, declared: DeclaredError }
}

/**
 * The media types of a body or a response, in the order of the spec. Where several have the same schema it is walked once,
 * and the later ones say so in `sameAs`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#media-type-object
 */
export function toContent(
  { context, walk }: Pick<PageState, 'context' | 'walk'>,
  content: Record<string, SpecMediaType | Ref> | undefined,
  place: ContentPlace,
): MediaType[] {
  const known = new Map<string, { type: string, schema: Schema }>()
  return Object.entries(content ?? {}).flatMap(([type, source]) => {
    const mediaType = isObject(source) ? resolve<SpecMediaType>(context.document, source)?.value : undefined
    if (!mediaType)
      return []
    const key = mediaType.schema === undefined ? undefined : JSON.stringify(mediaType.schema)
    const same = key === undefined ? undefined : known.get(key)
    const schema = same?.schema ?? (mediaType.schema === undefined ? undefined : walk.add(mediaType.schema, place))
    if (key !== undefined && schema && !same)
      known.set(key, { type, schema })
    return [
      compact<MediaType>({
        type,
        schema,
        sameAs: same?.type,
        itemSchema:
          mediaType.itemSchema === undefined
            ? undefined
            : walk.add(mediaType.itemSchema, { ...place, anchor: `${place.anchor}-items` }),
        examples: toExamples(context, { type, mediaType }, place),
        encoding: toEncodings(context.document, mediaType.encoding),
        prefixEncoding: Array.isArray(mediaType.prefixEncoding)
          ? mediaType.prefixEncoding.map(encoding => toEncoding(context.document, encoding))
          : undefined,
        itemEncoding: isObject(mediaType.itemEncoding)
          ? toEncoding(context.document, mediaType.itemEncoding)
          : undefined,
      }),
    ]
  })
}

/** All examples of a media type: those it names, else the one made for it. */
export function toExamples(
  context: Context,
  { type, mediaType }: { type: string, mediaType: SpecMediaType },
  { direction, error }: Omit<ContentPlace, 'anchor'>,
): Example[] {
  if (context.isOutline)
    return []
  const named = listExamples(context.document, mediaType)
  if (named.length === 0) {
    const content = { type, mediaType }
    const known = error && errorExample(context.document, error.facts, { declared: error.declared, content })
    if (known) {
      const text = toExampleText(context.document, known.value, { mediaType: type, schema: mediaType.schema })
      return [{ name: 'default', value: known.value, text, generated: true }]
    }
    const isBrief = direction === 'request'
    const example = exampleOf(context.document, mediaType, { direction, mediaType: type, isBrief })
    const full =
      isBrief && example.generated ? exampleOf(context.document, mediaType, { direction, mediaType: type }) : example
    return example.none
      ? []
      : [
          compact({
            name: 'default',
            value: example.value,
            text: example.text,
            generated: example.generated || undefined,
            full: full.text === example.text ? undefined : full.text,
          }),
        ]
  }
  return named.map(({ name, source }) => {
    const example = exampleOf(context.document, mediaType, { direction, name, mediaType: type })
    return compact({
      name,
      summary: source.summary,
      description: context.prose(describeExample(source)),
      value: example.value,
      text: example.text,
      data: dataOf(source),
    })
  })
}

/** The data of an example, where the text on the wire is or could be different. */
function dataOf({ dataValue, serializedValue }: SpecExample): string | undefined {
  if (dataValue === undefined || serializedValue === undefined)
    return undefined
  const text = stringifyExact(dataValue, 2)
  return text === serializedValue || dataValue === serializedValue ? undefined : text
}

function describeExample({ description, externalValue }: SpecExample): string | undefined {
  return externalValue === undefined ? description : [description, `<${externalValue}>`].filter(Boolean).join('\n\n')
}

function toEncodings(
  document: ApiDocument,
  encoding: Record<string, SpecEncoding> | undefined,
): Record<string, Encoding> | undefined {
  if (!isObject(encoding))
    return undefined
  const entries = Object.entries(encoding)
    .filter(([, value]) => isObject(value))
    .map(([name, value]) => [name, toEncoding(document, value)] as const)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

function toEncoding(
  document: ApiDocument,
  { contentType, style, explode, allowReserved, headers }: SpecEncoding,
): Encoding {
  return compact<Encoding>({
    contentType,
    style,
    explode,
    allowReserved,
    headers: toHeaderValues(document, headers),
  })
}

function toHeaderValues(
  document: ApiDocument,
  headers: Record<string, Header | Ref> | undefined,
): Record<string, string> | undefined {
  const values = Object.entries(headers ?? {}).flatMap(([name, source]) => {
    const header = resolve<Header>(document, source)?.value
    if (!header || name.toLowerCase() === 'content-type')
      return []
    const value =
      header.example
      ?? exampleOfSchema(document, header.schema ?? { type: 'string' }, { direction: 'request', hint: name }).value
    return [[name, String(value)] as const]
  })
  return values.length === 0 ? undefined : Object.fromEntries(values)
}
