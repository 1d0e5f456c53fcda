import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Listening } from '../support/listen.ts'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { listen } from '../support/listen.ts'

/** An API of its own on another origin, which allows pages to call it. */
export interface LiveServer extends Listening {
  /** What it was asked, in the order it came. */
  asked: { line: string, body: string, headers: IncomingMessage['headers'] }[]
  /** Has it go on with the answers that it holds, once the page shows what came of them so far. */
  goOn: () => void
}

type Answer = (response: ServerResponse, request: IncomingMessage, hold: (rest: () => void) => void) => void

type Headers = Record<string, string>

function json(response: ServerResponse, status: number, value: unknown, headers: Headers = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value))
}

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A tenth of a second of silence: RIFF, 8 kHz, 8 bits, one channel. */
function silence(): Buffer {
  const samples = Buffer.alloc(800, 0x80)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

const script = 'top.document.title = \'run\''
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" onload="${script}"><script>${script}</script></svg>`

/** Asks for a digest by MD5, as most servers do; `kind=hidden` keeps the challenge from pages. RFC 7616. */
const askDigest: Answer = (response, { url = '', headers: { authorization = '' } }) => {
  const given = Object.fromEntries([...authorization.matchAll(/(\w+)="?([^",]*)"?/g)].map(([, name, value]) => [name, value]))
  const hash = (text: string): string => createHash('md5').update(text).digest('hex')
  const secret = hash('bob:vault:s3cret')
  const wanted = hash([secret, 'n0nce', given.nc, given.cnonce, 'auth', hash(`GET:${url}`)].join(':'))
  if (given.response === wanted && given.uri === url)
    return void response.writeHead(204).end()
  if (url.includes('kind=hidden'))
    response.setHeader('Access-Control-Expose-Headers', 'X-Other')
  json(response, 401, { message: 'No.' }, { 'WWW-Authenticate': 'Digest realm="vault", qop="auth,auth-int", nonce="n0nce", algorithm=MD5' })
}

/** By the path below `/v1`. */
const answers: Record<string, Answer> = {
  '/search': (response, { url }) => json(response, 200, url?.includes('big') ? { text: 'x'.repeat(2_500_000) } : { live: true }),
  '/safe': askDigest,
  '/answers/fine': response => json(response, 200, { id: 1, state: 'open' }, { 'X-Count': '3' }),
  '/answers/body': response => json(response, 200, { id: 'one', state: 'lost', parts: [{ size: 1 }, { size: -1 }] }, { 'X-Count': '3' }),
  '/answers/status': response => json(response, 418, { id: 1, state: 'open' }),
  '/answers/type': response =>
    void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<script>document.title = "run"</script>'),
  '/stream': (response, request) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    const first = Number(request.headers['last-event-id'] ?? 0) + 1
    for (let id = first; id < first + 3; id++)
      response.write(`id: ${id}\nevent: tick\ndata: {"tick": ${id}}\n\n`)
    // It stays open until somebody stops it.
  },
  '/lines': (response, _, hold) => {
    response.writeHead(200, { 'Content-Type': 'application/jsonl' })
    response.write('{"n":1}\n{"n":')
    // A browser that hears of the end before it has read what came keeps nothing of it.
    hold(() => response.destroy())
  },
  '/picture': response => void response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.from(pixel, 'base64')),
  '/rows': response => json(response, 200, Array.from({ length: 10_000 }, (_, id) => ({ id, name: `Row ${id}` }))),
  '/clip': response => void response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(silence()),
  '/film': response => void response.writeHead(200, { 'Content-Type': 'video/webm' }).end('no film'),
  '/paper': response =>
    void response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline; filename="paper.pdf"' }).end(`<script>${script}</script>`),
  '/drawing': response => void response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(drawing),
  '/log': (response, _, hold) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' })
    response.write('first\n')
    hold(() => setTimeout(() => response.write('second\n'), 200))
    // It stays open until somebody stops it.
  },
  '/answers/moved': response => void response.writeHead(302, { Location: '/v1/answers/fine' }).end(),
  '/answers/header': response => json(response, 200, { id: 1, state: 'open' }, { 'X-Count': 'many' }),
}

export async function startLive({ allowsPages = true } = {}): Promise<LiveServer> {
  const asked: LiveServer['asked'] = []
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk as Buffer))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      if (allowsPages) {
        response.setHeader('Access-Control-Allow-Origin', '*')
        response.setHeader('Access-Control-Allow-Headers', '*, Authorization')
        response.setHeader('Access-Control-Allow-Methods', '*')
        response.setHeader('Access-Control-Expose-Headers', '*')
      }
      if (request.method === 'OPTIONS')
        return void response.writeHead(204).end()
      asked.push({ line: `${request.method} ${request.url}`, body, headers: request.headers })
      const path = (request.url ?? '').replace(/^\/v1|\?.*$/g, '')
      const answer = answers[path]
      if (answer)
        answer(response, request, rest => held.push(rest))
      else
        json(response, 200, { live: true })
    })
  })
  return { asked, goOn: () => held.splice(0).forEach(rest => rest()), ...await listen(server) }
}
