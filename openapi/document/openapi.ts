import type { OpenAPIV3_1 } from 'openapi-types'
import type { Extensions, ExternalDocs, Ref, Server } from './types/common.ts'
import type { Example, Header, Link, MediaType, Parameter, RequestBody, Response } from './types/message.ts'
import type { Callback, PathItem } from './types/operation.ts'
import type { Schema } from './types/schema.ts'
import type { SecurityRequirement, SecurityScheme } from './types/security.ts'

export type * from './types/common.ts'
export type * from './types/message.ts'
export * from './types/operation.ts'
export type * from './types/schema.ts'
export * from './types/security.ts'

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

export type Info = OpenAPIV3_1.InfoObject & Extensions

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
