import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { listenForShifts, openPage, shiftsOf, visit } from '../support/browser.ts'
import { kinds } from '../support/pages.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')
const pages = Object.entries({ ...kinds, schemas: '/userfront/schemas/', guide: '/guide/host' }).filter(([kind]) => kind !== 'not found')

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** What a page says of itself to search engines and screen readers. */
function describePage(page: Page) {
  return page.evaluate(() => ({
    title: document.title,
    description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    landmarks: ['main', 'header', 'nav'].map(name => `${name} ${Math.min(document.querySelectorAll(name).length, 1)}`),
    // Two landmarks of a kind are told apart by their names.
    unnamed: [...document.querySelectorAll('nav')].filter(nav => !nav.hasAttribute('aria-label')).length,
  }))
}

describe.each(pages)('%s', (_kind, path) => {
  it('says what it is: one heading, a title, a whole sentence, landmarks', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(path)
    const { title, description, language, headings, landmarks, unnamed } = await describePage(page)
    expect(title).toMatch(/\S.{3,}/)
    expect(description).toMatch(/^\S.{20,}[.!?…。]$/)
    expect(description.length).toBeLessThan(260)
    expect(language).toBe('en')
    expect(headings).toBe(1)
    expect(landmarks).toEqual(['main 1', 'header 1', 'nav 1'])
    expect(unnamed).toBe(0)
    await context.close()
  })

  it.each([390, 1440])('moves nothing by itself while it loads, %i px', async (width) => {
    const { context, page } = await openPage(site.browser, site.server.origin, { viewport: { width, height: 844 } })
    await listenForShifts(page)
    await visit(page, path)
    expect(await shiftsOf(page)).toBeLessThan(0.02)
    await context.close()
  })

  it('is pressed with a finger: what stands alone is 44 px high, and no box makes a phone zoom', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, phone)
    await visit(page, path)
    expect(await page.evaluate(() => {
      const inText = (element: Element) => element.matches('a') && element.closest('p:not(.line), li, td, h1, h2, h3, h4, pre') !== null
      const small = [...document.querySelectorAll<HTMLElement>('a, button, summary, select, textarea, label:has(> input), input:not([type=checkbox], [type=radio])')]
        .filter(element => element.checkVisibility() && !inText(element))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width > 1 && height > 1 && height < 43.5
        })
      const zoomed = [...document.querySelectorAll<HTMLElement>('input:not([type=checkbox], [type=radio]), select, textarea')].filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < 16)
      return [...small, ...zoomed].map(({ tagName, className, textContent }) => `${tagName}.${className} ${textContent.trim().slice(0, 24)}`)
    })).toEqual([])
    await context.close()
  })
})

it('has a title and a description of its own on each page', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  const said: { title: string, description: string }[] = []
  for (const [, path] of pages) {
    await page.goto(path)
    said.push(await describePage(page))
  }
  expect(new Set(said.map(({ title }) => title)).size).toBe(pages.length)
  expect(new Set(said.map(({ description }) => description)).size).toBe(pages.length)
  await context.close()
})
