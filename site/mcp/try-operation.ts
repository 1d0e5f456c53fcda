import type { MockServer } from '../../openapi/mock/index.ts'
import type { Operation } from '../../openapi/model/index.ts'
import type { Values } from '../../openapi/samples/index.ts'
import type { ReadableApi } from '../shared.ts'
import { buildRequest, toFetch } from '../../openapi/samples/index.ts'
import { mockPath } from '../page-data/summary.ts'

/** Stands for the host of the sandbox, which is no further than this process. RFC 2606 keeps the name free. */
const nowhere = 'http://sandbox.invalid'
const longest = 100_000

/** Sends an operation to its sandbox, with the sandbox's own credentials, and says what was sent and what was answered. */
export async function tryOperation(
  mock: MockServer,
  api: ReadableApi,
  { operation, values }: { operation: Operation, values: Values },
): Promise<string> {
  const built = buildRequest(operation, {
    api: api.name,
    server: nowhere + mockPath(api.name, api.model.reference.servers[0]),
    values: onlyObjects(values),
    credentials: sandboxKeys(api),
  })
  const { url, init } = toFetch(built)
  const answer = await mock(new Request(url, init))
  const text = await answer.text()
  return [
    `${built.method} ${url.slice(nowhere.length)}`,
    ...built.problems,
    `HTTP ${answer.status}`,
    ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
    '',
    text.length > longest ? `${text.slice(0, longest)}\n… (${text.length - longest} more characters)` : text,
  ].join('\n')
}

/** Schemes without a sample key of the document's are opened by the sandbox's own. */
function sandboxKeys({ model }: ReadableApi): Record<string, string> {
  return Object.fromEntries(model.reference.securitySchemes.flatMap(({ name, sampleKey, sandboxKey }) => {
    const key = sampleKey ?? sandboxKey
    return key === undefined ? [] : [[name, key]]
  }))
}

function onlyObjects(values: Values): Values {
  const kept = Object.entries(values).filter(([name, value]) =>
    name === 'body' ? value !== undefined : typeof value === 'object' && value !== null)
  return Object.fromEntries(kept)
}
