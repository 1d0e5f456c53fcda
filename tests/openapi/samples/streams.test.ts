import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { operationOf } from './support/operation.ts'
import { listRunnableClients, runEach, styles } from './support/run.ts'

/** Longer than the buffers that languages read lines with. */
const long = 'x'.repeat(100_000)

/** Without a charset, as servers send them; U+2028 ends a line in some languages, and in neither of these formats. */
const streams = {
  events: {
    type: 'text/event-stream',
    pieces: ['event: order\ndata: Zoë \u2028 ☕', '\n\ndata: ', `${long}\r\n\r\n`, 'data: last\n\n'],
  },
  lines: {
    type: 'application/x-ndjson',
    pieces: ['{"id":1,"name":"Zoë \u2028 ', '☕"}\n\n', `{"id":2,"name":"${long}"}\r\n`, '{"id":3,"name":"last"}'],
  },
}

describe('a sample that reads item by item', () => {
  let server: Server
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'streams-'))
    server = createServer((request, response) => {
      const [, kind, name] = /^\/(broken|saved|packed|refused)\/(\w+)$/.exec(request.url ?? '') ?? []
      if (kind === 'broken') {
        response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Length': 2 * long.length })
        response.write(long, () => response.destroy())
        return
      }
      if (kind === 'refused') {
        response.writeHead(403, { 'Content-Type': 'application/json' }).end('{"message":"Not yours"}')
        return
      }
      // Of which the length says less than that of the file, or more.
      if (kind === 'packed' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
        const content = gzipSync('%PDF')
        response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Encoding': 'gzip', 'Content-Length': content.length }).end(content)
        return
      }
      if (kind === 'saved' || kind === 'packed') {
        response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="../${name}.pdf"` }).end(long)
        return
      }
      const { type, pieces } = streams[request.url?.startsWith('/events') ? 'events' : 'lines']
      response.writeHead(200, { 'Content-Type': type })
      void (async () => {
        for (const piece of pieces) {
          response.write(piece)
          await new Promise(resolve => setTimeout(resolve, 20))
        }
        response.end()
      })()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  const clients = listRunnableClients()

  it.for(clients)('saves a file under its name alone, and tells of one that did not arrive, in $id', { timeout: 600_000 }, async (client) => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const place = join(folder, `${client.id}-files`)
    // The command writes to a name that it says itself.
    const kinds = client.language === 'curl' ? ['packed', 'broken', 'refused'] : ['saved', 'packed', 'broken', 'refused']
    const programs = kinds.flatMap(kind => styles.map(([, style], index) => {
      const id = `${client.id.replaceAll('-', '')}${kind}${index}`
      const operation = operationOf({
        path: `/${kind}/${id}`,
        responses: [{ status: '200', anchor: '', label: '', headers: [], content: [{ type: 'application/pdf', examples: [] }], links: [] }],
      })
      const { code } = client.emit(buildRequest(operation, { server: origin }), style)
      return { kind, id, style, extension: client.extension, code }
    }))
    const runs = await runEach(client, programs, place)
    for (const [index, { id, kind, style, code }] of programs.entries()) {
      const { exitCode, stdout = '', stderr = '' } = runs[index] ?? {}
      const told = `${kind}\n${code}\n${stdout}\n${stderr}`
      if (kind === 'saved') {
        expect(exitCode, told).toBe(0)
        expect(stdout, told).toContain(`${id}.pdf`)
        expect(readFileSync(join(place, `${id}.pdf`), 'utf8') === long, told).toBe(true)
        expect(existsSync(join(folder, `${id}.pdf`)), told).toBe(false)
      }
      else if (kind === 'packed') {
        expect(exitCode, told).toBe(0)
      }
      else if (kind === 'broken') {
        expect(exitCode, told).not.toBe(0)
      }
      else if (style.handlesErrors) {
        expect(exitCode, told).not.toBe(0)
        // curl writes no error into a file.
        expect(stderr, told).toContain(client.language === 'curl' ? '403' : 'Not yours')
      }
    }
    if (client.id === 'php')
      expect(readdirSync(place).filter(name => name.startsWith('part'))).toEqual([])
  })

  it('tells of a file that broke off with a urllib3 that does not look', { timeout: 600_000 }, async () => {
    const client = clients.find(({ id }) => id === 'python')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const place = mkdtempSync(join(folder, 'old-python-'))
    // What urllib3 had by default before version 2.
    writeFileSync(join(place, 'sitecustomize.py'), `import urllib3.response as response
create = response.HTTPResponse.__init__
response.HTTPResponse.__init__ = lambda *given, **options: create(*given, **{**options, 'enforce_content_length': False})
`)
    const operation = operationOf({
      path: '/broken/old',
      responses: [{ status: '200', anchor: '', label: '', headers: [], content: [{ type: 'application/pdf', examples: [] }], links: [] }],
    })
    const code = client?.emit(buildRequest(operation, { server: origin })).code ?? ''
    const lenient = code.replace(/response\.raw\.enforce_content_length.*\n/, '')
    vi.stubEnv('PYTHONPATH', place)
    const runs = client ? await runEach(client, [{ id: 'old', extension: 'py', code }, { id: 'lenient', extension: 'py', code: lenient }], place) : []
    vi.unstubAllEnvs()
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 0])
    expect(runs[0]?.stderr).toContain('IncompleteRead')
  })

  it.for(clients)('loses and misreads nothing in $id', { timeout: 600_000 }, async (client) => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const programs = Object.entries(streams).flatMap(([kind, { type }]) => styles.map(([, style], index) => {
      const operation = operationOf({
        path: `/${kind}`,
        responses: [{ status: '200', anchor: '', label: '', headers: [], content: [{ type, examples: [] }], links: [] }],
      })
      return {
        kind,
        id: `${client.id.replaceAll('-', '')}${kind}${index}`,
        extension: client.extension,
        code: client.emit(buildRequest(operation, { server: origin }), style).code,
      }
    }))
    const runs = await runEach(client, programs, join(folder, client.id))
    for (const [index, { code, kind }] of programs.entries()) {
      const { exitCode, stdout = '', stderr = '' } = runs[index] ?? {}
      const told = `${kind}\n${code}\n${stdout.replaceAll(long, 'LONG')}\n${stderr}`
      expect(exitCode, told).toBe(0)
      // What prints values as a program would write them may escape what cannot be seen.
      const words = stdout.replace(/\\u2028|\\u\{2028\}/g, '\u2028')
      expect(words.includes('Zoë \u2028 ☕'), told).toBe(true)
      expect(words.includes('last'), told).toBe(true)
      // Node prints the first 10,000 characters of a text.
      expect(words.includes(long.slice(0, 10_000)), told).toBe(true)
    }
  })
})
