import type { ChildProcess } from 'node:child_process'
import type { MockProcess } from '../openapi/mock/support/mock-process.ts'
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMock } from '../openapi/mock/support/mock-process.ts'

/** What a client with a cookie jar came to, and the cookies that it keeps afterwards. */
interface Reply { status: number, body: unknown, kept: string[] }
interface Client {
  call: (method: string, path: string, body?: unknown) => Promise<Reply>
  close: () => void
}

/** curl with a jar in a file, as a person at a terminal uses it. */
function createCurl(base: string): Client {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-cookies-'))
  const jar = join(folder, 'jar.txt')
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const data = body === undefined ? [] : ['--header', 'Content-Type: application/json', '--data', JSON.stringify(body)]
        const options = ['--silent', '--max-time', '10', '--noproxy', '*', '--cookie', jar, '--cookie-jar', jar]
        execFile('curl', [...options, '--write-out', '\n%{http_code}', '--request', method, ...data, base + path], (error, output) => {
          if (error)
            return reject(error)
          const end = output.lastIndexOf('\n')
          const lines = readFileSync(jar, 'utf8').split('\n').filter(line => /^(?:#HttpOnly_)?[^#\s]/.test(line))
          resolve({ status: Number(output.slice(end)), body: parse(output.slice(0, end)), kept: lines.map(line => line.split('\t')[5] ?? '') })
        })
      }),
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** Python's jar, which refuses what a browser would: cookies of other domains, and secure ones over plain http. */
function createPython(base: string): Client {
  const child: ChildProcess = spawn('python3', [join(import.meta.dirname, 'cookie-jars.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: ((line: string) => void)[] = []
  if (child.stdout)
    createInterface(child.stdout).on('line', line => waiting.shift()?.(line))
  return {
    call: (method, path, body) =>
      new Promise((resolve) => {
        waiting.push((line) => {
          const [status, text, kept] = JSON.parse(line) as [number, string, string[]]
          resolve({ status, body: parse(text), kept })
        })
        child.stdin?.write(`${JSON.stringify([method, base + path, body ?? null])}\n`)
      }),
    close: () => void child.kill(),
  }
}

function parse(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}

let mock: MockProcess
beforeAll(async () => {
  mock = await startMock('tests/fixtures/garden.yaml')
}, 60_000)
afterAll(async () => {
  mock.process.kill('SIGTERM')
  await mock.ended
})

describe.each([
  ['curl', createCurl],
  ['the cookie jar of Python', createPython],
])('%s logs in with a cookie', (_, create) => {
  it('keeps it, works in its own sandbox, and loses it at the log-out', async () => {
    const client = create(`${mock.url}/garden/v1`)
    const stranger = createCurl(`${mock.url}/garden/v1`)
    try {
      expect((await client.call('GET', '/plants')).status).toBe(401)
      const entered = await client.call('POST', '/session', { name: 'Ada', password: 'rose' })
      expect(entered).toMatchObject({ status: 204, kept: ['sid'] })
      const made = await client.call('POST', '/plants', { name: 'Rose' })
      const { id } = made.body as { id: number }
      expect([made.status, (await client.call('GET', `/plants/${id}`)).body]).toEqual([201, { id, name: 'Rose' }])
      expect((await client.call('POST', '/plants', { name: '' })).status).toBe(400)
      expect((await stranger.call('GET', `/plants/${id}`)).status).toBe(401)
      expect(await client.call('DELETE', '/session')).toMatchObject({ status: 204, kept: [] })
      expect((await client.call('GET', '/plants')).status).toBe(401)
    }
    finally {
      client.close()
      stranger.close()
    }
  })
})
