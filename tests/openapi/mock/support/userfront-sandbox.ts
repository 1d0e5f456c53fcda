import type { Example, MediaType, Operation, Parameter, Ref } from '../../../../openapi/document/openapi.ts'
import type { MockServer } from '../../../../openapi/mock/index.ts'
import overrides from '../../../../openapi/userfront.mock.ts'
import { readDocument } from '../../../../openapi/read/index.ts'
import { resolve } from '../../../../openapi/document/index.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'

export const adminKey = 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef'
export const readonlyKey = 'uf_test_readonly_demo1234_00112233445566778899aabbccddeeff'
export const webhookKey = 'uf_test_webhook_demo1234_ffeeddccbbaa99887766554433221100'

const read = await readDocument('openapi/userfront.yaml')
if (!read.document)
  throw new Error('openapi/userfront.yaml cannot be read')
export const document = read.document

export interface Reply {
  status: number
  body: Record<string, unknown>
  text: string
  response: Response
}
export type Send = (
  method: string,
  path: string,
  body?: unknown,
  options?: { key?: string, headers?: Record<string, string> },
) => Promise<Reply>

/** A mock with nothing in it but its seeds; `send` uses the admin key unless told another, or none. */
export function createSandbox(now?: () => number): { send: Send, handler: MockServer } {
  const warnings: string[] = []
  const handler = createMockHandler(document, {
    base: '/userfront',
    overrides,
    now,
    warn: (message) => {
      warnings.push(message)
    },
  })
  return {
    handler,
    send: async (method, path, body, { key = adminKey, headers = {} } = {}) => {
      const response = await handler(
        new Request(`http://localhost/userfront/v0${path}`, {
          method,
          headers: {
            ...(key !== '' && { authorization: `Bearer ${key}` }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          body: body === undefined ? undefined : JSON.stringify(body),
        }),
      )
      if (warnings.length > 0)
        throw new Error(warnings.join('\n'))
      const text = await response.clone().text()
      return {
        status: response.status,
        body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
        text,
        response,
      }
    },
  }
}

export interface Listed {
  name: string
  method: string
  path: string
  operation: Operation
  query: string
  bodies: { name: string, value: unknown }[]
  key: string
}

/** Every operation, ready to be sent as its examples say. */
export const operations: Listed[] = Object.entries(document.root.paths ?? {}).flatMap(([template, node]) =>
  (['get', 'put', 'post', 'delete'] as const).flatMap((method) => {
    const item = follow(node)
    const operation = item?.[method]
    if (!item || !operation)
      return []
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(parameter =>
      follow<Parameter>(parameter),
    )
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(
        String(valueOf(parameters.find(parameter => parameter?.in === 'path' && parameter.name === name))),
      ))
    const query = parameters
      .filter(parameter => parameter?.in === 'query' && valueOf(parameter) !== undefined)
      .map(parameter => `${parameter?.name}=${encodeURIComponent(String(valueOf(parameter)))}`)
      .join('&')
    const [scheme] = Object.keys((operation.security ?? document.root.security)?.[0] ?? {})
    const declared = follow(document.root.components?.securitySchemes?.[scheme ?? ''])?.['x-default']
    return [
      {
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        path: query === '' ? path : `${path}?${query}`,
        operation,
        query,
        bodies: bodiesOf(operation),
        key: typeof declared === 'string' ? declared : '',
      },
    ]
  }),
)

export function follow<T extends object>(node: T | Ref | undefined): T | undefined {
  return node && resolve<T>(document, node)?.value
}

function bodiesOf({ requestBody }: Operation): Listed['bodies'] {
  const media = follow<MediaType>(Object.values(follow(requestBody)?.content ?? {})[0])
  if (!media) {
    return [{ name: 'nothing', value: undefined }]
  }
  return media.example === undefined
    ? Object.entries(media.examples ?? {}).map(([name, node]) => ({ name, value: follow<Example>(node)?.value }))
    : [{ name: 'the example', value: media.example }]
}

function valueOf(parameter: Parameter | undefined): unknown {
  return parameter?.example ?? follow<Example>(Object.values(parameter?.examples ?? {})[0])?.value
}
