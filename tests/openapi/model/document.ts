import type { ApiDocument, OpenApi, Schema } from '../../../openapi/document/index.ts'

/** A document of the parts that a test is about. */
export function documentOf(parts: Partial<OpenApi> = {}): ApiDocument {
  return {
    name: 'demo',
    version: '3.2.0',
    root: { openapi: '3.2.0', info: { title: 'Demo', version: '1.0.0' }, ...parts },
  }
}

export function documentOfSchemas(schemas: Record<string, Schema>): ApiDocument {
  return documentOf({ components: { schemas } })
}
