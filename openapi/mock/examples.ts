import type { ApiDocument } from '../document/document.ts'
import type { Parameter, Schema } from '../document/openapi.ts'
import type { Content } from './operation.ts'
import { exampleOf, exampleOfSchema, hasOwnExample, listExamples } from '../model/example.ts'

export interface NamedExample { name: string, value: unknown }

/** The examples that a media type or its schema declares, as the pages show them; `externalValue` is never fetched. */
export function declaredExamples(document: ApiDocument, { mediaType, type }: Content): NamedExample[] {
  const named = listExamples(document, mediaType).flatMap(({ name }) => {
    const { value, none } = exampleOf(document, mediaType, { direction: 'response', name, mediaType: type })
    return none
      ? []
      : [
          { name, value },
        ]
  })
  if (named.length > 0 || mediaType.schema === undefined || !hasOwnExample(document, { schema: mediaType.schema }))
    return named
  return [
    { name: 'default', value: exampleOfSchema(document, mediaType.schema, { direction: 'response', mediaType: type }).value },
  ]
}

/** A value made from a schema; another seed makes another one. */
export function generateExample(document: ApiDocument, schema: Schema | undefined, options: { seed?: string, hint?: string, mediaType?: string } = {}): unknown {
  return schema === undefined
    ? undefined
    : exampleOfSchema(document, schema, { direction: 'response', ...options }).value
}

/** What a required parameter is sent with where a sample shows it. */
export function parameterValue(document: ApiDocument, parameter: Parameter): unknown {
  const { name, schema, example, examples } = parameter
  const [media] = Object.values(parameter.content ?? {})
  const explicit = example === undefined && examples === undefined
    ? undefined
    : exampleOf(document, {
        ...example !== undefined && { example },
        ...examples && { examples },
      }, { direction: 'request' })
  if (explicit && !explicit.none)
    return explicit.value
  if (schema !== undefined)
    return exampleOfSchema(document, schema, { direction: 'request', hint: name }).value
  return media === undefined || '$ref' in media
    ? undefined
    : exampleOf(document, media, { direction: 'request' }).value
}
