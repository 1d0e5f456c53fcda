import type { ApiDocument } from '../../document/document.ts'
import type {
  Header,
  Operation,
  ParameterStyle,
  PathItem,
  Ref,
  Parameter as SpecParameter,
  Schema as SpecSchema,
} from '../../document/openapi.ts'
import { resolve } from '../../document/resolve.ts'
import { namedBadges } from '../badge.ts'
import { compact, toDeprecation } from '../describe.ts'
import { toParameterExamples } from './parameter-example.ts'
import { isObject } from '../../document/json/value.ts'
import type { Direction } from '../../schema/direction.ts'
import type { PageState } from '../page-state.ts'
import type { Parameter } from '../types.ts'

/** Header parameters that the specification says to ignore: other fields say the same thing. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization'])

/**
 * The parameters of an operation: the path's, each replaced by the operation's of the same name and place, then its own.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#parameter-object
 */
export function listParameters(document: ApiDocument, pathItem: PathItem, operation: Operation): SpecParameter[] {
  const parameters = new Map<string, SpecParameter>()
  for (const source of [...asList(pathItem.parameters), ...asList(operation.parameters)]) {
    const parameter = isObject(source) ? resolve<SpecParameter>(document, source)?.value : undefined
    if (typeof parameter?.name === 'string' && typeof parameter.in === 'string') {
      parameters.set(
        `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`,
        parameter,
      )
    }
  }
  return [...parameters.values()].filter(
    ({ name, in: place }) => !(place === 'header' && ignoredHeaders.has(name.toLowerCase())),
  )
}

export interface FieldPlace {
  name: string
  in: SpecParameter['in']
  anchor: string
  direction: Direction
}

/** The view of a parameter, or of a header, which is a parameter without a name of its own. */
export function toParameter(
  { context, walk }: Pick<PageState, 'context' | 'walk'>,
  source: SpecParameter | Header,
  place: FieldPlace,
): Parameter {
  const { name, in: location, anchor, direction } = place
  const style = source.style ?? (location === 'query' || location === 'cookie' ? 'form' : 'simple')
  const [contentType, content] = Object.entries(source.content ?? {})[0] ?? []
  const mediaType = content && resolve(context.document, content)?.value
  const schema: SpecSchema = mediaType?.schema ?? source.schema ?? true
  const required = source.required === true || location === 'path'
  return compact<Parameter>({
    name,
    in: location,
    anchor,
    required,
    deprecated: source.deprecated === true || undefined,
    deprecation: toDeprecation(context, source),
    badges: namedBadges(source),
    description: context.prose(source.description),
    style,
    explode: typeof source.explode === 'boolean' ? source.explode : explodesByDefault(style),
    allowReserved: 'allowReserved' in source && source.allowReserved === true ? true : undefined,
    allowEmptyValue: 'allowEmptyValue' in source && source.allowEmptyValue === true ? true : undefined,
    multiSegment: location === 'path' && source['x-multi-segment'] === true ? true : undefined,
    contentType,
    schema: walk.add(schema, { anchor, direction }),
    examples: toParameterExamples(context, source, {
      name,
      required,
      schema,
      mediaType,
      contentType,
      direction,
    }),
  })
}

/** Only `form` and `cookie` spread lists over repeated keys unless told otherwise. */
function explodesByDefault(style: ParameterStyle): boolean {
  return style === 'form' || style === 'cookie'
}

export function toParameters(
  state: PageState,
  sources: SpecParameter[],
  direction: Direction,
): Parameter[] {
  return sources.map(source =>
    toParameter(state, source, {
      name: source.name,
      in: source.in,
      anchor: state.anchors(source.in, source.name),
      direction,
    }),
  )
}

function asList(parameters: (SpecParameter | Ref)[] | undefined): (SpecParameter | Ref)[] {
  return Array.isArray(parameters) ? parameters : []
}
