import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { AnswerName } from './console-server.ts'
import type { Driver } from './console-drivers.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { launch, openPage } from '../browser/support/browser.ts'
import { startStaticHost } from '../browser/support/static-host.ts'
import { mostMs, scalar, specimen } from './console-drivers.ts'
import { answers, consoleDocument, startRows, startScalar } from './console-server.ts'

/**
 * `npm run bench console`: how the console feels, beside Scalar's at the same document and server, in one run and in turns, with
 * the CPU throttled four times (`BENCH_THROTTLE=1`: not at all), in three rounds or `BENCH_ROUNDS`. `BENCH_BESIDE=../other` measures another checkout, too.
 */
const throttle = Number(process.env.BENCH_THROTTLE ?? 4)
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const keys = 20
const sizes = { '5 kB': 5_000, '280 kB': 280_000, '1.1 MB': 1_100_000 }

const folder = mkdtempSync(join(tmpdir(), 'specimen-bench-'))
const rows = await startRows()
const spec = join(folder, 'bench.json')
writeFileSync(spec, JSON.stringify(consoleDocument(rows.origin)))
const peer = await startScalar(consoleDocument(rows.origin))
const here = await startStaticHost(build(resolve(import.meta.dirname, '../..'), 'here'))
const beside = process.env.BENCH_BESIDE === undefined ? undefined : await startStaticHost(build(resolve(process.env.BENCH_BESIDE), 'beside'))
const drivers = [
  specimen('this version', here.origin),
  ...(beside ? [specimen('the other checkout', beside.origin)] : []),
  scalar(peer.origin),
]
const browser = await launch()

try {
  console.log(`Medians in ms, CPU throttled ${throttle} times; in brackets the worst, or the longest task of the page`)
  await compare('opening, a page new each time', rounds, async (page, driver) => {
    await driver.goto(page, 'Get', 'rows')
    return await timed(() => driver.open(page, 'Get', 'rows'))
  })
  await compare('from operation to operation', rounds, async (page, driver) => {
    await driver.goto(page, 'Get', 'rows')
    await driver.step(page, 'twenty-megabytes')
    return await timed(() => driver.step(page, 'five-megabytes'))
  })
  for (const [label, size] of Object.entries(sizes))
    await compare(`a key in ${label}`, 1, (page, driver, session) => typeInto(page, driver, { size, session }))
  for (const name of Object.keys(answers) as AnswerName[])
    await compare(`an answer of ${name}`, rounds, (page, driver) => receive(page, driver, name))
}
finally {
  await browser.close()
  await here.stop()
  await beside?.stop()
  peer.stop()
  rows.stop()
  rmSync(folder, { recursive: true, force: true })
}

function build(root: string, name: string): string {
  // A folder of its own, so that the guides of the checkout are no part of the site.
  const cwd = join(folder, name)
  mkdirSync(cwd)
  const { status, stderr } = spawnSync('node', [join(root, 'scripts/specimen.ts'), 'build', spec], { cwd, encoding: 'utf8', timeout: 600_000 })
  if (status !== 0)
    throw new Error(stderr)
  return join(cwd, 'dist')
}

type Measure = (page: Page, driver: Driver, session: CDPSession) => Promise<number | { all: number[], worst?: number }>

/** Measures all consoles in turns, each time in a browser context of its own, and prints a line; what one cannot do is said. */
async function compare(what: string, times: number, measure: Measure): Promise<void> {
  const found = new Map<string, { all: number[], worst: number, problem?: string }>(drivers.map(({ name }) => [name, { all: [], worst: 0 }]))
  for (let round = 0; round < times; round++) {
    for (const driver of drivers) {
      const entry = found.get(driver.name)
      if (!entry || entry.problem !== undefined)
        continue
      const { context, page } = await openPage(browser, here.origin)
      page.setDefaultTimeout(mostMs)
      await watchTasks(page)
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
      try {
        const measured = await within(4 * mostMs, measure(page, driver, session))
        const { all, worst } = typeof measured === 'number' ? { all: [measured], worst: measured } : measured
        entry.all.push(...all)
        entry.worst = Math.max(entry.worst, worst ?? Math.max(...all))
      }
      catch (error) {
        entry.problem = String(error).split('\n', 1)[0]?.slice(0, 120)
      }
      await context.close()
    }
  }
  const told = [...found].map(([name, { all, worst, problem }]) =>
    `${name}: ${problem === undefined ? `${median(all).toFixed(0)} (${worst.toFixed(0)})` : `not done (${problem})`}`)
  console.log(`${what}: ${told.join(' · ')}`)
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => timer = setTimeout(() => reject(new Error(`not within ${ms / 1000} s`)), ms))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Pastes a text into the editor, and types into its first lines: from each key to the frame after it. */
async function typeInto(page: Page, driver: Driver, { size, session }: { size: number, session: CDPSession }): Promise<{ all: number[], worst: number }> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await driver.goto(page, 'Put', 'kept')
  await driver.open(page, 'Put', 'kept')
  const editor = driver.editor(page)
  await editor.waitFor()
  await grant(page.context())
  const text = JSON.stringify(Array.from({ length: Math.ceil(size / 62) }, (_, id) => ({ id, name: `Row number ${id} of many` })), null, 2)
  await page.evaluate(text => navigator.clipboard.writeText(text), text)
  await editor.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+V')
  await editor.getByText('Row number').first().waitFor()
  await page.keyboard.press('Control+Home')
  for (const key of ['ArrowDown', 'ArrowDown', 'End', 'ArrowLeft'])
    await page.keyboard.press(key)
  // What follows a large paste is over.
  await page.waitForTimeout(8_000)
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.evaluate(() => {
    const found: number[] = []
    Object.assign(globalThis, { keyTimes: found })
    addEventListener('keydown', () => {
      const start = performance.now()
      requestAnimationFrame(() => setTimeout(() => found.push(performance.now() - start)))
    }, true)
  })
  for (let index = 0; index < keys; index++) {
    await page.keyboard.press('1')
    await page.waitForTimeout(150)
  }
  const all = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes)
  if (!await editor.getByText('11111').first().isVisible())
    throw new Error('nothing was typed')
  return { all, worst: Math.max(...all) }
}

async function receive(page: Page, driver: Driver, name: AnswerName): Promise<{ all: number[], worst: number }> {
  await driver.goto(page, 'Get', name)
  await driver.open(page, 'Get', name)
  await driver.aim(page)
  await page.waitForTimeout(1_000)
  await longestTask(page)
  const time = await timed(async () => {
    await driver.send(page)
    await driver.firstRow(page).waitFor()
  })
  await page.waitForTimeout(3_000)
  return { all: [time], worst: await longestTask(page) }
}

async function grant(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
}

/** @see https://w3c.github.io/longtasks/ */
async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, { longest: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        (globalThis as unknown as { longest: number }).longest = Math.max((globalThis as unknown as { longest: number }).longest, duration)
    }).observe({ type: 'longtask', buffered: true })
  })
}

/** The longest task since this was asked last. */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { longest } = globalThis as unknown as { longest: number }
    Object.assign(globalThis, { longest: 0 })
    return longest
  })
}

function median(all: number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
}
