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
