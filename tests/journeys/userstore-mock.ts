import overrides from '../../openapi/userstore.mock.ts'
import { readDocument } from '../../openapi/document/index.ts'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'

/** UserStore's mock on a free port of this machine. */
export async function startUserStore(): Promise<{ base: URL, stop: () => Promise<void> }> {
  const { document } = await readDocument('openapi/userstore.yaml')
  if (!document)
    throw new Error('openapi/userstore.yaml cannot be read')
  const warnings: string[] = []
  const handler = createMockHandler(document, {
    base: '/userstore',
    overrides,
    warn: message => warnings.push(message),
  })
  const { url, close } = await serveMock({
    apis: [
      { name: 'userstore', handler },
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
