import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { openDocument } from '../support/documents.ts'

export interface RunningMock {
  base: URL
  stop: () => Promise<void>
}

/** The mock of a spec with the handlers beside it, on a free port of this machine; stopping it fails where it warned of anything. */
export async function startMock(file: string): Promise<RunningMock> {
  const { name, document, overrides } = await openDocument(file)
  const warnings: string[] = []
  const handler = createMockHandler(document, {
    base: `/${name}`,
    overrides,
    warn: message => warnings.push(message),
  })
  const { url, close } = await serveMock({ apis: [{ name, handler }], port: 0 })
  return {
    base: new URL(handler.prefix, url),
    stop: async () => {
      await close()
      if (warnings.length > 0)
        throw new Error(warnings.join('\n'))
    },
  }
}
