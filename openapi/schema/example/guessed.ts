import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { GenerateOptions } from './generation.ts'
import { none } from './generation.ts'
import { generate } from './generate.ts'
import { matches } from '../validate/matches.ts'

/**
 * The schemas within a schema of which no valid value can be made. An example holds the nearest value there, or does without where
 * that is allowed. Each is named as the objects of the document that it is merged from, the first one outermost; where the parts can
 * be made and the whole cannot, it is the whole.
 */
export function listGuessed(
  document: ApiDocument,
  schema: Schema,
  { direction }: Pick<GenerateOptions, 'direction'>,
): readonly (readonly Schema[])[] {
  const guessed = new Set<FlatSchema>()
  const value = generate(document, schema, { direction, guessed })
  const isMade = (schema: Schema, value: unknown) => value !== none && matches(document, schema, value, { direction })
  // What could not be made in its place may be made alone: its place asked for more then, and is told itself.
  const alone = [...guessed].map(({ sources }) => sources).filter(
    ([first]) => first !== undefined && !isMade(first, generate(document, first, { direction })),
  )
  return alone.length > 0 || isMade(schema, value) ? alone : [[schema]]
}
