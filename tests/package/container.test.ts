import type { ChildProcess } from 'node:child_process'
import type { Nginx } from '../browser/support/nginx.ts'
import type { RedisServer } from '../openapi/mock/support/redis-server.ts'
import type { Instruction } from './dockerfile.ts'
import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { runNginx } from '../browser/support/nginx.ts'
import { parseDockerfile } from './dockerfile.ts'
import { startRedis } from '../openapi/mock/support/redis-server.ts'

const stages = parseDockerfile(readFileSync('Dockerfile', 'utf8'))
const stageOf = (name: string) => stages.find(stage => stage.name === name)?.instructions ?? []

interface Service {
  image?: string
  build?: { context: string, target: string }
  command?: string[]
  ports?: string[]
  volumes?: string[]
  depends_on?: string[] | Record<string, unknown>
  read_only?: boolean
  healthcheck?: { test: string[] }
}
const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as { services: Record<string, Service>, volumes: Record<string, unknown> }

describe('the Dockerfile', () => {
  it('has both images, of bases whose versions are said', () => {
    expect(stages.map(({ name }) => name)).toEqual(expect.arrayContaining(['site', 'mock']))
    for (const { image } of stages)
      expect(image).toMatch(/^[\w./-]+:(?!latest)[\w.-]+$/)
  })

  it('copies what is there, from stages that are', () => {
    for (const { instructions } of stages) {
      for (const { flags, words } of instructions.filter(({ name }) => name === 'COPY')) {
        if (flags.from !== undefined)
          expect(stages.map(({ name }) => name)).toContain(flags.from)
        else
          expect(words.slice(0, -1).filter(path => !existsSync(path))).toEqual([])
      }
    }
  })

  it('runs the mock as no administrator, by a process that is told to stop itself, and asks how it is', () => {
    const mock = stageOf('mock')
    expect(mock.find(({ name }) => name === 'USER')?.rest).toBe('node')
    for (const name of ['ENTRYPOINT', 'HEALTHCHECK'])
      expect(mock.find(instruction => instruction.name === name)?.rest).toMatch(/\["\w+"/)
    expect(mock.some(({ name }) => name === 'RUN')).toBe(false)
    expect(stageOf('site').some(({ name }) => name === 'HEALTHCHECK')).toBe(true)
  })
})

describe('compose.yaml', () => {
  it('is two replicas, a store and a balancer, none of which may write to its own disk', () => {
    const mocks = Object.values(compose.services).filter(({ build }) => build?.target === 'mock')
    expect(mocks.length).toBe(2)
    for (const [name, service] of Object.entries(compose.services)) {
      expect([name, service.read_only]).toEqual([name, true])
      expect(service.image).not.toMatch(/:latest$/)
      expect(service.build === undefined || stages.some(stage => stage.name === service.build?.target)).toBe(true)
      const needs = Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {})
      expect(needs.filter(other => !Object.hasOwn(compose.services, other))).toEqual([])
      for (const port of service.ports ?? [])
        expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
      for (const [from = ''] of (service.volumes ?? []).map(volume => volume.split(':')))
        expect(from.startsWith('.') ? existsSync(from) : Object.hasOwn(compose.volumes, from)).toBe(true)
    }
    expect(compose.services.valkey?.healthcheck?.test[0]).toBe('CMD')
  })
})

