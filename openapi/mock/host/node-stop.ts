import type { Server, ServerResponse } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { Server as NetServer } from 'node:net'

/** A server of Node's, over TLS or not. */
export type Closable = Server | SecureServer

/** Milliseconds in which clients that keep their connections may send one more request, and are told that it was the last. */
const grace = 1_000

/** Ends a server without breaking off anybody. */
export interface Stop {
  /** Whether an answer that is sent now is the last one on its connection. */
  isStopping: () => boolean
  /** Watches an answer for a host that cannot ask when it sends it. */
  begin: (response: ServerResponse) => void
  close: (server: Closable, patience: number) => Promise<void>
}

/**
 * Answers sent after `close`, those under way and those to requests that still come on open connections, say `Connection: close`;
 * new connections are not taken. Clients slower than `patience` are cut off.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
export function createStop(): Stop {
  const open = new Set<ServerResponse>()
  let isStopping = false
  return {
    isStopping: () => isStopping,
    begin(response) {
      response.shouldKeepAlive &&= !isStopping
      open.add(response)
      response.once('close', () => open.delete(response))
    },
    close: (server, patience) =>
      new Promise((resolve) => {
        isStopping = true
        for (const response of open)
          response.shouldKeepAlive = false
        const since = Date.now()
        const idle = setInterval(() => Date.now() - since >= grace && server.closeIdleConnections(), 50)
        const end = setTimeout(() => server.closeAllConnections(), patience)
        // Node's own `close` of an HTTP server would also close idle connections at once.
        NetServer.prototype.close.call(server, () => {
          clearInterval(idle)
          clearTimeout(end)
          server.close()
          resolve()
        })
      }),
  }
}
