import type { Header, MediaType, Schema, Parameter as SpecParameter } from '../../document/openapi.ts'
import type { Context } from '../context.ts'
import type { Direction } from '../../schema/direction.ts'
import type { Example } from '../types.ts'
import { exampleOfSchema, hasOwnExample } from '../../schema/example/example.ts'
import { toExamples } from './media-type.ts'

interface Given {
  name: string
  required: boolean
  schema: Schema
  mediaType?: MediaType
  contentType?: string
  direction: Direction
}

/**
 * The values a parameter can be sent with: its examples, else those of its schema. A required one always has a value, an optional
 * one without an example has none, and samples leave it out.
 */
export function toParameterExamples(context: Context, source: SpecParameter | Header, given: Given): Example[] {
  const { name, required, schema, mediaType, contentType, direction } = given
  if (context.isOutline)
    return []
  if (mediaType && contentType !== undefined && (required || hasOwnExample(context.document, mediaType)))
    return toExamples(context, { type: contentType, mediaType }, { direction })
  const explicit =
    source.example !== undefined || source.examples
      ? toExamples(
          context,
          { type: 'text/plain', mediaType: source.examples ? { examples: source.examples } : (source as MediaType) },
          { direction },
        )
      : []
  if (explicit.length > 0)
    return explicit
  const known = hasOwnExample(context.document, { schema })
  if (!known && !required)
    return []
  const { value, text } = exampleOfSchema(context.document, schema, { direction, hint: name, mediaType: 'text/plain' })
  return [
    {
      name: 'default',
      value,
      text,
      ...(!known && { generated: true }),
    },
  ]
}
