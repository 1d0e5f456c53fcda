import type { Case, Runner } from './load.ts'
import type { Server } from './process.ts'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { compare, headers, median, percentile } from './load.ts'
import { cpuMicroseconds, peakMegabytes, startServer } from './process.ts'

/**
 * The mock beside its peers on petstore's 19 operations, and on GitHub's 1,223: CPU and latency a request, start-up, memory.
 * Petstore's operations within GitHub's document tell what the size of a document costs. GitHub's own answers are up to a
 * hundred times as long: they are compared with a hand-written server that sends the same. `BENCH_PEERS=0` leaves the peers
 * out; `BENCH_BESIDE=<folder of another checkout>` puts its mock beside this one.
 */
const here = import.meta.dirname
const require = createRequire(import.meta.url)
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const petstoreDocument = require('@readme/oas-examples/3.0/json/petstore.json')
const githubDocument = require('@octokit/openapi/generated/api.github.com.json')
const petstore = writeSpec('petstore.json', petstoreDocument)
const github = writeSpec('github.json', githubDocument)
const both = writeSpec('both.json', graft(githubDocument, petstoreDocument))
const bin = (name: string) => join(here, 'node_modules/.bin', name)

interface Contender {
  name: string
  base: string
  command: (port: number) => string[] | Promise<string[]>
  cases: readonly Case[]
  /** The hand-written server that it is held against; petstore's unless told. */
  yardstick?: string
}

const order = { petId: 25, quantity: 2, shipDate: '2026-01-15T09:30:00Z', status: 'placed', complete: false }
const petstoreCases = [
  { name: 'GET item', method: 'GET', path: '/pet/25' },
  { name: 'GET list', method: 'GET', path: '/pet/findByStatus?status=available' },
  { name: 'POST valid', method: 'POST', path: '/store/order', body: JSON.stringify(order) },
  {
    name: 'POST invalid',
    method: 'POST',
    path: '/store/order',
    body: JSON.stringify({ petId: 'none', quantity: 1.5, status: 'asleep' }),
  },
]
const githubCases = [
  { name: 'GET item', method: 'GET', path: '/repos/octocat/Hello-World' },
  { name: 'GET list', method: 'GET', path: '/repos/octocat/Hello-World/issues' },
  {
    name: 'POST valid',
    method: 'POST',
    path: '/repos/octocat/Hello-World/issues',
    body: JSON.stringify({ title: 'Found a bug' }),
  },
  {
    name: 'POST invalid',
    method: 'POST',
    path: '/repos/octocat/Hello-World/issues',
    body: JSON.stringify({ body: 1 }),
  },
]

const own = (spec: string, checkout = resolve(here, '../..')) => (port: number) => [
  'node',
  ...commandOf(checkout),
  spec,
  '--port',
  String(port),
]
/** What `npm run mock` runs in a checkout. */
const commandOf = (checkout: string): string[] => {
  const { scripts } = require(join(checkout, 'package.json')) as { scripts: { mock: string } }
  const [, script = '', ...words] = scripts.mock.split(' ')
  return [join(checkout, script), ...words]
}
const byHand = ['Hono + Ajv by hand', 'Hono + Ajv by hand, GitHub'] as const
const peers: Contender[] = [
  {
    name: 'Prism',
    base: '',
    command: port => ['node', bin('prism'), 'mock', petstore, '-p', String(port), '-h', '127.0.0.1', '-v', 'silent'],
    cases: petstoreCases,
  },
  {
    name: 'Scalar mock-server',
    base: '',
    command: port => ['node', join(here, 'peers/scalar.ts'), petstore, String(port)],
    cases: petstoreCases,
  },
  {
    name: 'Mockoon',
    base: '/v2',
    command: port => [
      'node',
      bin('mockoon-cli'),
      'start',
      '--data',
      petstore,
      '--port',
      String(port),
      '--disable-log-to-file',
    ],
    cases: petstoreCases,
  },
]
const contenders: Contender[] = [
  {
    name: byHand[0],
    base: '/petstore/v2',
    command: port => ['node', join(here, 'peers/hono-ajv.ts'), String(port)],
    cases: petstoreCases,
  },
  { name: 'Specimen', base: '/petstore/v2', command: own(petstore), cases: petstoreCases },
  { name: 'Specimen, petstore within GitHub', base: '/both', command: own(both), cases: petstoreCases },
  { name: 'Specimen, GitHub', base: '/github', command: own(github), cases: githubCases, yardstick: byHand[1] },
  {
    name: byHand[1],
    base: '/github',
    command: async port => ['node', join(here, 'peers/hono-github.ts'), String(port), await keepAnswers()],
    cases: githubCases,
    yardstick: byHand[1],
  },
  ...(process.env.BENCH_BESIDE ? earlier(process.env.BENCH_BESIDE) : []),
  ...(process.env.BENCH_PEERS === '0' ? [] : peers),
]

