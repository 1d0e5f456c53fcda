import type { MockOverrides } from '../../openapi/mock/index.ts'
import { readDocument } from '../../openapi/read/index.ts'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'

export interface RunningMock {
  base: URL
  stop: () => Promise<void>
}

/** The mock of a shipped API on a free port of this machine; stopping it fails where it warned of anything. */
export async function startMock(api: string, overrides: MockOverrides): Promise<RunningMock> {
  const { document } = await readDocument(`openapi/${api}.yaml`)
  if (!document)
    throw new Error(`openapi/${api}.yaml cannot be read`)
  const warnings: string[] = []
  const handler = createMockHandler(document, {
    base: `/${api}`,
    overrides,
    warn: message => warnings.push(message),
  })
  const { url, close } = await serveMock({ apis: [{ name: api, handler }], port: 0 })
  return {
    base: new URL(handler.prefix, url),
    stop: async () => {
      await close()
      if (warnings.length > 0)
        throw new Error(warnings.join('\n'))
    },
  }
}
