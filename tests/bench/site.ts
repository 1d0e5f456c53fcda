import type { Browser } from 'playwright-core'
import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../scripts/tools.ts'
import { weigh } from '../../site/progress.ts'
import { paymentSpec } from './payment-spec.ts'
import { startServer } from './process.ts'

/**
 * What a small API, GitHub's 1,223 operations and a payment API of 500 cost: a first build, a second one with what the first
 * has kept, disk, and one page's first load. `node tests/bench/site.ts petstore` measures one of them.
 */
const root = resolve(import.meta.dirname, '../..')
const dist = join(root, 'docs/.vitepress/dist')
const github = join(tmpdir(), 'github.json')
const payments = join(tmpdir(), 'payments.json')
const petstore = join(tmpdir(), 'petstore.json')
writeFileSync(petstore, JSON.stringify(createRequire(import.meta.url)('@readme/oas-examples/3.0/json/petstore.json')))
writeFileSync(github, JSON.stringify(createRequire(import.meta.url)('@octokit/openapi/generated/api.github.com.json')))
writeFileSync(payments, JSON.stringify(paymentSpec()))

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const all: Record<string, string> = { petstore, github, payments }
const asked = process.argv.slice(2).filter(name => Object.hasOwn(all, name))
for (const name of asked.length > 0 ? asked : Object.keys(all))
  await measure(browser, name, all[name] ?? '')
await browser.close()

async function measure(browser: Browser, title: string, spec: string) {
  rmSync(join(root, 'node_modules/.cache/specimen'), { recursive: true, force: true })
  const { cpu, memory } = await build(spec)
  const again = await build(spec)
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const pages = files.filter(file => file.endsWith('.html'))
  const built = await weigh(dist)
  console.log(
    `${title}: build ${cpu.toFixed(1)} CPU-s, ${memory.toFixed(0)} MB at most; again ${again.cpu.toFixed(1)} CPU-s, ${again.memory.toFixed(0)} MB; `
      + `${built.pages} pages, ${(built.bytes / 1e6).toFixed(0)} MB`,
  )
  const port = 45_390
  const server = await startServer(
    ['node', join(root, 'scripts/serve.ts'), spec, '--port', String(port)],
    `http://127.0.0.1:${port}/`,
  )
  try {
    const page = midSized(pages)
    const load = await firstLoad(browser, `http://127.0.0.1:${port}${page}`)
    console.log(
      `  ${page}: ${load.total} KB gzipped without fonts, fonts ${load.fonts} KB, HTML ${load.html} KB, ${load.elements} elements, ${load.blocking} ms blocking`,
    )
    const most = await mostElements(browser, `http://127.0.0.1:${port}`, pages)
    console.log(`  most elements on any of the ${most.sampled} heaviest pages: ${most.elements} (${most.page})`)
  } finally {
    await server.stop()
  }
}

/** The operation page whose HTML is as large as half of the others'. */
function midSized(pages: string[]): string {
  const operations = pages
    .map(file => ({ path: file.slice(dist.length).replace(/\.html$/, ''), size: statSync(file).size }))
    .filter(({ path }) => /^\/[^/]+\/(?!schemas\/)[^/]+\/(?!index$)[^/]+$/.test(path))
    .sort((a, b) => a.size - b.size)
  return operations[Math.floor(operations.length / 2)]?.path ?? '/'
}

/** CPU seconds of the whole process tree, and the sum of its resident memory at its peak. */
async function build(spec: string): Promise<{ cpu: number; memory: number }> {
  const child = spawn('bash', ['-c', `TIMEFORMAT='%U %S'; time node scripts/build.ts "$0" >/dev/null`, spec], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let times = ''
  let memory = 0
  child.stderr.on('data', chunk => (times += chunk))
  const timer = setInterval(() => (memory = Math.max(memory, groupMegabytes(child.pid ?? 0))), 500)
  const status = await new Promise(resolve => child.once('close', resolve))
  clearInterval(timer)
  if (status !== 0) throw new Error(`The build of ${spec} failed:\n${times}`)
  const [user, system] = times.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  return { cpu: (user ?? 0) + (system ?? 0), memory }
}

function groupMegabytes(group: number): number {
  const rows = spawnSync('ps', ['-eo', 'pgid=,rss='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  return rows.filter(([pgid]) => pgid === group).reduce((sum, [, rss = 0]) => sum + rss, 0) / 1024
}

/** The first load of a page; its blocking time is the middle of several, as one may meet a busy moment. */
async function firstLoad(browser: Browser, url: string) {
  const loads = []
  for (let index = 0; index < 5; index++)
    loads.push(await load(browser, url))
  const [first] = loads
  const blocking = loads.map(({ blocking }) => blocking).sort((a, b) => a - b)[2]
  return { ...first, blocking }
}

async function load(browser: Browser, url: string) {
  const page = await browser.newPage()
  const weights: Promise<[string, number]>[] = []
  page.on('response', response => {
    const isFont = response.request().resourceType() === 'font'
    weights.push(
        response.body().then(
          // Fonts are compressed in themselves.
          body => [response.request().resourceType(), isFont ? body.length : gzipSync(body).length] as [string, number],
          () => ['none', 0] as [string, number],
        ),
      )
  })
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { blockingTasks: tasks })
    new PerformanceObserver(list => list.getEntries().forEach(entry => tasks.push(entry.duration - 50))).observe({
      type: 'longtask',
      buffered: true,
    })
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const blocking = await page.evaluate(() =>
    (globalThis as unknown as { blockingTasks: number[] }).blockingTasks.reduce((sum, task) => sum + task, 0),
  )
  const sizes = await Promise.all(weights)
  await page.close()
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1)
  return {
    total: kilobytes(sizes.reduce((sum, [type, size]) => sum + (type === 'font' ? 0 : size), 0)),
    fonts: kilobytes(sizes.reduce((sum, [type, size]) => sum + (type === 'font' ? size : 0), 0)),
    html: kilobytes(sizes.find(([type]) => type === 'document')?.[1] ?? 0),
    elements,
    blocking: Math.round(blocking),
  }
}

/** Counts elements on the pages whose HTML is largest: the others have fewer. */
async function mostElements(browser: Browser, origin: string, pages: string[]) {
  const heaviest = pages
    .map(file => ({ file, size: statSync(file).size }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 20)
  const page = await browser.newPage()
  let most = { page: '', elements: 0, sampled: heaviest.length }
  for (const { file } of heaviest) {
    const path = file.slice(dist.length).replace(/(?:index)?\.html$/, '')
    await page.goto(origin + path)
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    if (elements > most.elements) most = { ...most, page: path, elements }
  }
  await page.close()
  return most
}
