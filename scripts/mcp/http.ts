import type { Server as McpServer } from '@modelcontextprotocol/sdk/server/index.js'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createHostCheck } from '../../openapi/mock/host/node.ts'
import { listen } from '../command/listen.ts'

/** The path that clients are told. */
const path = '/mcp'

/**
 * Serves over streamable HTTP, without sessions: each request has a server of its own, and nothing is kept of who asked.
 *
 * @see https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#streamable-http
 */
export async function serveMcp(
  make: () => Promise<McpServer>,
  { port, host }: { port: number, host: string },
): Promise<{ url: string, close: () => Promise<void> }> {
  const { StreamableHTTPServerTransport } = await import('@modelcontextprotocol/sdk/server/streamableHttp.js')
  const isAllowed = createHostCheck([host])

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page of another site must not reach a server of this machine (DNS rebinding).
    const { origin } = request.headers
    if (!isAllowed(request.headers.host) || (origin !== undefined && !isAllowed(new URL(origin).host)))
      return void response.writeHead(403).end()
    if (request.url?.split('?', 1)[0] !== path)
      return void response.writeHead(404).end()
    if (request.method !== 'POST')
      return void response.writeHead(405, { Allow: 'POST' }).end()
    const [server, transport] = [await make(), new StreamableHTTPServerTransport({})]
    response.on('close', () => {
      void transport.close()
      void server.close()
    })
    await server.connect(transport as Parameters<typeof server.connect>[0])
    await transport.handleRequest(request, response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent ? response.destroy() : response.writeHead(400).end())
  })
  await listen(port, () => new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)))
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}${path}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
