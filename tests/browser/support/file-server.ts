import type { Listening } from './listen.ts'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { listen } from './listen.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Files as they lie on the disk: a folder is its `index.html`, at an address that ends with a slash, and nothing else is mapped. */
export async function startFileServer(root: string): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(decodeURI((request.url ?? '/').split('?', 1)[0] ?? '/')).then(({ status, headers, body }) =>
      response.writeHead(status, headers).end(body))
  })
  async function answer(path: string): Promise<{ status: number, headers: Record<string, string>, body?: Uint8Array }> {
    const found = await stat(join(root, path)).catch(() => undefined)
    if (found?.isDirectory() && !path.endsWith('/'))
      return { status: 301, headers: { Location: encodeURI(`${path}/`) } }
    const file = found?.isDirectory() ? join(path, 'index.html') : path
    const body = path.includes('..') ? undefined : await readFile(join(root, file)).catch(() => undefined)
    return body === undefined
      ? { status: 404, headers: {} }
      : { status: 200, headers: { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }, body }
  }
  return listen(server)
}