describe('the recipe of the mock, in a clean directory', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-container-')))
  const app = join(folder, 'mock')
  const children: ChildProcess[] = []
  const ports: number[] = []
  let store: RedisServer
  let balancer: Nginx
  let before = ''

  /** Does what a stage says, in a folder in place of `/app`. */
  function follow(name: string): string {
    const place = join(folder, name)
    mkdirSync(place)
    for (const instruction of stageOf(name)) {
      if (instruction.name === 'RUN')
        execSync(instruction.rest, { cwd: place, stdio: 'pipe' })
      if (instruction.name === 'COPY')
        copy(instruction, place)
    }
    return place
  }

  function copy({ words, flags }: Instruction, place: string): void {
    const target = words.at(-1) ?? ''
    for (const path of words.slice(0, -1)) {
      const source = flags.from === undefined ? resolve(path) : join(folder, flags.from, path.replace(/^\/app\//, ''))
      const to = target.endsWith('/') ? join(place, target, path) : join(place, target)
      mkdirSync(dirname(to), { recursive: true })
      cpSync(source, to, { recursive: true })
    }
  }

  const listing = () => globSync('**/*', { cwd: app }).sort().map(path => `${path} ${statSync(join(app, path)).mtimeMs}`).join('\n')

  /** Starts the mock, and waits until it has printed on which port it listens. */
  async function start(command: string[]): Promise<number> {
    const [name = '', ...args] = command
    const child = spawn(name, args, { cwd: app, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } })
    children.push(child)
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    return vi.waitFor(() => {
      const [, port] = /^Mock {2}http:\S*?:(\d+)\//m.exec(output) ?? []
      if (port === undefined)
        throw new Error(`It has not said where it listens:\n${output}`)
      return Number(port)
    }, { timeout: 240_000, interval: 100 })
  }

  /** The command of the image, with what compose adds to it, on a port that the system chooses and for a store of this machine. */
  function commandOf(service: string): string[] {
    const command = [...(stageOf('mock').find(({ name }) => name === 'ENTRYPOINT')?.words ?? []), ...(compose.services[service]?.command ?? [])]
    return command.map(word => word.replace(/^4010$/, '0').replace('redis://valkey:6379', store.url))
  }

  const isWell = async (url: string) => (await fetch(url).catch(() => undefined))?.ok

  beforeAll(async () => {
    follow('production')
    follow('mock')
    // As the Dockerfile says in its first lines; whatever documents this repository has are there, too.
    cpSync('tests/fixtures/accounts.yaml', join(app, 'openapi/accounts.yaml'))
    before = listing()
    store = await startRedis()
    for (const service of ['mock-1', 'mock-2'])
      ports.push(await start(commandOf(service)))
    for (const port of ports)
      await vi.waitUntil(() => isWell(`http://127.0.0.1:${port}/healthz`), { timeout: 60_000, interval: 100 })
    const configuration = ports
      .reduce((text, port, index) => text.replace(`mock-${index + 1}:4010`, `127.0.0.1:${port}`), readFileSync('docker/balancer.conf', 'utf8'))
    balancer = await runNginx(port => configuration.replace('listen 8080', `listen 127.0.0.1:${port}`))
  })
  afterAll(async () => {
    children.forEach(child => child.kill('SIGKILL'))
    await store?.stop()
    await balancer?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is less than 150 MB', () => {
    const [size = ''] = execFileSync('du', ['-sm', app], { encoding: 'utf8' }).split('\t')
    expect(Number(size)).toBeLessThan(150)
    expect(readdirSync(join(app, 'node_modules'))).not.toContain('vite')
  })

  it('is well, as its image asks', () => {
    const check = stageOf('mock').find(({ name }) => name === 'HEALTHCHECK')?.words ?? []
    const ask = (port: number) => spawnSync('node', check.slice(1).map(word => word.replaceAll('4010', String(port)))).status
    expect(ask(ports[0] ?? 0)).toBe(0)
    expect(ask(1)).toBe(1)
  })

  it('remembers behind the balancer what either replica was told', async () => {
    const key = { 'authorization': `Basic ${btoa('acc_test_7e577e577e577e57:')}`, 'content-type': 'application/json' }
    const users = '/accounts/1/users'
    const made = await fetch(balancer.origin + users, { method: 'POST', headers: key, body: '{"email":"one@example.com"}' })
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: unknown }
    for (let times = 0; times < 6; times++)
      expect((await fetch(`${balancer.origin}${users}/${String(id)}`, { headers: key })).status).toBe(200)
  })

  it('stops when it is told to, and the other replica goes on', async () => {
    const [first] = children
    const ended = new Promise(resolve => first?.once('exit', code => resolve(code)))
    first?.kill('SIGTERM')
    expect(await ended).toBe(0)
    for (let times = 0; times < 4; times++)
      expect(await isWell(`${balancer.origin}/healthz`)).toBe(true)
  })

  it('wrote nothing where it lies', () => {
    expect(listing()).toBe(before)
  })
})
