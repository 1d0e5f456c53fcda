import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { begin } from '../openapi/mock/support/begin.ts'
import { startMock } from '../openapi/mock/support/mock-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-mock-'))
const spec = join(folder, 'shop.yaml')
writeFileSync(spec, shop('Tea'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An API of things that anybody may make; its example is the one thing there is. */
function shop(name: string): string {
  return `openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /things:
    get:
      operationId: listThings
      responses: {"200": {description: Things., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}}}
    post:
      operationId: createThing
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
      responses: {"201": {description: Made., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}
  /things/{id}:
    get:
      operationId: getThing
      parameters: [{name: id, in: path, required: true, schema: {type: integer, example: 1}}]
      responses: {"200": {description: A thing., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}, example: {id: 1, name: Tea}}}}}
  /greeting:
    get:
      operationId: greet
      responses: {"200": {description: Hello., content: {application/json: {schema: {type: object}, example: {greeting: ${name}}}}}}
components:
  schemas:
    Thing: {type: object, required: [name], properties: {id: {type: integer, readOnly: true}, name: {type: string}}}
`
}

function run(...args: string[]): Promise<{ status: unknown, stdout: string, stderr: string }> {
  return new Promise(resolve =>
    execFile(process.execPath, ['scripts/mock.ts', ...args], { timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr })),
  )
}

/** The way many editors write: a new file takes the place of the old one, and nobody reads half of it. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}~`, text)
  renameSync(`${file}~`, file)
}

/** Whether anything takes a new connection there. */
function isUp(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(true))
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy())
  })
}

async function greeting(url: string): Promise<string> {
  return ((await (await fetch(`${url}/shop/greeting`)).json()) as { greeting: string }).greeting
}

