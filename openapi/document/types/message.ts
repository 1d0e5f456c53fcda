import type { Extensions, Ref, Server } from './common.ts'
import type { Schema } from './schema.ts'

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
