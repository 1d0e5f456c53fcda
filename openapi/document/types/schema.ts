import type { Extensions, ExternalDocs } from './common.ts'

export type JsonType = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer'

/**
 * A JSON Schema 2020-12 schema; a `$ref` may stand beside other keywords, and `true`/`false` are schemas too.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */
export type Schema = SchemaObject | boolean

export interface SchemaObject extends Extensions {
  $ref?: string
  $id?: string
  $anchor?: string
  $dynamicRef?: string
  $dynamicAnchor?: string
  $defs?: Record<string, Schema>
  $comment?: string
  type?: JsonType | JsonType[]
  const?: unknown
  enum?: unknown[]
  multipleOf?: number
  maximum?: number
  exclusiveMaximum?: number
  minimum?: number
  exclusiveMinimum?: number
  maxLength?: number
  minLength?: number
  pattern?: string
  maxItems?: number
  minItems?: number
  uniqueItems?: boolean
  maxContains?: number
  minContains?: number
  maxProperties?: number
  minProperties?: number
  required?: string[]
  dependentRequired?: Record<string, string[]>
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  additionalProperties?: Schema
  propertyNames?: Schema
  items?: Schema
  prefixItems?: Schema[]
  contains?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  not?: Schema
  if?: Schema
  then?: Schema
  else?: Schema
  dependentSchemas?: Record<string, Schema>
  unevaluatedItems?: Schema
  unevaluatedProperties?: Schema
  format?: string
  contentEncoding?: string
  contentMediaType?: string
  contentSchema?: Schema
  title?: string
  description?: string
  default?: unknown
  deprecated?: boolean
  readOnly?: boolean
  writeOnly?: boolean
  examples?: unknown[]
  /** OpenAPI's own, older than `examples`. */
  example?: unknown
  discriminator?: Discriminator
  xml?: Xml
  externalDocs?: ExternalDocs
}

export interface Discriminator extends Extensions {
  propertyName: string
  mapping?: Record<string, string>
  defaultMapping?: string
}

export interface Xml extends Extensions {
  name?: string
  namespace?: string
  prefix?: string
  attribute?: boolean
  wrapped?: boolean
  nodeType?: 'element' | 'attribute' | 'text' | 'cdata' | 'none'
}
