import type { Node, Reader } from './node.ts'
import { asNode, exampleOf } from './node.ts'

/** A parameter as written, whichever version wrote it. */
export interface ParameterSpec {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  schema: unknown
  style: string
  explode: boolean
  /** Whether its value is sent as JSON text (`content`). */
  json: boolean
  example?: unknown
}

/** A parameter with the style that its version gives it where it says none. */
export function readParameter(parameter: Node, { old, follow }: Reader): ParameterSpec {
  const where = parameter.in as ParameterSpec['in']
  const [type, media] = Object.entries(asNode(parameter.content))[0] ?? []
  const format = String(parameter.collectionFormat ?? 'csv')
  const style = old
    ? ({ ssv: 'spaceDelimited', pipes: 'pipeDelimited' }[format] ?? (where === 'query' ? 'form' : 'simple'))
    : String(parameter.style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple'))
  return {
    name: String(parameter.name),
    in: where,
    required: parameter.required === true || where === 'path',
    schema: type ? asNode(media).schema : old ? parameter : parameter.schema,
    style,
    explode: old
      ? format === 'multi'
      : typeof parameter.explode === 'boolean'
        ? parameter.explode
        : style === 'form' || style === 'deepObject',
    json: type !== undefined && /json/.test(type),
    example: exampleOf(parameter, follow) ?? exampleOf(asNode(media), follow),
  }
}
