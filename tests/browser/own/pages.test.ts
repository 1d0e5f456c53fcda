import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { awake, openPage, settle, visit } from '../support/browser.ts'
import { kinds } from '../support/pages.ts'
import { useSite } from '../support/site.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const site = useSite('serve')

describe.each(Object.entries(kinds))('%s', (kind, path) => {
  it.each(['light', 'dark'] as const)(
    'asks nobody else, complains of nothing and is accessible, %s',
    async (colorScheme) => {
      // The test's own script is the one thing that the policy of the page would refuse.
      const { context, page, complaints } = await openPage(site.browser, site.server.origin, {
        colorScheme,
        bypassCSP: true,
      })
      await visit(page, path)
      await page.addScriptTag({ path: axe })
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: {
            run: () => Promise<{
              violations: { id: string, impact: string, nodes: { target: unknown, failureSummary: string }[] }[]
            }>
          }
        }
        return (await axe.run()).violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => ({
          id,
          nodes: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
        }))
      })
      expect(violations).toEqual([])
      expect(complaints.foreign).toEqual([])
      expect(complaints.console.filter(text => kind !== 'not found' || !text.includes('404'))).toEqual([])
      await context.close()
    },
  )

  it('works under its policy and never scrolls sideways on a phone', async () => {
    const { context, page, complaints } = await openPage(site.browser, site.server.origin, {
      viewport: { width: 390, height: 844 },
    })
    const response = await visit(page, path)
    expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'sha256-/)
    expect(response?.headers()['content-security-policy']).not.toMatch(/unsafe/)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    expect(complaints.console.filter(text => kind !== 'not found' || !text.includes('404'))).toEqual([])
    await context.close()
  })

  it('holds at most 5,000 elements', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(path)
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(5000)
    await context.close()
  })
})

it('reads without scripts: text, fields, samples of every language, responses', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { javaScriptEnabled: false })
  await page.goto('/userstore/users/create-user')
  const text = (await page.locator('main').textContent()) ?? ''
  for (const part of [
    'Create a user',
    'verify_user',
    'Authentication',
    'last_name',
    'ada.lovelace@example.com',
    'await fetch',
    'curl_setopt_array',
    'curl ',
    'too_many_requests',
  ])
    expect(text, part).toContain(part)
  expect(await page.getByRole('button', { name: 'Try it' }).isVisible()).toBe(false)
  await context.close()
})

it('shows the whole API in the explorer, asking no other host', async () => {
  const { context, page, complaints } = await openPage(site.browser, site.server.origin)
  await visit(page, '/userstore/explorer')
  await page.getByText('Create a user').last().waitFor({ timeout: 120_000 })
  expect(complaints.foreign).toEqual([])
  await context.close()
})

/** What a reader waits for: bytes as a host sends them, gzipped; lowered with every page that grows lighter. */
it.each([
  ['/userstore/users/create-user', 40_000, 128_500],
  ['/userfront/users/create-user', 40_000, 128_500],
])('loads %s in at most %i bytes before a reader acts, %i with all that then comes, and at most 25 kB of fonts', async (path, most, all) => {
  const { context, page } = await openPage(site.browser, site.server.origin, { isFirstVisit: true })
  const sizes: { type: string, size: Promise<number> }[] = []
  page.on('response', response => sizes.push({
    type: response.request().resourceType(),
    // Fonts are compressed in themselves.
    size: response.body().then(body => response.request().resourceType() === 'font' ? body.length : gzipSync(body).length),
  }))
  const sum = async (isCounted: (type: string) => boolean): Promise<number> => {
    const counted = await Promise.all(sizes.filter(({ type }) => isCounted(type)).map(({ size }) => size))
    return counted.reduce((all, size) => all + size, 0)
  }
  await page.goto(path)
  await settle(page)
  expect(sizes.filter(({ type }) => type === 'script')).toEqual([])
  expect(await sum(type => type !== 'font')).toBeLessThan(most)
  await page.mouse.move(300, 300)
  await awake(page)
  await settle(page)
  expect(await sum(type => type !== 'font')).toBeLessThan(all)
  expect(await sum(type => type === 'font')).toBeLessThan(25_000)
  await context.close()
})

it('prints an operation on a few pages: the reader\'s language alone, every answer, nothing to press', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  for (const api of ['userfront', 'userstore']) {
    await visit(page, `/${api}/users/create-user`)
    await page.getByRole('tab', { name: 'PHP' }).first().click()
    await page.locator('main').getByText('curl_setopt_array').first().waitFor()
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
    expect([api, pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length]).toEqual([api, 3])
  }
  await page.emulateMedia({ media: 'print' })
  const isSeen = (text: string) => page.locator('main').getByText(text).first().isVisible()
  const seen = await Promise.all(['curl_setopt_array', 'await fetch', 'net/http', 'too_many_requests'].map(isSeen))
  expect(seen).toEqual([true, false, false, true])
  for (const name of ['.skip', '#sidebar', 'header.NavBar', '.TryItButton', 'main button']) {
    const boxes = await page.locator(name).evaluateAll(all => all.map(element => element.getClientRects().length))
    expect(boxes.length, name).toBeGreaterThan(0)
    expect(Math.max(...boxes), name).toBe(0)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await context.close()
})