/** The mock of another checkout: whether a change made it slower shows in one run alone. */
function earlier(checkout: string): Contender[] {
  return [
    { name: 'Specimen before', base: '/petstore/v2', command: own(petstore, checkout), cases: petstoreCases },
    {
      name: 'Specimen before, GitHub',
      base: '/github',
      command: own(github, checkout),
      cases: githubCases,
      yardstick: byHand[1],
    },
  ]
}

const runners: (Runner & Pick<Contender, 'yardstick'> & { server: Server })[] = []
try {
  for (const [index, { name, base, command, cases, yardstick }] of contenders.entries()) {
    const port = 21_310 + index
    const url = `http://127.0.0.1:${port}${base}`
    try {
      const server = await startServer(await command(port), `${url}${cases[0]?.path}`)
      const reset = async () => name.startsWith('Specimen') && fetch(`${url}/.sandbox`, { method: 'DELETE', headers })
      runners.push({ name, url, cases, server, pid: server.pid, rounds: [], reset, yardstick })
      console.log(
        `${name.padEnd(34)} first answer after ${String(Math.round(server.startedIn)).padStart(5)} ms (${String(Math.round(cpuMicroseconds(server.pid) / 1_000)).padStart(5)} ms of CPU), ${Math.round(peakMegabytes(server.pid))} MB`,
      )
    } catch (error) {
      console.log(`${name}: did not run (${(error as Error).message})`)
    }
  }
  await compare(runners, rounds)
  report()
} finally {
  await Promise.all(runners.map(({ server }) => server.stop()))
}

function report() {
  console.log(
    `\nmedians of ${rounds} rounds, 8 connections: CPU µs a request · times the hand-written server's · requests/s · p99 ms · bytes · status`,
  )
  for (const runner of runners) {
    const yardstick = runners.find(({ name }) => name === (runner.yardstick ?? byHand[0]))
    console.log(`${runner.name}, at most ${Math.round(peakMegabytes(runner.pid))} MB`)
    for (const [index, { name }] of runner.cases.entries()) {
      const cell = summarise(runner, index)
      const ratio = cell.cpu / (yardstick ? summarise(yardstick, index).cpu : Number.NaN)
      console.log(
        `    ${name.padEnd(13)} ${cell.cpu.toFixed(0).padStart(6)} µs ${ratio.toFixed(2).padStart(6)}× ${cell.perSecond.toFixed(0).padStart(7)}/s ${cell.p99.toFixed(1).padStart(6)} ms ${cell.bytes.toFixed(0).padStart(6)} B  ${cell.statuses}`,
      )
    }
  }
}

function summarise({ rounds }: Runner, index: number) {
  const measured = rounds[index] ?? []
  return {
    cpu: median(measured.map(({ cpu }) => cpu)),
    perSecond: median(measured.map(({ perSecond }) => perSecond)),
    p99: percentile(
      measured.flatMap(({ times }) => times),
      0.99,
    ),
    bytes: median(measured.map(({ bytes }) => bytes)),
    statuses: [...new Set(measured.flatMap(({ statuses }) => statuses))].join('/'),
  }
}

/** Writes down what the mock answers on GitHub's paths, for a hand-written server to answer the same. */
async function keepAnswers(): Promise<string> {
  const { url = '' } = runners.find(({ name }) => name === 'Specimen, GitHub') ?? {}
  const [item, list, made] = await Promise.all(
    githubCases
      .slice(0, 3)
      .map(async ({ method, path, body }) => (await fetch(url + path, { method, body, headers })).json()),
  )
  const file = join(tmpdir(), 'github-answers.json')
  writeFileSync(file, JSON.stringify({ item, list, made }))
  return file
}

/** A document with the operations of another besides its own: those that begin with a word which none of its own begins with. */
function graft(document: any, other: any) {
  const wordOf = (path: string) => path.split('/')[1]
  const taken = new Set(Object.keys(document.paths).map(wordOf))
  const grafted = Object.fromEntries(Object.entries(other.paths).filter(([path]) => !taken.has(wordOf(path))))
  const components = { ...document.components }
  for (const [kind, named] of Object.entries(other.components))
    components[kind] = { ...(named as object), ...components[kind] }
  return { ...document, paths: { ...grafted, ...document.paths }, components }
}

/** Peers read a file by its name; an API of ours is named after it too. */
function writeSpec(name: string, document: unknown): string {
  const to = join(tmpdir(), name)
  writeFileSync(to, JSON.stringify(document))
  return to
}
