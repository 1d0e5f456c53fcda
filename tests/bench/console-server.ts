import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Listening } from '../browser/support/listen.ts'
import { listen } from '../browser/support/listen.ts'

/** An answer by its number of rows: 0.6 MB, 5 MB and 20 MB. */
export const answers = { 'rows': 10_000, 'five-megabytes': 42_000, 'twenty-megabytes': 165_000 }
export type AnswerName = keyof typeof answers

/** A document with a body to write and answers to read, at the server of it. */
export function consoleDocument(server: string): object {
  const row = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }
  const rows = { type: 'array', items: row }
  const content = { 'application/json': { schema: rows } }
  const read = (name: string) => ({
    [`/${name}`]: {
      get: { tags: ['Rows'], operationId: `get-${name}`, summary: `Get ${name}`, responses: { 200: { description: 'Rows', content } } },
    },
  })
  return {
    openapi: '3.1.0',
    info: { title: 'Bench', version: '1' },
    servers: [{ url: server, description: 'Live' }],
    tags: [{ name: 'Rows' }],
    paths: Object.assign({
      '/kept': {
        put: { tags: ['Rows'], operationId: 'put-kept', summary: 'Put kept', requestBody: { required: true, content }, responses: { 200: { description: 'Rows', content } } },
      },
    }, ...Object.keys(answers).map(read)),
  }
}

/** Answers rows to every page that asks. */
export function startRows(): Promise<Listening> {
  const texts = new Map<string, string>()
  return listen(createServer((request, response) => {
    const name = (request.url ?? '').slice(1) as AnswerName
    const text = texts.get(name) ?? rowsText(answers[name] ?? 1, name)
    texts.set(name, text)
    request.resume().on('end', () => {
      response.writeHead(200, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': '*',
        'Access-Control-Allow-Methods': '*',
        'Content-Type': 'application/json',
      }).end(text)
    })
  }))
}

function rowsText(count: number, name: string): string {
  const isWide = name !== 'rows'
  return JSON.stringify(Array.from({ length: count }, (_, id) => ({
    id,
    name: `Row ${id}`,
    email: `row${id}@example.com`,
    ...(isWide && { tags: ['a', 'b'], nested: { x: id * 2, y: `text ${id}` } }),
  })))
}

/** A page of Scalar's reference with nothing that leaves it, as its package brings it. */
export function startScalar(document: object): Promise<Listening> {
  // Beside its styles, which the package lets one resolve.
  const styles = createRequire(import.meta.url).resolve('@scalar/api-reference/style.css')
  const bundle = readFileSync(join(dirname(styles), 'browser/standalone.js'))
  const options = {
    content: document,
    withDefaultFonts: false,
    telemetry: false,
    persistAuth: false,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
  }
  const page = `<!doctype html><meta charset="utf-8"><title>Scalar</title><div id="app"></div>
<script src="/standalone.js"></script><script>Scalar.createApiReference('#app', ${JSON.stringify(options)})</script>`
  return listen(createServer((request, response) => {
    const isBundle = request.url === '/standalone.js'
    response.writeHead(200, { 'Content-Type': isBundle ? 'text/javascript' : 'text/html' }).end(isBundle ? bundle : page)
  }))
}
