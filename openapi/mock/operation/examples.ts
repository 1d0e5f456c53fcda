import type { ApiDocument } from '../../document/document.ts'
import type { Parameter } from '../../document/openapi.ts'
import { exampleOf, exampleOfSchema } from '../../schema/example/example.ts'

/** What a required parameter is sent with where a sample shows it. */
export function parameterValue(document: ApiDocument, parameter: Parameter): unknown {
  const { name, schema, example, examples } = parameter
  const [media] = Object.values(parameter.content ?? {})
  const explicit =
    example === undefined && examples === undefined
      ? undefined
      : exampleOf(
          document,
          { ...(example !== undefined && { example }), ...(examples && { examples }) },
          { direction: 'request' },
        )
  if (explicit && !explicit.none)
    return explicit.value
  if (schema !== undefined)
    return exampleOfSchema(document, schema, { direction: 'request', hint: name }).value
  return media === undefined || '$ref' in media ? undefined : exampleOf(document, media, { direction: 'request' }).value
}
