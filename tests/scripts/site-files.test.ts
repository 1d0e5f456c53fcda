import type { AddressInfo } from 'node:net'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { negotiate } from '../../scripts/serve/negotiate.ts'
import { createSiteFiles } from '../../scripts/serve/site-files.ts'

describe('negotiate', () => {
  // RFC 9110, section 12.5.3.
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0.5, gzip;q=0.9', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'gzip'],
    ['identity, gzip;q=0.5', 'identity'],
    ['deflate', 'identity'],
    ['gzip;q=nonsense', 'identity'],
  ])('of %j takes %s', (header, coding) => {
    expect(negotiate(header, ['br', 'gzip'])).toBe(coding)
  })
})

describe('createSiteFiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-files-'))
  const text = 'the same words again and again, '.repeat(200)
  let port = 0
  const files = createSiteFiles(folder, path => [['Cache-Control', path.startsWith('assets/') ? 'immutable' : 'no-cache']])
  const server = createServer((request, response) =>
    void files.answer(request, response, (request.url ?? '/').slice(1)).then(found => found || response.writeHead(404).end()))

  beforeAll(async () => {
    mkdirSync(join(folder, 'shop/orders'), { recursive: true })
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), text)
    writeFileSync(join(folder, 'shop/orders/index.html'), text)
    writeFileSync(join(folder, 'shop/orders/create order.html'), text)
    writeFileSync(join(folder, 'assets/app.js'), text)
    writeFileSync(join(folder, 'assets/app.js.gz'), gzipSync('as the build wrote it'))
    writeFileSync(join(folder, 'small.json'), '{}')
    writeFileSync(join(folder, 'nginx.conf'), '')
    writeFileSync(join(folder, '.secret'), '')
    writeFileSync(join(folder, '..', 'specimen-outside.html'), 'outside')
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
    rmSync(join(folder, '..', 'specimen-outside.html'))
  })

  /** Asks without any of what `fetch` does by itself: paths as they are, bodies as they are sent. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    return new Promise<{ status?: number, headers: Record<string, unknown>, body: Buffer }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
        const parts: Buffer[] = []
        response.on('data', part => parts.push(part as Buffer))
        response.on('end', () => resolve({ ...(response.statusCode && { status: response.statusCode }), headers: response.headers, body: Buffer.concat(parts) }))
      }).on('error', reject).end()
    })
  }

  it.each(['/', '/shop/orders/', '/shop/orders', '/shop/orders/create%20order', '/shop/orders/create%20order.html', '/assets/app.js'])('finds %s', async (path) => {
    const { status, body } = await ask(path)
    expect([status, body.toString()]).toEqual([200, text])
  })

  it.each(['/nothing', '/../specimen-outside.html', '/%2e%2e/specimen-outside.html', '/..%2fspecimen-outside', '/.secret', '/shop/%2esecret', '/nginx.conf', '/%', '/a%00b', '/shop/../../specimen-outside'])('answers nothing for %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it('compresses, each coding under an entity tag of its own', async () => {
    const [plain, zipped, brotli] = await Promise.all([ask('/'), ask('/', { 'accept-encoding': 'gzip' }), ask('/', { 'accept-encoding': 'br' })])
    expect(gunzipSync(zipped.body).toString()).toBe(text)
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
    expect(new Set([plain, zipped, brotli].map(({ headers }) => headers.etag)).size).toBe(3)
    expect(new Set([plain, zipped, brotli].map(({ headers }) => headers.vary))).toEqual(new Set(['Accept, Accept-Encoding']))
    expect(Number(brotli.headers['content-length'])).toBe(brotli.body.length)
  })

  it('sends what the build compressed, and small files as they are', async () => {
    expect(gunzipSync((await ask('/assets/app.js', { 'accept-encoding': 'gzip' })).body).toString()).toBe('as the build wrote it')
    expect((await ask('/small.json', { 'accept-encoding': 'br' })).headers).not.toHaveProperty('content-encoding')
  })

  it.each([
    ['"TAG"', 304],
    ['W/"TAG"', 304],
    ['"other", "TAG"', 304],
    ['*', 304],
    ['"other"', 200],
    ['TAG', 200],
  ])('answers If-None-Match: %s with %i', async (header, status) => {
    const { headers: { etag } } = await ask('/')
    const answer = await ask('/', { 'if-none-match': header.replace('"TAG"', String(etag)) })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ etag, 'cache-control': 'no-cache' })
    expect(answer.body.length).toBe(status === 304 ? 0 : text.length)
  })

  it('answers HEAD without a body', async () => {
    const { headers, body } = await ask('/', {}, 'HEAD')
    expect([headers['content-length'], body.length]).toEqual([String(text.length), 0])
  })

  it('answers with a file that took the place of another', async () => {
    writeFileSync(join(folder, 'small.json'), '{"a":1}')
    expect((await ask('/small.json')).body.toString()).toBe('{"a":1}')
  })
})
