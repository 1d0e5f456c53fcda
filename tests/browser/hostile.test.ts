import type { Browser } from 'playwright-core'
import type { BuiltSite } from './support/built.ts'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awake, launch, openPage } from './support/browser.ts'
import { listPageFiles } from '../../site/hosting/folders.ts'
import { buildSite } from './support/built.ts'
import { hostileSpec, payloads } from './support/hostile-spec.ts'

/** Built from a hostile spec and hosted without any policy: nothing may depend on the policy to be safe. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-hostile-'))
const dist = join(folder, 'dist')
let site: BuiltSite
let origin: string
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(folder, 'hostile.json'), JSON.stringify(hostileSpec()))
  site = await buildSite(join(folder, 'hostile.json'), dist)
  origin = site.origin
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function listPages(): string[] {
  return listPageFiles(dist)
    .filter(file => file.startsWith('hostile'))
    .map(file => `/${file.replace(/(?:index)?\.html$/, '')}`)
}

it('builds', () => {
  expect(site.status, site.stderr).toBe(0)
})

it('builds the same bytes again from what it kept of the first build', async () => {
  const again = await buildSite(join(folder, 'hostile.json'), join(folder, 'again'))
  again.stop()
  expect(again.status, again.stderr).toBe(0)
  const digests = readDigests(join(folder, 'again'))
  expect(digests).toEqual(readDigests(dist))
  expect(Object.keys(digests).length).toBeGreaterThan(payloads.length * 4)
}, 300_000)

/** Each file of a folder with the hash of what it holds. */
function readDigests(root: string): Record<string, string> {
  return Object.fromEntries(readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => statSync(join(root, file)).isFile())
    .sort()
    .map(file => [file, createHash('sha256').update(readFileSync(join(root, file))).digest('hex')]))
}

describe('pages', () => {
  it('run nothing of the spec on load, focus, hover and click, and ask no other host', async () => {
    const pages = listPages().filter(page => !page.endsWith('explorer'))
    expect(pages.length).toBeGreaterThan(payloads.length * 2)
    const { context, page, complaints } = await openPage(browser, origin)
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, 'pwned', {
        get: () => undefined,
        set: () => console.error('pwned'),
      }),
    )
    for (const path of pages) {
      await page.goto(path)
      await awake(page)
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('main *')) {
          for (const type of ['mouseover', 'focus', 'pointerenter'])
            element.dispatchEvent(new Event(type, { bubbles: true }))
        }
      })
      const bad = await page.evaluate(() => ({
        links: [...document.querySelectorAll('a')]
          .map(link => link.href)
          .filter(href => !/^(?:https?|mailto):/.test(href)),
        foreign: document.querySelectorAll(
          'main iframe, main form:not([class]), main svg[onload], main style, main script, main [onclick], main [onerror], main [style]',
        ).length,
      }))
      expect(bad, path).toEqual({ links: [], foreign: 0 })
    }
    expect(complaints.foreign).toEqual([])
    // An image of this site that is not there is all that is left of `<img src=x onerror=…>`.
    expect(complaints.console.filter(text => !text.includes('404'))).toEqual([])
    await context.close()
  }, 600_000)

  it('show the spec\'s text as written, and no other file', async () => {
    const { context, page } = await openPage(browser, origin, { javaScriptEnabled: false })
    for (const path of listPages()
      .filter(page => /hostile\/[^/]+\/[^/]+$/.test(page))
      .slice(0, 4)) {
      await page.goto(path)
      const text = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
      for (const verbatim of [
        '{{ constructor.constructor(\'globalThis.pwned=1\')() }}',
        '<T> List<String> a < b && c',
        '<<< @/../package.json',
        '!!! include(../package.json) !!!',
        '__proto__',
      ])
        expect(text, `${path}: ${verbatim}`).toContain(verbatim)
      expect(text).not.toContain('"devDependencies"')
    }
    await context.close()
  })

  it('have titles and descriptions that end nothing', () => {
    for (const file of [...listPageFiles(dist), 'hostile/print-all.html'])
      expect(readFileSync(join(dist, file), 'utf8').match(/<script>globalThis\.pwned/), file).toBeNull()
  })
})

it('leaves Object.prototype alone', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
})
