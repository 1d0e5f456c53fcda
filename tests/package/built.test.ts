import type { Browser } from 'playwright-core'
import { createRequire } from 'node:module'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { de } from '../../components/shared/messages/de/index.ts'
import { en } from '../../components/shared/messages/en/index.ts'
import { listPageFiles } from '../../site/hosting/folders.ts'
import { launch, openPage, visit } from '../browser/support/browser.ts'
import { adopter, bake, endAfterwards, start } from './run.ts'

const dist = join(adopter.folder, 'dist')
const read = (path: string) => readFileSync(join(dist, path), 'utf8')
// A page is too long to be printed where it lacks something.
const missing = (path: string, patterns: RegExp[]) => patterns.filter(pattern => !pattern.test(read(path)))
const files = globSync('**/*', { cwd: dist }).filter(path => statSync(join(dist, path)).isFile())
endAfterwards()

it('is built, and says of the accent what is wrong with it', () => {
  expect(adopter.build.output).toContain('The accent #ffb000 reads badly on a light ground')
  expect(adopter.build.status).toBe(0)
})

describe('the built site', () => {
  it('is its owner\'s: title, logo, navigation, guides, introduction, words, a component and a place', () => {
    expect(missing('bakery/loaves/bake-loaf.html', [
      /<html lang="de"/,
      /class="name"[^>]*>Backstube</,
      /src="\/hilfe\/loaf\.svg"/,
      /href="\/hilfe\/guide\/start"/,
      /Der Ofen ist heiß\./,
      /Warm aus dem Ofen: Backstube/,
      /Gleich zum Brot/,
    ])).toEqual([])
    expect(missing('guide/start.html', [/Anleitungen[\s\S]*Erste Schritte[\s\S]*Wer wir sind/])).toEqual([])
    expect(missing('index.html', [
      /Die Backstube/,
      /Die Backstube[\s\S]*ServersCard[\s\S]*StatusCodeTable[\s\S]*Was es gibt[\s\S]*EndpointList[\s\S]*PlacedOperation/,
    ])).toEqual([])
    expect(missing('bakery/index.html', [/url=\/hilfe\//])).toEqual([])
  })

  it('speaks German everywhere', () => {
    const listWords = (catalogue: object) => Object.values(catalogue).filter(text => typeof text === 'string')
    const german = new Set(listWords(de))
    const foreign = listWords(en).filter(text => /^[A-Z][a-z]+ [^{}]+$/.test(text) && !german.has(text))
    expect(foreign.length).toBeGreaterThan(200)
    const found = listPageFiles(dist).flatMap((file) => {
      const words = new Set(read(file).replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').split(/<[^>]*>|"/).map(text => text.trim()))
      return foreign.filter(text => words.has(text)).map(text => `${file}: ${text}`)
    })
    expect(found).toEqual([])
    // Words of VitePress's own.
    expect(missing('guide/start.html', [/aria-label="Link zu „Anmelden“"/])).toEqual([])
    expect(listPageFiles(dist).filter(file => /Permalink|Copy Code/.test(read(file)))).toEqual([])
  })

  it('names the one address of each page', () => {
    expect(missing('index.html', [/<link rel="canonical" href="https:\/\/backstube\.example\/hilfe\/">/])).toEqual([])
    const address = 'https://backstube.example/hilfe/bakery/loaves/bake-loaf'
    expect(missing('bakery/loaves/bake-loaf.html', [new RegExp(`<link rel="canonical" href="${address}">`)])).toEqual([])
    expect(read('sitemap.xml').includes(`<loc>${address}</loc>`)).toBe(true)
  })

  it('has no explorer where nobody installed one', () => {
    expect(existsSync(join(dist, 'bakery/explorer.html'))).toBe(false)
    expect(read('index.html').includes('explorer')).toBe(false)
  })

  it('holds nothing of this repository, not its name either, and no path of the machine', () => {
    expect(files.length).toBeGreaterThan(20)
    const text = (file: string) => readFileSync(join(dist, file), 'latin1').toLowerCase()
    const [folder, here] = [adopter.folder, process.cwd()].map(path => Buffer.from(path).toString('latin1').toLowerCase())
    expect(files.filter(file => /user(?:front|store)|specimen/i.test(file + text(file)))).toEqual([])
    expect(files.filter(file => text(file).includes(folder ?? '') || text(file).includes(here ?? ''))).toEqual([])
  })
})

describe('the built site, served', () => {
  let origin = ''
  let browser: Browser
  const pages = ['/hilfe/', '/hilfe/guide/start', '/hilfe/bakery/loaves/', '/hilfe/bakery/loaves/bake-loaf', '/hilfe/bakery/schemas/loaf', '/hilfe/none']
  beforeAll(async () => {
    ;[origin, browser] = await Promise.all([start({ cwd: adopter.folder }, 'serve'), launch()])
  })
  afterAll(() => browser?.close())

  it('is below its base, with the mock, and no answer names what made it', async () => {
    const answers = await Promise.all(['/', '/hilfe/', '/hilfe/guide/start', '/hilfe/bakery/loaves/bake-loaf', '/hilfe/none', '/other'].map(path =>
      fetch(origin + path, { redirect: 'manual' })))
    expect(answers.map(({ status }) => status)).toEqual([302, 200, 200, 200, 404, 404])
    const baked = await bake(`${origin}/hilfe/bakery/mock/v1/loaves`)
    expect(baked.status).toBe(201)
    const said = [...answers, baked].flatMap(({ headers }) => [...headers].flat())
    expect(said.filter(text => /specimen/i.test(text))).toEqual([])
  })

  it.each(pages)('%s keeps its policy, and has no flaw that axe knows', async (path) => {
    const { context, page, complaints } = await openPage(browser, origin)
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`))
    })
    const response = await visit(page, path)
    expect(response?.headers()['content-security-policy']).toContain('default-src \'none\'')
    expect(complaints.console.filter(text => !text.includes('status of 404'))).toEqual([])
    expect(complaints.foreign).toEqual([])
    await context.close()
    for (const colorScheme of ['light', 'dark'] as const) {
      const looked = await openPage(browser, origin, { colorScheme, bypassCSP: true })
      await looked.page.goto(path)
      // Scripts alone know whether an unknown address has moved: what is said of it comes with them.
      await looked.page.locator('h1').first().waitFor()
      await looked.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
      const violations = await looked.page.evaluate(async () => {
        interface Axe { run: () => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> }
        const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      })
      expect(violations).toEqual([])
      await looked.context.close()
    }
  })

  it('reads without scripts', async () => {
    const { context, page } = await openPage(browser, origin, { javaScriptEnabled: false })
    await page.goto('/hilfe/')
    await page.getByRole('main').getByRole('link', { name: 'Aufruf' }).click()
    await page.waitForURL(`${origin}/hilfe/bakery/loaves/bake-loaf`)
    await page.getByRole('heading', { name: 'Bake a loaf' }).waitFor()
    expect(await page.getByText('"grain": "rye"').first().isVisible()).toBe(true)
    expect(await page.getByText('Der Ofen ist heiß.').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Anleitungen' }).first().click()
    await page.getByRole('heading', { name: 'Erste Schritte' }).waitFor()
    await context.close()
  })

  it('sends from the console to its own mock, and keeps the policy there too', async () => {
    const { context, page, complaints } = await openPage(browser, origin)
    await visit(page, '/hilfe/bakery/loaves/bake-loaf')
    await page.getByRole('button', { name: de['shared.tryIt'] }).first().click()
    await page.locator('.TryItPanel').getByRole('button', { name: /^Senden/ }).click()
    await expect.poll(() => page.locator('.TryItPanel').textContent()).toContain('201')
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toMatch(/specimen/i)
    expect(complaints).toEqual({ console: [], foreign: [] })
    await context.close()
  })
})
