import type { OpenAPIV3_1 } from 'openapi-types'

/**
 * The shape of every document after it has been read: OpenAPI 3.2, bundled (each `$ref` is local).
 * `openapi-types` ends at 3.1 and ties `items` to `type`, so the objects that 3.2 or JSON Schema 2020-12 widen are ours.
 *
 * @see https://spec.openapis.org/oas/v3.2.0
 */
export interface OpenApi extends Extensions {
  openapi: string
  $self?: string
  info: Info
  jsonSchemaDialect?: string
  servers?: Server[]
  paths?: Record<string, PathItem | Ref>
  webhooks?: Record<string, PathItem | Ref>
  components?: Components
  security?: SecurityRequirement[]
  tags?: Tag[]
  externalDocs?: ExternalDocs
}

/** Specification extensions; everything under `x-` is `unknown` until a reader of that extension has looked at it. */
export interface Extensions { [extension: `x-${string}`]: unknown }

export interface Ref {
  $ref: string
  summary?: string
  description?: string
}
export type Info = OpenAPIV3_1.InfoObject & Extensions
export type ExternalDocs = OpenAPIV3_1.ExternalDocumentationObject & Extensions
export type ServerVariable = { enum?: string[], default: string, description?: string } & Extensions
export type SecurityRequirement = Record<string, string[]>

export interface Server extends Extensions {
  url: string
  name?: string
  description?: string
  variables?: Record<string, ServerVariable>
}

export interface Tag extends Extensions {
  name: string
  summary?: string
  description?: string
  externalDocs?: ExternalDocs
  parent?: string
  kind?: string
}

export interface Components extends Extensions {
  schemas?: Record<string, Schema>
  responses?: Record<string, Response | Ref>
  parameters?: Record<string, Parameter | Ref>
  examples?: Record<string, Example | Ref>
  requestBodies?: Record<string, RequestBody | Ref>
  headers?: Record<string, Header | Ref>
  securitySchemes?: Record<string, SecurityScheme | Ref>
  links?: Record<string, Link | Ref>
  callbacks?: Record<string, Callback | Ref>
  pathItems?: Record<string, PathItem | Ref>
  mediaTypes?: Record<string, MediaType | Ref>
}

export const fixedMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const
export type FixedMethod = (typeof fixedMethods)[number]

export interface PathItem extends Extensions, Partial<Record<FixedMethod, Operation>> {
  $ref?: string
  summary?: string
  description?: string
  servers?: Server[]
  parameters?: (Parameter | Ref)[]
  additionalOperations?: Record<string, Operation>
}

/** Where the security schemes stand that an operation, or the whole API, asks for and nobody describes. Readers are told of them. */
export const unknownSchemes = 'x-unknown-security'

export interface Operation extends Extensions {
  tags?: string[]
  summary?: string
  description?: string
  externalDocs?: ExternalDocs
  operationId?: string
  parameters?: (Parameter | Ref)[]
  requestBody?: RequestBody | Ref
  responses?: Record<string, Response | Ref>
  callbacks?: Record<string, Callback | Ref>
  deprecated?: boolean
  security?: SecurityRequirement[]
  servers?: Server[]
}

export type Callback = Record<string, PathItem | Ref>

export type ParameterLocation = 'query' | 'header' | 'path' | 'cookie' | 'querystring'
export type ParameterStyle =
  'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie'

export interface Header extends Extensions {
  description?: string
  required?: boolean
  deprecated?: boolean
  style?: ParameterStyle
  explode?: boolean
  schema?: Schema
  content?: Record<string, MediaType | Ref>
  example?: unknown
  examples?: Record<string, Example | Ref>
}

export interface Parameter extends Header {
  name: string
  in: ParameterLocation
  allowEmptyValue?: boolean
  allowReserved?: boolean
}

export interface RequestBody extends Extensions {
  description?: string
  content: Record<string, MediaType | Ref>
  required?: boolean
}

export interface MediaType extends Extensions {
  description?: string
  schema?: Schema
  itemSchema?: Schema
  example?: unknown
  examples?: Record<string, Example | Ref>
  encoding?: Record<string, Encoding>
  prefixEncoding?: Encoding[]
  itemEncoding?: Encoding
}

export interface Encoding extends Extensions {
  contentType?: string
  headers?: Record<string, Header | Ref>
  style?: ParameterStyle
  explode?: boolean
  allowReserved?: boolean
}

export interface Response extends Extensions {
  summary?: string
  description?: string
  headers?: Record<string, Header | Ref>
  content?: Record<string, MediaType | Ref>
  links?: Record<string, Link | Ref>
}

export interface Example extends Extensions {
  summary?: string
  description?: string
  value?: unknown
  dataValue?: unknown
  serializedValue?: string
  externalValue?: string
}

export interface Link extends Extensions {
  operationRef?: string
  operationId?: string
  parameters?: Record<string, unknown>
  requestBody?: unknown
  description?: string
  server?: Server
}

export interface SecurityScheme extends Extensions {
  type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS'
  description?: string
  deprecated?: boolean
  name?: string
  in?: 'query' | 'header' | 'cookie'
  scheme?: string
  bearerFormat?: string
  flows?: Record<string, OAuthFlow>
  openIdConnectUrl?: string
  oauth2MetadataUrl?: string
}

export interface OAuthFlow extends Extensions {
  authorizationUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  deviceAuthorizationUrl?: string
  scopes?: Record<string, string>
}

export interface Discriminator extends Extensions {
  propertyName: string
  mapping?: Record<string, string>
  defaultMapping?: string
}

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

export interface Xml extends Extensions {
  name?: string
  namespace?: string
  prefix?: string
  attribute?: boolean
  wrapped?: boolean
  nodeType?: 'element' | 'attribute' | 'text' | 'cdata' | 'none'
}
