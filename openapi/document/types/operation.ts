import type { Extensions, ExternalDocs, Ref, Server } from './common.ts'
import type { Parameter, RequestBody, Response } from './message.ts'
import type { SecurityRequirement } from './security.ts'

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
