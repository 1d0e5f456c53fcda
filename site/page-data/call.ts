import type { Operation } from '../../openapi/model/index.ts'
import type { OperationPage } from '../../components/shared/page.ts'
import { basePathOf } from '../../openapi/model/server.ts'
import { buildRequest } from '../../openapi/samples/index.ts'

/** Stands for the host where only the path is asked for. RFC 2606 keeps the name free. */
const nowhere = 'http://mock.invalid'

/** The address of a call as a page shows and copies it: with examples for its parameters, without any credential. */
export function toCall(operation: Operation): OperationPage['call'] {
  const [server] = operation.servers
  if (server === undefined || operation.kind !== 'operation')
    return undefined
  const prefix = basePathOf(server)
  const url = urlOf(operation)
  return {
    ...(prefix !== '' && { prefix }),
    ...(server.hostless
      ? { path: urlOf(operation, nowhere).slice(nowhere.length), placeholder: new URL(url).origin }
      : { url }),
  }
}

/** Keys stand at the end of the query: what comes before the first is the same for everybody. */
function urlOf(operation: Operation, server?: string): string {
  const { url, keys } = buildRequest(operation, server === undefined ? {} : { server })
  const key = keys.find(key => key.in === 'query')
  return key === undefined ? url : key.before.replace(/[?&][^?&]*$/, '')
}
