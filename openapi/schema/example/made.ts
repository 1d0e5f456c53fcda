import type { ApiDocument } from '../../document/document.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { exampleOf, exampleOfSchema, hasOwnExample, listExamples } from './example.ts'
import { setOwn } from '../../document/json/value.ts'
import { remember } from '../../document/remember.ts'

export interface NamedExample {
  name: string
  value: unknown
  /** The value as it goes on the wire. */
  text: string
}

/** The examples that a media type or its schema declares, as the pages show them; `externalValue` is never fetched. */
export function declaredExamples(
  document: ApiDocument,
  { mediaType, type }: { mediaType: MediaType, type: string },
): NamedExample[] {
  const named = listExamples(document, mediaType).flatMap(({ name }) => {
    const { value, text, none } = exampleOf(document, mediaType, { direction: 'response', name, mediaType: type })
    return none ? [] : [{ name, value, text }]
  })
  if (named.length > 0 || mediaType.schema === undefined || !hasOwnExample(document, { schema: mediaType.schema }))
    return named
  const { value, text } = exampleOfSchema(document, mediaType.schema, { direction: 'response', mediaType: type })
  return [{ name: 'default', value, text }]
}

/** Cache of generated values, which records use again and again. Callers get copies. */
const made = new WeakMap<object, Map<string, unknown>>()

interface Making {
  seed?: string
  /** Which of several values, one after another. */
  variant?: number
  hint?: string
  mediaType?: string
}

/** A value made from a schema; another seed makes another one. */
export function generateExample(document: ApiDocument, schema: Schema | undefined, options: Making = {}): unknown {
  if (schema === undefined)
    return undefined
  if (typeof schema !== 'object' || options.seed !== undefined || options.variant !== undefined)
    return makeExample(document, schema, options)
  const key = `${options.hint ?? ''} ${options.mediaType ?? ''}`
  return copyOf(remember(remember(made, schema, () => new Map()), key, () => makeExample(document, schema, options)))
}

function makeExample(document: ApiDocument, schema: Schema, options: Making): unknown {
  return exampleOfSchema(document, schema, { direction: 'response', ...options }).value
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return value
  const copy: object = Array.isArray(value) ? value.map(copyOf) : {}
  if (!Array.isArray(value)) {
    for (const [key, part] of Object.entries(value))
      setOwn(copy, key, copyOf(part))
  }
  copyNumerals(value, copy)
  return copy
}
