import type { Socket } from 'node:net'
import { createServer } from 'node:net'
import { once } from 'node:events'

/** One request as its bytes arrived. */
export interface Recorded {
  method: string
  /** Path and query, byte for byte. */
  target: string
  headers: [name: string, value: string][]
  body: Buffer
}

export interface Recorder {
  origin: string
  requests: Recorded[]
  close: () => Promise<void>
}

/** A server that understands nothing of HTTP but where a message ends, so that nothing of it is lost or put right. */
export async function createRecorder(): Promise<Recorder> {
  const requests: Recorded[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let received = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const request = parse(received)
      if (!request)
        return
      requests.push(request)
      const body = request.method === 'HEAD' ? '' : '{}'
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n${body}`,
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    async close() {
      for (const socket of sockets)
        socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function parse(bytes: Buffer): Recorded | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0)
    return undefined
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const [method = '', target = ''] = start.split(' ')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  const header = (name: string): string | undefined => headers.find(([one]) => one === name)?.[1]
  const rest = bytes.subarray(end + 4)
  const body =
    header('transfer-encoding') === 'chunked'
      ? unchunk(rest)
      : rest.length >= Number(header('content-length') ?? 0)
        ? rest
        : undefined
  return body && { method, target, headers, body }
}

function unchunk(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (Number.isNaN(size) || bytes.length < end + 4 + size)
      return undefined
    if (size === 0)
      return Buffer.concat(chunks)
    chunks.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}
