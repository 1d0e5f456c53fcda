import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../../scripts/tools.ts'
import { weigh } from '../../site/progress.ts'
import { firstLoad, mostElements } from './page-load.ts'
import { paymentSpec } from './payment-spec.ts'
import { startServer } from './process.ts'
import { freePort } from '../support/port.ts'

/**
 * What a small API, a payment API of 500 operations and GitHub's 1,223 cost: a first build, a second one with what the first
 * has kept, disk, and pages' first loads. `node tests/bench/site.ts petstore` measures one of them; `--root ../other` measures
 * another checkout, to compare with.
 */
const here = resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({ options: { root: { type: 'string', default: here } }, allowPositionals: true })
const root = resolve(values.root)
const require = createRequire(import.meta.url)
/** How to get each document, and which of its pages are measured beside the one of middling size. */
const all: Record<string, { read: () => unknown, pages?: string[] }> = {
  petstore: { read: () => require('@readme/oas-examples/3.0/json/petstore.json') },
  payments: { read: paymentSpec },
  github: { read: () => require('@octokit/openapi/generated/api.github.com.json'), pages: ['/github/issues/create'] },
}
/** No build of ours takes longer on a slow machine. */
const mostMs = 30 * 60_000

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const asked = positionals.filter(name => Object.hasOwn(all, name))
for (const name of asked.length > 0 ? asked : Object.keys(all))
  await measure(name)
await browser.close()

async function measure(name: string) {
  const { read, pages: named = [] } = all[name] ?? { read: () => ({}) }
  const folder = mkdtempSync(join(tmpdir(), 'specimen-bench-'))
  const spec = join(folder, `${name}.json`)
  writeFileSync(spec, JSON.stringify(read()))
  // Older checkouts build in their own folder alone.
  const site = existsSync(join(root, 'scripts/specimen.ts'))
    ? { cwd: folder, dist: join(folder, 'dist') }
    : { cwd: root, dist: join(root, 'docs/.vitepress/dist') }
  try {
    const explorer = await bundleExplorer(site.cwd)
    if (explorer !== undefined)
      print(`${name}: the explorer, which is kept for its version`, explorer)
    print(`${name}: first build`, await build(site.cwd, spec))
    print(`${name}: again`, await build(site.cwd, spec))
    const built = await weigh(site.dist)
    console.log(`${name}: ${built.pages} pages, ${(built.bytes / 1e6).toFixed(0)} MB`)
    await measurePages({ ...site, spec, named })
  }
  finally {
    rmSync(folder, { recursive: true })
  }
}

function print(what: string, { cpu, memory }: { cpu: number, memory: number }): void {
  console.log(`${what}: ${cpu.toFixed(1)} CPU-s, ${memory.toFixed(0)} MB at most`)
}

interface ServedSite {
  cwd: string
  dist: string
  spec: string
  named: string[]
}

async function measurePages({ cwd, dist, spec, named }: ServedSite) {
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  const server = await startServer(['node', join(root, 'scripts/serve.ts'), spec, '--port', port], `${origin}/`, cwd)
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.html') && !file.endsWith('/index.html'))
    .map(file => ({ path: `/${file.replace(/\.html$/, '')}`, size: statSync(join(dist, file)).size }))
    .sort((a, b) => b.size - a.size)
  try {
    for (const path of [...named, midSized(pages)]) {
      const { total, afterwards, fonts, html, elements, blocking } = await firstLoad(browser, origin + path)
      console.log(
        `  ${path}: ${total} kB gzipped without fonts, ${afterwards} kB once a reader acts; fonts ${fonts} kB, HTML ${html} kB, ${elements} elements, ${blocking} ms blocking`,
      )
    }
    const most = await mostElements(browser, pages.slice(0, 20).map(({ path }) => origin + path))
    console.log(`  most elements on the 20 heaviest pages: ${most.elements} (${most.url.slice(origin.length)})`)
  }
  finally {
    await server.stop()
  }
}

/** The operation page whose HTML is as large as half of the others'. */
function midSized(pages: { path: string, size: number }[]): string {
  const operations = pages.filter(({ path }) => /^\/[^/]+\/(?!schemas\/)[^/]+\/[^/]+$/.test(path))
  return operations[Math.floor(operations.length / 2)]?.path ?? '/'
}

/** The explorer is bundled once for its version, which is no part of the builds that follow. */
async function bundleExplorer(cwd: string) {
  const [bundle, cache] = ['explorer-bundle', 'cache'].map(name => join(root, `site/${name}.ts`))
  if (bundle === undefined || cache === undefined || !existsSync(bundle))
    return
  const file = join(cwd, 'bundle-explorer.mjs')
  writeFileSync(file, `
    import { bundleExplorer } from ${JSON.stringify(bundle)}
    import { cacheOf } from ${JSON.stringify(cache)}
    import { mkdirSync } from 'node:fs'
    mkdirSync(cacheOf(${JSON.stringify(cwd)}), { recursive: true })
    await bundleExplorer(cacheOf(${JSON.stringify(cwd)}))
  `)
  return run(cwd, [file])
}

async function build(cwd: string, spec: string) {
  const command = join(root, 'scripts/specimen.ts')
  return run(cwd, existsSync(command) ? [command, 'build', spec] : [join(root, 'scripts/build.ts'), spec])
}

/** CPU seconds of the whole process tree, and the sum of its resident memory at its peak. */
async function run(cwd: string, command: string[]): Promise<{ cpu: number, memory: number }> {
  const child = spawn('bash', ['-c', `TIMEFORMAT='%U %S'; time node "$@" >/dev/null`, 'bash', ...command], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const group = child.pid ?? 0
  let times = ''
  let memory = 0
  child.stderr.on('data', chunk => (times += chunk))
  const timer = setInterval(() => (memory = Math.max(memory, groupMegabytes(group))), 250)
  const limit = setTimeout(() => process.kill(-group), mostMs)
  const status = await new Promise(resolve => child.once('close', resolve))
  clearInterval(timer)
  clearTimeout(limit)
  if (status !== 0)
    throw new Error(`${command.join(' ')} failed:\n${times}`)
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
