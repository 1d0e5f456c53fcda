import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import autocannon from 'autocannon'
import type { Server } from './process.ts'
import { cpuMicroseconds, peakMegabytes, startServer } from './process.ts'

/** The mock beside its peers on petstore, then alone on GitHub's 1,223 operations: CPU and latency a request, start-up, memory. */
const here = import.meta.dirname
const require = createRequire(import.meta.url)
const requests = Number(process.env.BENCH_REQUESTS ?? 4000)
const petstore = copySpec('petstore.json', require.resolve('@readme/oas-examples/3.0/json/petstore.json'))
const github = copySpec('github.json', require.resolve('@octokit/openapi/generated/api.github.com.json'))
const bin = (name: string) => join(here, 'node_modules/.bin', name)

interface Contender { name: string, base: string, command: (port: number) => string[] }

const own = (spec: string) => (port: number) => ['node', resolve(here, '../../scripts/mock.ts'), spec, '--port', String(port), '--max-records', '100000']
const contenders: Contender[] = [
  { name: 'Hono + Ajv by hand', base: '/petstore/v2', command: port => ['node', join(here, 'peers/hono-ajv.ts'), String(port)] },
  { name: 'Specimen', base: '/petstore/v2', command: own(petstore) },
  { name: 'Prism', base: '', command: port => ['node', bin('prism'), 'mock', petstore, '-p', String(port), '-h', '127.0.0.1', '-v', 'silent'] },
  { name: 'Scalar mock-server', base: '', command: port => ['node', join(here, 'peers/scalar.ts'), petstore, String(port)] },
  { name: 'Mockoon', base: '/v2', command: port => ['node', bin('mockoon-cli'), 'start', '--data', petstore, '--port', String(port), '--disable-log-to-file'] },
]

const headers = { 'authorization': 'Bearer test', 'api_key': 'test', 'content-type': 'application/json', 'accept': 'application/json' }
const cases = [
  { name: 'GET item', method: 'GET', path: '/pet/25' },
  { name: 'GET list', method: 'GET', path: '/pet/findByStatus?status=available' },
  { name: 'POST valid', method: 'POST', path: '/store/order', body: JSON.stringify({ petId: 25, quantity: 2, shipDate: '2026-01-15T09:30:00Z', status: 'placed', complete: false }) },
  { name: 'POST invalid', method: 'POST', path: '/store/order', body: JSON.stringify({ petId: 'none', quantity: 1.5, status: 'asleep' }) },
] as const

let port = 45_310
console.log(`petstore, ${requests} requests a case over 8 connections: CPU µs a request · requests/s · p99 ms · status`)
for (const { name, base, command } of contenders) {
  port++
  await measure(name, command(port), `http://127.0.0.1:${port}${base}`, cases)
}

console.log(`\nGitHub's spec: start-up to the first answer, peak memory, CPU µs a request`)
port++
await measure('Specimen', own(github)(port), `http://127.0.0.1:${port}/github`, [
  { name: 'GET item', method: 'GET', path: '/repos/octocat/Hello-World' },
  { name: 'GET list', method: 'GET', path: '/repos/octocat/Hello-World/issues' },
  { name: 'POST valid', method: 'POST', path: '/repos/octocat/Hello-World/issues', body: JSON.stringify({ title: 'Found a bug' }) },
  { name: 'POST invalid', method: 'POST', path: '/repos/octocat/Hello-World/issues', body: JSON.stringify({ body: 1 }) },
])

async function measure(name: string, command: string[], url: string, rows: readonly { name: string, method: string, path: string, body?: string }[]) {
  let server: Server
  try {
    server = await startServer(command, `${url}${rows[0]?.path}`)
  }
  catch (error) {
    console.log(`${name}: did not run (${(error as Error).message})`)
    return
  }
  try {
    const cells: string[] = []
    for (const row of rows)
      cells.push(await measureCase(server.pid, url, row))
    console.log(`${name.padEnd(20)} start ${Math.round(server.startedIn)} ms, ${Math.round(peakMegabytes(server.pid))} MB`)
    for (const cell of cells)
      console.log(`    ${cell}`)
  }
  finally {
    await server.stop()
  }
}

async function measureCase(pid: number, url: string, { name, method, path, body }: { name: string, method: string, path: string, body?: string }): Promise<string> {
  const options = { url: url + path, method: method as 'GET', headers, ...(body !== undefined && { body }), connections: 8 }
  await autocannon({ ...options, amount: Math.ceil(requests / 4) })
  const before = cpuMicroseconds(pid)
  const result = await autocannon({ ...options, amount: requests })
  const cpu = (cpuMicroseconds(pid) - before) / requests
  const statuses = Object.keys(result.statusCodeStats ?? {}).join('/')
  return `${name.padEnd(13)} ${String(Math.round(cpu)).padStart(6)} µs ${String(Math.round(result.requests.average)).padStart(7)}/s ${String(result.latency.p99).padStart(5)} ms  ${statuses}`
}

/** Peers read a file by its name; an API of ours is named after it too. */
function copySpec(name: string, from: string): string {
  const to = join(tmpdir(), name)
  writeFileSync(to, JSON.stringify(require(from)))
  return to
}
