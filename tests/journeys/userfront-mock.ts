import overrides from '../../openapi/userfront.mock.ts'
import { readDocument } from '../../openapi/document/index.ts'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'

export const sampleKey = 'uf_test_admin_demo1234_0123456789abcdef0123456789abcdef'

/** Userfront's mock on a free port of this machine. */
export async function startUserfront(): Promise<{ base: URL, stop: () => Promise<void> }> {
  const { document } = await readDocument('openapi/userfront.yaml')
  if (!document)
    throw new Error('openapi/userfront.yaml cannot be read')
  const warnings: string[] = []
  const handler = createMockHandler(document, {
    base: '/userfront',
    overrides,
    warn: message => warnings.push(message),
  })
  const { url, close } = await serveMock({
    apis: [
      { name: 'userfront', handler },
    ],
    port: 0,
  })
  return {
    base: new URL(handler.prefix, url),
    stop: async () => {
      await close()
      if (warnings.length > 0)
        throw new Error(warnings.join('\n'))
    },
  }
}

/** Calls the server API as any backend would. */
export async function callServer(base: URL, method: string, path: string, body?: object, key = sampleKey): Promise<{ status: number, body: Record<string, unknown> }> {
  const response = await fetch(`${base.href}${path}`, {
    method,
    headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() as Record<string, unknown> }
}
