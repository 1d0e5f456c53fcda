import type { Api } from '../command/apis.ts'
import { createServer } from 'node:http'
import { toNodeListener } from '../../openapi/mock/host/node.ts'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { createValidators } from '../../openapi/schema/validate/validators.ts'
import { forceStatus } from './force.ts'

/** Mocks for samples, each with a place of its own, and what they answered there. */
export interface Mocks {
  server: (place: string) => string
  statuses: (url: string) => number[]
  close: () => void
}

/** One port with a mock in every place, made when it is first spoken to. */
export async function createMocks({ file, document }: Pick<Api, 'file' | 'document'>): Promise<Mocks> {
  const validators = createValidators(document)
  const { overrides } = await loadOverrides(file)
  const answered = new Map<string, number[]>()
  const listeners = new Map<string, ReturnType<typeof toNodeListener>>()
  const mockAt = (base: string) => {
    const mock = createMockHandler(document, { base, overrides, validators })
    const forced = /~(\d{3})\//.exec(base)?.[1]
    return forced === undefined ? mock : forceStatus(mock, Number(forced))
  }
  const listenerAt = (base: string): ReturnType<typeof toNodeListener> => {
    const listener = listeners.get(base) ?? toNodeListener(mockAt(base))
    listeners.set(base, listener)
    return listener
  }
  const server = createServer((request, response) => {
    const base = baseOf(request.url ?? '/')
    response.once('close', () => answered.set(base, [...(answered.get(base) ?? []), response.statusCode]))
    listenerAt(base)(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const { prefix } = createMockHandler(document, { overrides, validators })
  return {
    server: place => `${origin}/${place}${prefix}`,
    statuses: url => answered.get(baseOf(new URL(url).pathname)) ?? [],
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The first two segments of a path: where a mock of its own answers. */
function baseOf(path: string): string {
  return path.split('/', 3).join('/')
}

/** The server of the mock that a sample talks to. */
export function placeOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + baseOf(pathname)
}
