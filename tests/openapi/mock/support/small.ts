import type { ApiDocument, OpenApi } from '../../../../openapi/document/index.ts'
import type { MockOptions } from '../../../../openapi/mock/index.ts'
import { parse } from 'yaml'
import { createMockHandler } from '../../../../openapi/mock/index.ts'

/** An answer as tests look at it. */
export interface Reply {
  status: number
  headers: Headers
  body: unknown
  text: string
}

export type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>

/** A document of what is under a version and a title: `paths` and `components` in OpenAPI 3.2. */
export function smallDocument(yaml: string): ApiDocument {
  return {
    name: 'small',
    version: '3.2.0',
    root: {
      openapi: '3.2.0',
      info: { title: 'Small', version: '1' },
      ...(parse(yaml) as Pick<OpenApi, 'paths'>),
    },
  }
}

/** Calls the mock of a small document. A body that is no text is sent as JSON. */
export function smallMock(yaml: string, options: Partial<MockOptions> = {}): Call {
  const handler = createMockHandler(smallDocument(yaml), options)
  return async (method, path, body, headers = {}) => {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const response = await handler(
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined || isText ? (body as BodyInit | undefined) : JSON.stringify(body),
      }),
    )
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body:
        /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? (JSON.parse(text) as unknown) : text,
    }
  }
}
