import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { english } from '../english.ts'
import { send } from '../../../components/try-it/send.ts'

describe('send', () => {
  let server: Server
  let origin: string
  const signal = new AbortController().signal

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/slow')
        return
      if (request.url === '/broken' || request.url === '/broken-stream') {
        response.writeHead(200, { 'content-type': request.url === '/broken' ? 'application/json' : 'text/event-stream' })
        response.write(request.url === '/broken' ? '{"rows":[1,' : 'id: 1\ndata: a\n\nid: 2\ndata: b')
        return void setTimeout(() => response.destroy(), 50)
      }
      if (request.url === '/away')
        return void response.writeHead(302, { location: 'https://example.com/' }).end()
      response
        .writeHead(201, {
          'content-type': request.url === '/image' ? 'image/png' : 'application/json; charset=utf-8',
        })
        .end(`{"method":"${request.method}"}`)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('gives status, headers, size and text', async () => {
    expect(
      await send(
        {
          url: `${origin}/x`,
          init: { method: 'POST' },
        },
        { origin, signal, t: english },
      ),
    ).toMatchObject({
      kind: 'answer',
      status: 201,
      bytes: 17,
      mediaType: 'application/json',
      text: '{"method":"POST"}',
      headers: expect.arrayContaining([['content-type', 'application/json; charset=utf-8']]) as unknown,
    })
  })

  it('keeps what is not text as it came', async () => {
    const answer = await send({ url: `${origin}/image`, init: {} }, { origin, signal, t: english })
    expect(answer).toMatchObject({ kind: 'answer', mediaType: 'image/png', text: undefined })
    expect(answer.kind === 'answer' && answer.blob.size).toBe(16)
  })

  it('reads letters whose bytes come in pieces, and keeps the bytes as they came', async () => {
    const bytes = new TextEncoder().encode('\uFEFF{"a":"Grüße 🦊"}')
    const pieces = (): ReadableStream<Uint8Array> => new ReadableStream({
      start(controller) {
        for (const byte of bytes)
          controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const fetch = (): Promise<Response> => Promise.resolve(new Response(pieces(), { headers: { 'content-type': 'application/json' } }))
    const answer = await send({ url: `${origin}/x`, init: {} }, { origin, signal, t: english, fetch })
    expect(answer).toMatchObject({ bytes: bytes.length, text: '{"a":"Grüße 🦊"}' })
    expect(answer.kind === 'answer' && new Uint8Array(await answer.blob.arrayBuffer())).toEqual(bytes)
  })

  it.each(['application/jsonl', 'application/x-ndjson', 'application/vnd.a+json', 'application/x-yaml', 'application/sql'])('reads %s as the text it is', async (type) => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response('[1]\n', { headers: { 'content-type': type } }))
    expect(await send({ url: `${origin}/x`, init: {} }, { origin, signal, t: english, fetch })).toMatchObject({ text: '[1]\n' })
  })

  it('has neither text nor items where nothing came', async () => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status: 204, headers: { 'content-type': 'application/json' } }))
    const answer = await send({ url: `${origin}/x`, init: {} }, { origin, signal, t: english, fetch })
    expect(answer).toMatchObject({ bytes: 0, text: undefined })
    expect(answer).not.toHaveProperty('items')
    expect(answer).not.toHaveProperty('isCut')
    const short = (): Promise<Response> => Promise.resolve(new Response('1'))
    expect(await send({ url: `${origin}/x`, init: {} }, { origin, signal, t: english, fetch: short })).toMatchObject({ bytes: 1, text: '1' })
  })

  it('tells of a stream as it comes, and keeps what came before the reader stopped it', async () => {
    const controller = new AbortController()
    const told: [count: number, status: number][] = []
    const ask = (type: string) => send({ url: `${origin}/x`, init: {} }, {
      origin,
      signal: controller.signal,
      t: english,
      fetch: () => Promise.resolve(new Response(new ReadableStream({
        start: stream => stream.enqueue(new TextEncoder().encode('{"a":1}\n')),
        pull(stream) {
          controller.abort()
          stream.error(controller.signal.reason)
        },
      }, { highWaterMark: 0 }), { status: 201, headers: { 'content-type': type } })),
      onStream: (items, status) => told.push([items.length, status]),
    })
    expect(await ask('application/jsonl')).toMatchObject({ kind: 'answer', isStopped: true, text: '{"a":1}\n', items: [{ text: '{"a":1}' }] })
    expect(told.at(0)).toEqual([0, 201])
    expect(told.at(-1)).toEqual([1, 201])
    told.length = 0
    expect(await ask('application/json')).toMatchObject({ kind: 'failure', title: 'Cancelled.' })
    expect(told).toEqual([])
  })

  it('says why a digest was not answered, and of no other refusal', async () => {
    const noteOf = async (status: number, headers: Record<string, string>, digest?: string) => {
      const fetch = (): Promise<Response> => Promise.resolve(new Response('x', { status, headers }))
      const answer = await send({ url: `${origin}/x`, init: { headers: [] } }, { origin, signal, t: english, fetch, digest })
      return answer.kind === 'answer' ? answer.note : answer.title
    }
    expect(await noteOf(401, {}, 'a:b')).toBe(english('console.digest.hidden'))
    expect(await noteOf(401, { 'WWW-Authenticate': 'Basic realm="a"' }, 'a:b')).toBe(english('console.digest.unknown'))
    expect(await noteOf(401, {})).toBeUndefined()
    expect(await noteOf(403, {}, 'a:b')).toBeUndefined()
  })

  it('sends nothing to another origin than the one shown', async () => {
    expect(await send({ url: `${origin}/x`, init: {} }, { origin: 'https://example.com', signal, t: english })).toMatchObject({
      kind: 'failure',
      title: 'This was not sent.',
    })
  })

  it('follows no redirect', async () => {
    const answer = await send({ url: `${origin}/away`, init: {} }, { origin, signal, t: english })
    // Browsers hide a redirect that is not followed; Node shows it.
    expect(answer.kind === 'answer' ? answer.status : 0).toBe(302)
  })

  it('keeps what came before the connection was lost, and says so', async () => {
    const ask = (path: string) => send({ url: `${origin}${path}`, init: {} }, { origin, signal, t: english })
    const note = 'The answer broke off. The connection was lost while the answer was being read. Try again.'
    expect(await ask('/broken')).toMatchObject({ kind: 'answer', status: 200, isBroken: true, text: '{"rows":[1,', note })
    expect(await ask('/broken-stream')).toMatchObject({ kind: 'answer', isBroken: true, items: [{ id: '1', text: 'a' }, { id: '2', text: 'b', isCut: true }], note })
  })

  it('says so when nobody answers, when it takes too long and when it is cancelled', async () => {
    expect(await send({ url: `${origin}/slow`, init: {} }, { origin, signal, timeout: 50, t: english })).toMatchObject({
      kind: 'failure',
      title: 'No answer within 0 seconds.',
    })
    expect(await send({ url: `${origin}/slow`, init: {} }, { origin, signal: AbortSignal.abort(), t: english })).toMatchObject({
      kind: 'failure',
      title: 'Cancelled.',
    })
    expect(
      await send({ url: 'http://127.0.0.1:9/', init: {} }, { origin: 'http://127.0.0.1:9', signal, t: english }),
    ).toMatchObject({ kind: 'failure', title: 'Nothing that a page can reach answers at http://127.0.0.1:9.' })
  })
})
