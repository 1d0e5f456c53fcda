import type { ApiDocument } from '../document/document.ts'
import type { MediaType, Ref, RequestBody, Schema } from '../document/openapi.ts'
import { resolve } from '../document/resolve.ts'
import { listExamples } from '../schema/example/example.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import { flatten } from '../schema/flatten.ts'
import { isObject } from '../document/json/value.ts'
import type { Context } from './context.ts'
import type { LinkedOperation } from './operation/operation-link.ts'
import { listParameters } from './operation/parameter.ts'
import { listResponses, responseLabel } from './operation/response.ts'
import { remember } from '../document/remember.ts'

/** The words by which search finds an operation, beside its title; they are read without making the page. */
export interface OperationWords {
  /** Names of parameters, and the values they can have. */
  parameters: string[]
  request: string[]
  /** Each with the names of its headers, and the error codes in its examples. */
  responses: { status: string, label: string, words: string[] }[]
}

/** The most words taken from one schema: with more, it would match nearly every search. */
const maxWords = 400
const maxEnum = 60

const cache = new WeakMap<FlatSchema, Map<number, string[]>>()

export function wordsOfOperation({ document, t }: Pick<Context, 'document' | 't'>, { placed }: LinkedOperation, depth: number): OperationWords {
  const { operation, pathItem } = placed
  const body = isObject(operation.requestBody)
    ? resolve<RequestBody>(document, operation.requestBody)?.value
    : undefined
  return {
    parameters: listParameters(document, pathItem, operation).flatMap(({ name, schema }) => [
      name,
      ...(schema === undefined ? [] : wordsOfSchema(document, schema, 0)),
    ]),
    request: wordsOfContent(document, body?.content, depth + 1),
    responses: listResponses(document, operation).map(placed => ({
      status: placed.status,
      label: responseLabel(placed, t),
      words: [
        ...new Set([
          ...Object.keys(placed.response.headers ?? {}),
          ...wordsOfContent(document, placed.response.content, depth),
          ...(placed.status.startsWith('2') ? [] : codesOf(document, placed.response.content)),
        ]),
      ],
    })),
  }
}

/** The names of properties and the values of enums and constants in a schema, down to a depth; lists add no depth. */
export function wordsOfSchema(document: ApiDocument, schema: Schema, depth: number): string[] {
  const flat = flatten(document, schema)
  return remember(remember(cache, flat, () => new Map()), depth, () => {
    const words = new Set<string>()
    addTitle(flat, words)
    collect({ document, words }, flat, { depth, steps: 0 })
    return [...words].slice(0, maxWords)
  })
}

/** Adds the words of a schema, down to a depth; `steps` is how many schemas lie above it. */
function collect(
  found: { document: ApiDocument, words: Set<string> },
  { keywords, choices }: FlatSchema,
  { depth, steps }: { depth: number, steps: number },
): void {
  const { document, words } = found
  if (words.size >= maxWords || steps > 12)
    return
  const values = [
    ...(Array.isArray(keywords.enum) ? keywords.enum.slice(0, maxEnum) : []),
    ...(Object.hasOwn(keywords, 'const') ? [keywords.const] : []),
  ]
  for (const value of values) {
    if ((typeof value === 'string' && value.length <= 60) || typeof value === 'number')
      words.add(String(value))
  }
  const below = (schema: Schema, more: number): void => {
    if (isObject(schema))
      collect(found, flatten(document, schema as Schema), { depth: more, steps: steps + 1 })
  }
  for (const option of choices.flatMap(({ options }) => options.slice(0, 30))) {
    if (isObject(option))
      addTitle(flatten(document, option as Schema), words)
    below(option, depth)
  }
  for (const schema of listBeside(keywords))
    below(schema ?? true, depth)
  if (depth <= 0)
    return
  for (const [name, schema] of Object.entries(keywords.properties ?? {})) {
    words.add(name)
    below(schema, depth - 1)
  }
  for (const pattern of Object.keys(keywords.patternProperties ?? {}))
    words.add(wordsOfPattern(pattern))
  for (const schema of [keywords.additionalProperties, ...Object.values(keywords.patternProperties ?? {})])
    below(schema ?? true, depth - 1)
}

/** What a whole or an option of it calls itself. Titles of fields mostly repeat their names. */
function addTitle({ keywords: { title } }: FlatSchema, words: Set<string>): void {
  if (typeof title === 'string')
    words.add(title.slice(0, 60))
}

/** The letters and digits of a pattern: signs are no part of what a reader types. */
export function wordsOfPattern(pattern: string): string {
  return pattern.replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, 60)
}

/** Schemas that are no step further down: of items, of what a text holds, and of what holds under a condition. */
function listBeside(keywords: FlatSchema['keywords']): (Schema | undefined)[] {
  return [
    keywords.items,
    ...(keywords.prefixItems ?? []),
    keywords.contains,
    keywords.contentSchema,
    keywords.if,
    keywords.then,
    keywords.else,
    ...Object.values(keywords.dependentSchemas ?? {}),
  ]
}

function wordsOfContent(
  document: ApiDocument,
  content: Record<string, MediaType | Ref> | undefined,
  depth: number,
): string[] {
  const words = listMediaTypes(document, content).flatMap(({ schema, itemSchema }) =>
    [schema, itemSchema].flatMap(one => (one === undefined ? [] : wordsOfSchema(document, one, depth))),
  )
  return [...new Set(words)]
}

function listMediaTypes(document: ApiDocument, content: Record<string, MediaType | Ref> | undefined): MediaType[] {
  return Object.values(content ?? {})
    .slice(0, 4)
    .flatMap(source => (isObject(source) && resolve<MediaType>(document, source)?.value) || [])
}

/** Short texts without blanks that have a mark inside or are in capitals: `user_not_found`, `E1042`, `CONFLICT`. */
function codesOf(document: ApiDocument, content: Record<string, MediaType | Ref> | undefined): string[] {
  const codes: string[] = []
  const pending: unknown[] = listMediaTypes(document, content).flatMap(mediaType =>
    listExamples(document, mediaType).map(({ source }) => source.dataValue ?? source.value),
  )
  for (let steps = 0; pending.length > 0 && steps < 500; steps++) {
    const value = pending.pop()
    if (typeof value === 'object' && value !== null) {
      pending.push(...Object.values(value).slice(0, 50))
    }
    else if (
      typeof value === 'string'
      && /^(?:[a-z][a-z\d]*(?:[_.-][a-z\d]+)+|[A-Z][\w-]{2,})$/i.test(value)
      && value.length <= 60
    ) {
      codes.push(value)
    }
  }
  return codes
}
