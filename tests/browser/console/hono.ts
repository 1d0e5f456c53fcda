import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Listening } from '../support/listen.ts'
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { bearerAuth } from 'hono/bearer-auth'
import { cors } from 'hono/cors'
import { streamSSE } from 'hono/streaming'
import { listen } from '../support/listen.ts'

/**
 * The operations of the fixture, below `/v1`; with leave for pages to call it, or without. It is written as the framework's guide
 * says, by nobody who knows the console.
 */
export async function startHono({ allowsPages = true } = {}): Promise<Listening> {
  const app = new Hono().basePath('/v1')
  if (allowsPages)
    app.use(cors())
  app.get('/search', context => context.json({ asked: context.req.query() }))
  app.post('/notes', async (context) => {
    const note = await context.req.json<{ title?: string }>()
    return note.title === 'bad'
      ? context.json({ message: 'No.', errors: [{ field: 'title', message: 'is bad' }] }, 422)
      : context.json({ id: 7, ...note }, 201)
  })
  app.post('/photos', async (context) => {
    const { photos: given, title } = await context.req.parseBody({ all: true })
    const photos = [given].flat().filter(one => one instanceof File)
    return context.json({ title, photos: photos.map(({ name, size }) => [name, size]) })
  })
  app.get('/door', basicAuth({ username: 'ada', password: 's3cret' }), context => context.body(null, 204))
  app.get('/secret', bearerAuth({ token: 'canary-4711' }), context => context.json({ secret: true }))
  app.get('/stream', context => streamSSE(context, async (stream) => {
    for (const tick of [1, 2, 3])
      await stream.writeSSE({ id: String(tick), event: 'tick', data: JSON.stringify({ tick }) })
  }))
  app.get('/report', context => context.body('a,b\n1,2\n', 200, { 'Content-Type': 'text/csv' }))
  const server = createServer((request, response) => void answer(app.fetch, request, response))
  return listen(server)
}

type Fetch = (request: Request) => Response | Promise<Response>

/** One exchange of Node's as one of the fetch standard, in which the framework speaks. */
async function answer(fetch: Fetch, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request)
    chunks.push(chunk as Buffer)
  const { method = 'GET', url, headers } = request
  const answered = await fetch(new Request(`http://${headers.host}${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  }))
  response.writeHead(answered.status, Object.fromEntries(answered.headers))
  if (answered.body)
    Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response)
  else
    response.end()
}
