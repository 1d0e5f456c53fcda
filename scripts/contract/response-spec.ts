import type { Node, Reader } from './node.ts'
import { asNode, exampleOf } from './node.ts'

export interface HeaderSpec {
  name: string
  required: boolean
  schema: unknown
}

export interface ResponseSpec {
  content: [type: string, schema: unknown][]
  headers: HeaderSpec[]
  example?: unknown
  /** The names of its examples. */
  examples: string[]
}

/** A response; of version 2.0, with the media types that its operation produces. */
export function readResponse(reader: Reader, response: Node, produces: string[]): ResponseSpec {
  const { old, follow } = reader
  const headers = Object.entries(asNode(response.headers))
    .map(([name, node]) => ({
      name,
      required: follow(node).required === true,
      schema: old ? follow(node) : follow(node).schema,
    }))
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
  if (!old) {
    const media = Object.values(asNode(response.content)).map(follow)
    return {
      content: Object.entries(asNode(response.content)).map(([type, entry]) => [type, follow(entry).schema ?? true]),
      headers,
      example: exampleOf(asNode(media[0]), follow),
      examples: media.flatMap(({ examples }) => Object.keys(asNode(examples))),
    }
  }
  return {
    content: response.schema
      ? (produces.length > 0 ? produces : ['application/json']).map(type => [type, response.schema])
      : [],
    headers,
    example: Object.values(asNode(response.examples))[0],
    examples: [],
  }
}
