import type { Access, Served } from '../../../../openapi/mock/host/node.ts'
import { connect } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMock } from '../../../../openapi/mock/host/node.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'
import { smallDocument } from '../support/small.ts'

const document = smallDocument(`
paths:
  /notes:
    get:
      parameters: [{ name: page, in: query, schema: { type: integer } }, { name: limit, in: query, schema: { type: integer } }]
      responses: { '200': { description: Notes, headers: { Link: { schema: { type: string } } }, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Note' } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses: { '201': { description: Note, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } } }
  /long: { get: { responses: { '200': { description: Long, content: { text/plain: { example: ${'long '.repeat(1_000)} } } } } } }
  /stream: { get: { operationId: stream, responses: { '200': { description: Events, content: { text/event-stream: {} } } } } }
components: { schemas: { Note: { type: object, required: [text], properties: { id: { type: integer, readOnly: true }, text: { type: string } } } } }
`)

const accesses: Access[] = []
const warnings: string[] = []
let served: Served

beforeAll(async () => {
  const handler = createMockHandler(document, {
    base: '/small',
    warn: message => warnings.push(message),
    overrides: {
      operations: {
        stream: () => ({
          kind: 'answer' as const,
          status: 200,
          headers: [['Content-Type', 'text/event-stream']] as [string, string][],
          body: (async function* () {
            yield 'data: one\n\n'
            throw new Error('no more')
          })(),
        }),
      },
    },
  })
  served = await serveMock({ apis: [{ name: 'small', handler }], port: 0, origin: 'https://api.example.com', log: access => accesses.push(access) })
})
afterAll(() => served.close())

/** Sends bytes, and collects what comes back until the connection ends. */
function raw(text: string, body: Uint8Array = new Uint8Array(), url = served.url): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.concat([Buffer.from(text), body])))
    socket.on('data', chunk => (answer += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

async function logged(find: (access: Access) => boolean): Promise<Access | undefined> {
  await expect.poll(() => accesses.some(find)).toBe(true)
  return accesses.find(find)
}

it('refuses a request with two hosts', async () => {
  expect(await raw('GET /small/notes HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
})

it('answers what is asked of the server as a whole', async () => {
  const ask = (method: string) => raw(`${method} * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  expect(await ask('OPTIONS')).toMatch(/^HTTP\/1.1 204 /)
  expect(await ask('GET')).toMatch(/^HTTP\/1.1 404 /)
})

it('answers 413 to who sends ten megabytes, and lets them finish', async () => {
  const body = new Uint8Array(10_485_760).fill(0x20)
  const answer = await raw(`POST /small/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`, body)
  expect(answer).toMatch(/^HTTP\/1.1 413 /)
  expect(answer).toContain('content_too_large')
  const { status } = await fetch(`${served.url}/small/notes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(status).toBe(413)
})

it('logs an upload that breaks off as no success, and says nothing of a mistake', async () => {
  const { hostname, port } = new URL(served.url)
  const socket = connect(Number(port), hostname, () => {
    socket.write('POST /small/notes?cut HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
    setTimeout(() => socket.destroy(), 50)
  })
  const access = await logged(({ method, status }) => method === 'POST' && status === 499)
  expect(access?.path).toBe('/small/notes')
  expect(warnings).toEqual([])
})

it('ends the one answer whose stream throws, and no other', async () => {
  const { body } = await fetch(`${served.url}/small/stream`)
  const reader = body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toBe('data: one\n\n')
  await expect(reader?.read()).rejects.toThrow()
  expect((await fetch(`${served.url}/small/notes`)).status).toBe(200)
})

it('begins links with the origin that it is told', async () => {
  for (const text of ['a', 'b', 'c'])
    await fetch(`${served.url}/small/notes`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) })
  const { headers } = await fetch(`${served.url}/small/notes?limit=1`)
  expect(headers.get('link')).toMatch(/^<https:\/\/api\.example\.com\/small\/notes\?/)
})

it('says in the log why a request was refused, without its values', async () => {
  await fetch(`${served.url}/small/notes?page=s3cret`)
  const access = await logged(({ reason }) => reason !== undefined && reason.includes('/page'))
  expect(access).toMatchObject({ status: 400, reason: 'validation_error: query /page type' })
})

describe('compression', () => {
  const read = async (headers: Record<string, string>) => {
    const lines = Object.entries({ Host: 'localhost', Connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
    const answer = await raw(`GET /small/long HTTP/1.1\r\n${lines.join('')}\r\n`)
    const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s)
    return { head, body: Buffer.from(body, 'latin1') }
  }

  it('is for those who take it', async () => {
    const { head, body } = await read({ 'Accept-Encoding': 'br, gzip' })
    expect(head).toMatch(/^Content-Encoding: gzip\r$/m)
    expect(gunzipSync(body).toString()).toBe('long '.repeat(1_000).trim())
    expect((await read({})).head).not.toContain('Content-Encoding')
    expect((await read({ 'Accept-Encoding': 'gzip;q=0' })).head).not.toContain('Content-Encoding')
  })

  const post = (body: Uint8Array<ArrayBuffer>, coding: string) =>
    fetch(`${served.url}/small/notes`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': coding }, body })

  it('of a body is taken off', async () => {
    const made = await post(new Uint8Array(gzipSync('{"text":"packed"}')), 'gzip')
    expect([made.status, await made.json()]).toMatchObject([201, { text: 'packed' }])
  })

  it('of a body is refused where it is none, unknown, or hides more than a body may be', async () => {
    expect((await post(new TextEncoder().encode('{}'), 'gzip')).status).toBe(400)
    expect((await post(new TextEncoder().encode('{}'), 'zstd')).status).toBe(415)
    expect((await post(new Uint8Array(gzipSync(new Uint8Array(20_000_000))), 'gzip')).status).toBe(413)
  })
})

it('tells clients that keep their connection that it ends, and answers what they still ask', async () => {
  const other = await serveMock({ apis: [{ name: 'small', handler: createMockHandler(document, { base: '/small' }) }], port: 0 })
  const { hostname, port } = new URL(other.url)
  const ask = 'GET /small/notes HTTP/1.1\r\nHost: localhost\r\n\r\n'
  let answer = ''
  const socket = connect(Number(port), hostname, () => socket.write(ask))
  const ended = new Promise(resolve => socket.on('close', resolve))
  socket.on('data', chunk => (answer += chunk.toString()))
  while (!answer.includes('200 OK'))
    await new Promise(resolve => setTimeout(resolve, 10))
  const closed = other.close()
  socket.write(ask)
  await ended
  await closed
  expect(answer.match(/HTTP\/1.1 200 OK\r$/gm)).toHaveLength(2)
  expect(answer.match(/^Connection: (?:close|keep-alive)\r$/gm)).toEqual(['Connection: keep-alive\r', 'Connection: close\r'])
})
