import type { Node, Reader } from './node.ts'
import { asNode, exampleOf } from './node.ts'

export interface BodySpec {
  type: string
  schema: unknown
  example?: unknown
  /** The fields of a form that are written as deep objects, `a[b]=c`. */
  deep?: ReadonlySet<string>
}

/** Bodies as OpenAPI 3 writes them: a schema for each media type. */
export function newBodies(body: Node, { follow }: Reader): { bodies: BodySpec[], required: boolean } {
  const bodies = Object.entries(asNode(body.content)).map(([type, media]) => ({
    type,
    schema: follow(media).schema ?? follow(media).itemSchema,
    example: exampleOf(follow(media), follow),
    deep: new Set(
      Object.entries(asNode(follow(media).encoding)).flatMap(([name, encoding]) =>
        asNode(encoding).style === 'deepObject' ? [name] : [],
      ),
    ),
  }))
  return { bodies, required: body.required === true }
}

/** Swagger 2.0 writes bodies as parameters: `in: body` or a set of `in: formData`. */
export function oldBodies(parameters: Node[], consumes: string[]): { bodies: BodySpec[], required: boolean } {
  const body = parameters.find(parameter => parameter.in === 'body')
  if (body) {
    return {
      bodies: (consumes.length > 0 ? consumes : ['application/json']).map(type => ({ type, schema: body.schema })),
      required: body.required === true,
    }
  }
  const fields = parameters.filter(parameter => parameter.in === 'formData')
  if (fields.length === 0)
    return { bodies: [], required: false }
  const needed = fields.filter(field => field.required === true).map(field => String(field.name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ required, in: _, ...field }) => [String(field.name), field])),
    required: needed,
  }
  const types = consumes.filter(type => /form/.test(type))
  return {
    bodies: (types.length > 0 ? types : ['application/x-www-form-urlencoded']).map(type => ({ type, schema })),
    required: needed.length > 0,
  }
}
