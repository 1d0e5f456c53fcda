import type { Api } from '../command/apis.ts'
import type { Exchange } from '../../openapi/mock/message/exchange.ts'
import type { MockServer } from '../../openapi/mock/index.ts'
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
  /** The body of the last answer, where it is a text. */
  body: (url: string) => string | undefined
  close: () => void
}

/** One port with a mock in every place, made when it is first spoken to. */
export async function createMocks({ file, document }: Pick<Api, 'file' | 'document'>): Promise<Mocks> {
  const validators = createValidators(document)
  const { overrides } = await loadOverrides(file)
  const answered = new Map<string, number[]>()
  const listeners = new Map<string, ReturnType<typeof toNodeListener>>()
  const bodies = new Map<string, string>()
  const mockAt = (base: string): MockServer => {
    const mock = createMockHandler(document, { base, overrides, validators })
    const forced = /~(\d{3})\//.exec(base)?.[1]
    const { answer } = forced === undefined ? mock : forceStatus(mock, Number(forced))
    return Object.assign((request: Request) => mock(request), mock, {
      answer: async (exchange: Exchange) => {
        const given = await answer(exchange)
        if (typeof given.body === 'string')
          bodies.set(base, given.body)
        return given
      },
    })
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
    body: url => bodies.get(baseOf(new URL(url).pathname)),
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
