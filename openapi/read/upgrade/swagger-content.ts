import { isObject, setOwn } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { mapNodes } from './swagger-nodes.ts'
import { toSchema } from './swagger-parameter.ts'
import type { PlainObject } from '../../document/json/value.ts'

/** The body parameter of an operation as a request body, for each media type it takes. @see https://spec.openapis.org/oas/v2.0#parameter-object */
export function toBody({ name, in: _, schema = {}, ...rest }: PlainObject, consumes: string[]): PlainObject {
  const examples = isObject(rest['x-examples']) ? rest['x-examples'] : isObject(rest['x-example']) ? rest['x-example'] : {}
  delete rest['x-examples']
  delete rest['x-example']
  return {
    ...rest,
    content: Object.fromEntries(
      consumes.map(type => [type, { schema, ...(Object.hasOwn(examples, type) && { example: examples[type] }) }]),
    ),
  }
}

/** A response with its content under each media type it comes in. @see https://spec.openapis.org/oas/v2.0#response-object */
export function toResponse(response: PlainObject, produces: string[]): PlainObject {
  if (typeof response.$ref === 'string')
    return response
  const { schema, examples, headers, ...rest } = response
  const given = isObject(examples) ? examples : {}
  const types = schema === undefined ? Object.keys(given) : [...new Set([...produces, ...Object.keys(given)])]
  const content: PlainObject = {}
  for (const type of types) {
    const medium: PlainObject = {
      ...(schema !== undefined && { schema }),
      ...(Object.hasOwn(given, type) && { example: given[type] }),
    }
    if (isObject(examples) && Object.hasOwn(given, type))
      copyNumerals(examples, medium)
    setOwn(content, type, medium)
  }
  return {
    ...rest,
    ...(types.length > 0 && { content }),
    ...(isObject(headers) && {
      headers: mapNodes(headers, (header) => {
        const { schema, rest } = toSchema(header)
        return { ...rest, schema }
      }),
    }),
  }
}