async function post(url: string, body: unknown = { name: 'Cup' }): Promise<Response> {
  return fetch(`${url}/shop/things`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

describe('npm run mock', () => {
  it.concurrent.each([
    [['--store', 'localhost'], '--store takes an address such as redis://127.0.0.1:6379, redis-cluster://HOST:6379,HOST:6379 or redis-sentinel://HOST:26379,HOST:26379/MASTER.'],
    [
      ['--store', 'redis://user:secret@127.0.0.1:1'],
      'The store at 127.0.0.1:1 cannot be used: The store does not answer: connect ECONNREFUSED 127.0.0.1:1.',
    ],
    [['--max-body', '1e3'], '--max-body takes a whole number from 1 up, not "1e3".'],
    [['--max-headers', '10'], '--max-headers takes a whole number from 1024 up, not "10".'],
    [['--errors', '2'], '--errors takes a share such as 0.1 or 10%, not "2".'],
    [['--at', 'shop'], '--at takes a path such as / or /api, not "shop".'],
    [['--origin', 'api.example.com'], '--origin takes an origin such as https://api.example.com, not "api.example.com".'],
    [['--cert', 'a.pem'], '--cert and --key are for --https.'],
    [['--https', '--cert', 'a.pem'], '--cert and --key go together.'],
    [['--rate-limit', '0'], '--rate-limit takes a whole number from 1 up, not "0".'],
    [['--allow-host', 'a:80'], '--allow-host takes a name such as mock.example.com, without a port, not "a:80".'],
    [
      ['--allow-origin', 'docs.example.com'],
      '--allow-origin takes an origin such as https://docs.example.com, not "docs.example.com".',
    ],
  ])('refuses %j in one sentence', async (args, sentence) => {
    expect(await run(spec, ...args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\n` })
  })

  it('keeps to the limits that it is given', async () => {
    const { url, process } = await startMock(
      spec,
      '--max-records',
      '3',
      '--max-body',
      '100',
      '--allow-origin',
      'https://docs.example.com',
      '--allow-host',
      'mock.example.com',
      '--rate-limit',
      '9',
    )
    try {
      const statuses: number[] = []
      for (let round = 0; round < 3; round++)
        statuses.push((await post(url)).status)
      expect(statuses).toEqual([201, 201, 409])
      expect((await post(url, { name: 'x'.repeat(100) })).status).toBe(413)
      const read = async (origin: string) =>
        (await fetch(`${url}/shop/greeting`, { headers: { origin } })).headers.get('access-control-allow-origin')
      expect([await read('https://docs.example.com'), await read('https://evil.example')]).toEqual([
        'https://docs.example.com',
        null,
      ])
      expect((await fetch(`${url}/shop/greeting`)).headers.get('x-ratelimit-limit')).toBe('9')
    }
    finally {
      process.kill()
    }
  })

  it('answers at the root, makes errors, and lets pass what it is told to', async () => {
    const { url, process } = await startMock(spec, '--at', '/', '--lenient', '--delay', '1', '--origin', 'https://api.example.com')
    try {
      expect((await fetch(`${url}/greeting`)).status).toBe(200)
      expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n')
    }
    finally {
      process.kill()
    }
    const erring = await startMock(spec, '--errors', '100%')
    try {
      const { status, headers } = await fetch(`${erring.url}/shop/greeting`)
      expect([status, headers.get('sandbox-notice')]).toEqual([500, 'This error was made on purpose: --errors.'])
    }
    finally {
      erring.process.kill()
    }
  })

  it('says all that it can do, and its version', async () => {
    const { stdout } = await run('--help')
    for (const text of ['--lenient', '--https', 'Prefer: code=404', '/.sandbox/requests', 'Idempotency-Key', 'x-unique'])
      expect(stdout).toContain(text)
    expect((await run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('finishes requests under way when it is told to stop', async () => {
    const { url, process, ended } = await startMock(spec)
    const { status } = await begin(`${url}/shop/greeting`, { prefer: 'delay=0.5' })
    process.kill('SIGTERM')
    expect(await status).toBe(200)
    expect(await ended).toBe(0)
  })

  it('stops at once when it is told twice', async () => {
    const { url, process, ended } = await startMock(spec)
    const { status } = await begin(`${url}/shop/greeting`, { prefer: 'delay=9' })
    const slow = status.then(
      () => 'answered',
      () => 'cut off',
    )
    process.kill('SIGINT')
    // It has heard of the first once it takes no more connections.
    await expect.poll(() => isUp(url)).toBe(false)
    process.kill('SIGTERM')
    expect(await ended).toBeNull()
    expect(await slow).toBe('cut off')
  })

  it('stops with the npm that started it', async () => {
    const npm = spawn('npm', ['run', '--silent', 'mock', '--', spec, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const text = new Promise<string>(resolve =>
      npm.stdout.once('data', (chunk: Uint8Array) => resolve(new TextDecoder().decode(chunk))),
    )
    const url = /http:\/\/[^/]+/.exec(await text)?.[0] ?? ''
    const { status } = await begin(`${url}/shop/greeting`, { prefer: 'delay=0.5' })
    npm.kill('SIGTERM')
    expect(await status).toBe(200)
    await expect.poll(() => isUp(url)).toBe(false)
  })

  it('follows what stands beside a spec, and what that imports', async () => {
    const other = mkdtempSync(join(tmpdir(), 'specimen-overrides-'))
    const write = (name: string, text: string): void => replace(join(other, name), text)
    write('shop.yaml', shop('Tea'))
    write('deep.ts', 'export const word: string = "one"')
    write('words.ts', 'export { word } from "./deep.ts"')
    write(
      'shop.mock.ts',
      'import { word } from "./words.ts"\nexport default { operations: { greet: () => ({ greeting: word }) } }',
    )
    const { url, process, output } = await startMock(join(other, 'shop.yaml'))
    const isGreeting = (word: string) => expect.poll(() => greeting(url)).toBe(word)
    try {
      await isGreeting('one')
      write('deep.ts', 'export const word: string = "two"')
      await isGreeting('two')
      write('deep.ts', 'export const word: string = ')
      await expect.poll(output).toContain('The mock of "shop" stays as it was.')
      await isGreeting('two')
      write('deep.ts', 'export const word: string = "three"')
      await isGreeting('three')
      write('shop.mock.ts', 'export default {}')
      await isGreeting('Tea')
      rmSync(join(other, 'shop.mock.ts'))
      write('shop.yaml', shop('Coffee'))
      await isGreeting('Coffee')
    }
    finally {
      process.kill()
      rmSync(other, { recursive: true })
    }
  })

  it('follows a changed spec without dropping a request or a record, and keeps the old one while the new one is wrong', async () => {
    const { url, process, output } = await startMock(spec)
    const statuses = new Set<number>()
    const over = new AbortController()
    const load = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!over.signal.aborted)
          statuses.add((await fetch(`${url}/shop/greeting`)).status)
      }),
    )
    try {
      expect(await greeting(url)).toBe('Tea')
      expect((await post(url)).status).toBe(201)
      replace(spec, shop('Coffee'))
      await expect.poll(() => greeting(url)).toBe('Coffee')
      replace(spec, shop('Soup').replace('openapi:', 'openapi'))
      await expect
        .poll(output)
        .toMatch(
          /shop\.yaml:\d+:\d+ [\s\S]*The mock of "shop" stays as it was\./,
        )
      expect(await greeting(url)).toBe('Coffee')
      rmSync(spec)
      await expect.poll(() => output().match(/stays as it was/g)?.length).toBe(2)
      replace(spec, shop('Milk'))
      await expect.poll(() => greeting(url)).toBe('Milk')
      expect(await (await fetch(`${url}/shop/things`)).json()).toEqual([
        { id: 1, name: 'Tea' },
        { id: 2, name: 'Cup' },
      ])
    }
    finally {
      over.abort()
      await load
      process.kill()
    }
    expect([...statuses]).toEqual([200])
  })
})
