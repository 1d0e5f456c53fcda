import type { OpenAPIV3_1 } from 'openapi-types'

/** Specification extensions; everything under `x-` is `unknown` until a reader of that extension has looked at it. */
export interface Extensions { [extension: `x-${string}`]: unknown }

export interface Ref {
  $ref: string
  summary?: string
  description?: string
}

export type ExternalDocs = OpenAPIV3_1.ExternalDocumentationObject & Extensions
export type ServerVariable = { enum?: string[], default: string, description?: string } & Extensions

export interface Server extends Extensions {
  url: string
  name?: string
  description?: string
  variables?: Record<string, ServerVariable>
}
