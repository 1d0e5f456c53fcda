import type { TLSSocket } from 'node:tls'
import { execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-https-'))
const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
afterAll(() => rmSync(folder, { recursive: true }))

interface Reply {
  status: number
  cookies: string[]
  isTrusted: boolean
  names: string
}

/** Asks over TLS; without `ca` the certificate is looked at, but not trusted. */
function ask(url: string, { method = 'GET', body = '', ca }: { method?: string, body?: string, ca?: string } = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca, rejectUnauthorized: ca !== undefined, headers: { 'content-type': 'application/json' } }, (answer) => {
      const socket = answer.socket as TLSSocket
      answer.resume().on('end', () => resolve({
        status: answer.statusCode ?? 0,
        cookies: answer.headers['set-cookie'] ?? [],
        isTrusted: socket.authorized,
        names: socket.getPeerCertificate().subjectaltname ?? '',
      }))
    })
    sent.on('error', reject).end(body)
  })
}

/** Starts the mock over TLS, and says where it is. */
async function serve(options: string[], work: (url: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['scripts/mock.ts', 'tests/fixtures/garden.yaml', '--https', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => child.once('close', resolve))
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stdout.on('data', (chunk: Uint8Array) => {
        text += new TextDecoder().decode(chunk)
        const found = /^Mock {2}(https:\S+)/m.exec(text)?.[1]
        if (found !== undefined)
          resolve(found)
      })
      void ended.then(() => reject(new Error(text)))
    })
    await work(url)
  }
  finally {
    child.kill('SIGTERM')
    await ended
  }
}

describe('over TLS', () => {
  it('a certificate is made for the run, and names this machine', () =>
    serve([], async (url) => {
      const { status, names, isTrusted } = await ask(`${url}/plants`)
      expect([status, isTrusted]).toEqual([401, false])
      expect(names).toContain('DNS:localhost')
      expect(names).toContain('IP Address:127.0.0.1')
      await expect(fetch(url.replace('https:', 'http:'))).rejects.toThrow()
    }))

  it('a given one is what clients trust, and cookies stay secure', async () => {
    execFileSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=garden'.split(' '),
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ], { stdio: 'ignore' })
    await serve(['--cert', cert, '--key', key], async (url) => {
      const ca = readFileSync(cert, 'utf8')
      const { status, cookies, isTrusted, names } = await ask(`${url}/session`, {
        method: 'POST',
        body: '{"name":"Ada","password":"rose"}',
        ca,
      })
      expect([status, isTrusted, names]).toEqual([204, true, 'IP Address:127.0.0.1'])
      expect(cookies).toEqual(['sid=rose-7e57; Path=/garden/v1; Secure; HttpOnly; SameSite=None; Max-Age=3600'])
    })
  })

  it.each([
    [['--https', '--cert', 'only.pem'], '--cert and --key go together.'],
    [['--cert', 'a.pem', '--key', 'b.pem'], '--cert and --key are for --https.'],
    [['--https', '--cert', 'none.pem', '--key', 'none.pem'], 'There is no file none.pem.'],
  ])('%j is refused in a sentence', async (options, sentence) => {
    const { code, stderr } = await new Promise<{ code: unknown, stderr: string }>(resolve =>
      execFile(process.execPath, ['scripts/mock.ts', 'tests/fixtures/garden.yaml', ...options], { timeout: 60_000 }, (error, _, stderr) =>
        resolve({ code: error?.code ?? 0, stderr })))
    expect([code, stderr.trim()]).toEqual([2, sentence])
  })
})
