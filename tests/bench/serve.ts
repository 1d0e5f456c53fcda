import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import autocannon from 'autocannon'
import { startNginx } from '../browser/support/nginx.ts'
import { median } from './load.ts'
import { cpuMicroseconds, startServer } from './process.ts'
import { freePort } from '../support/port.ts'

/**
 * `npm run bench serve`: the built site (`npm run build -- --host nginx --compress`) from `specimen serve` and from nginx with
 * the part that the build wrote for it, in turns: a page and a chunk, compressed, and a page that the client has already.
 */
const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'docs/.vitepress/dist')
if (!existsSync(join(dist, 'nginx.conf')))
  throw new Error('There is no site for nginx yet: npm run build -- --host nginx --compress')

const page = '/userfront/users/create-user'
const chunk = /\/assets\/chunks\/framework[^"]+/.exec(readFileSync(join(dist, 'userfront/users/create-user.html'), 'utf8'))?.[0] ?? '/'
const port = await freePort()
const nginx = await startNginx(dist, `include ${dist}/nginx.conf;`, '')
const serve = await startServer(
  ['node', join(root, 'scripts/serve.ts'), '--port', String(port)],
  `http://127.0.0.1:${port}/`,
)
const runners = [
  { name: 'specimen serve', origin: `http://127.0.0.1:${port}`, pid: serve.pid },
  { name: 'nginx', origin: nginx.origin, pid: nginx.worker() },
]
const rounds = 7
const cases = [
  { name: 'page, gzip', path: page, headers: { 'accept-encoding': 'gzip' } },
  { name: 'chunk, gzip', path: chunk, headers: { 'accept-encoding': 'gzip' } },
  { name: 'page, known', path: page, headers: { 'accept-encoding': 'gzip' }, isKnown: true },
]

try {
  for (const { name, path, headers, isKnown } of cases) {
    const figures = new Map(runners.map(runner => [runner.name, [] as { cpu: number; perSecond: number; late: number }[]]))
    for (let round = -1; round < rounds; round++) {
      for (const { name: runner, origin, pid } of runners) {
        const etag = isKnown ? (await fetch(origin + path, { headers })).headers.get('etag') : null
        const before = cpuMicroseconds(pid)
        const result = await autocannon({
          url: origin + path,
          connections: 32,
          duration: 2,
          headers: { ...headers, ...(etag !== null && { 'if-none-match': etag }) },
        })
        const count = result['2xx'] + result['3xx']
        if (result.non2xx > result['3xx'] || result.errors > 0) throw new Error(`${runner} failed at ${path}`)
        if (round >= 0)
          figures.get(runner)?.push({
            cpu: (cpuMicroseconds(pid) - before) / count,
            perSecond: count / result.duration,
            late: result.latency.p99,
          })
      }
    }
    for (const [runner, all] of figures)
      console.log(
        `${name}  ${runner}: ${median(all.map(({ perSecond }) => perSecond)).toFixed(0)} a second, `
          + `${median(all.map(({ cpu }) => cpu)).toFixed(0)} µs of CPU each, 99 % within ${median(all.map(({ late }) => late)).toFixed(0)} ms`,
      )
  }
} finally {
  await nginx.stop()
  await serve.stop()
}
