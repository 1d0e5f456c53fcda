import type { ApiDocument } from '../../document/document.ts'
import type { Parameter, ParameterStyle, Schema } from '../../document/openapi.ts'
import type { Coerce } from '../message/coerce.ts'
import type { Validate, Validators } from '../../schema/validate/validator.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import { coerceDeep, createCoerce, restOf } from '../message/coerce.ts'
import { itemsOf, propertiesOf, typesOf } from '../../schema/facts.ts'

/** What one parameter is read and checked with. */
export interface Reader {
  parameter: Parameter
  /** The pointer of its value in violations. */
  pointer: string
  style: ParameterStyle
  explode: boolean
  kind: 'primitive' | 'array' | 'object'
  coerce: Coerce
  item: Coerce
  properties: Map<string, Coerce>
  /** Coerces the values of a map. */
  rest: Coerce
  /** Whether it takes names that no schema lists. */
  isMap: boolean
  /** The names of the other query parameters. */
  others: ReadonlySet<string>
  validate?: Validate
  schema?: Schema
}

/** Compiles what a parameter is read with; its style is that of its location unless it says so itself. */
export function createReader(
  document: ApiDocument,
  parameter: Parameter,
  { pointer, validators }: { pointer: string, validators: Validators },
): Reader {
  const [type] = Object.keys(parameter.content ?? {})
  const media = type === undefined ? undefined : parameter.content?.[type]
  const found =
    media && type !== undefined ? resolve(document, media, joinPointer(pointer, 'content', type)) : undefined
  const schema = found ? found.value.schema : parameter.schema
  const types = typesOf(document, schema)
  const style = parameter.style ?? defaultStyle(parameter)
  return {
    parameter,
    pointer: parameter.in === 'querystring' ? '' : joinPointer('', parameter.name),
    style,
    explode: parameter.explode ?? (style === 'form' || style === 'cookie' || style === 'deepObject'),
    kind: types.has('array') ? 'array' : types.has('object') ? 'object' : 'primitive',
    coerce: createCoerce(document, schema),
    item: createItem(document, itemsOf(document, schema)),
    properties: new Map(
      [...propertiesOf(document, schema)].map(([name, property]) => [name, createCoerce(document, property)]),
    ),
    rest: createCoerce(document, restOf(document, schema)),
    isMap: restOf(document, schema) !== undefined,
    others: new Set(),
    validate:
      schema === undefined ? undefined : validators.schema(joinPointer(found?.pointer ?? pointer, 'schema'), 'request'),
    schema,
  }
}

/** Coerces an item of a list. An object within a list is written as JSON, since no style defines another way. */
function createItem(document: ApiDocument, items: Schema | undefined): Coerce {
  return typesOf(document, items).has('object')
    ? text => coerceDeep(document, items, text)
    : createCoerce(document, items)
}

function defaultStyle({ in: location }: Parameter): ParameterStyle {
  return location === 'query' || location === 'cookie' || location === 'querystring' ? 'form' : 'simple'
}
