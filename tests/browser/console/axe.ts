import type { Page } from 'playwright-core'
import type { ConsoleSite } from './site.ts'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { openAnswers } from './axe/answers.ts'
import { openForms } from './axe/forms.ts'
import { openMemory } from './axe/memory.ts'
import { openWaysIn } from './axe/ways-in.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Violation { id: string, nodes: { html: string }[] }

interface Axe { run: (root: string, options: object) => Promise<{ violations: Violation[] }> }

/** A dark phone, for the rules that depend on colours and width; then the wide and light window that all are judged in. */
const looks = [
  { colorScheme: 'dark', width: 390, rules: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] },
  { colorScheme: 'light', width: 1440, rules: undefined },
] as const

/** What axe has against what the console shows on a page, one line each. */
async function judge(page: Page): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in globalThis))
    await page.addScriptTag({ path: axe })
  const problems: string[] = []
  for (const { colorScheme, width, rules } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await page.waitForFunction(isDark => document.documentElement.classList.contains('dark') === isDark, colorScheme === 'dark')
    const found = await page.evaluate(async (values) => {
      // An answer fades in: its colours are judged when it has arrived. What moves by scrolling never ends.
      const timed = document.getAnimations().filter(({ timeline }) => timeline === document.timeline)
      await Promise.all(timed.map(animation => animation.finished.catch(() => {})))
      const { axe } = globalThis as unknown as { axe: Axe }
      const { violations } = await axe.run('.TryItPanel, .ShortcutList, .SignInPage', {
        preload: false,
        resultTypes: ['violations'],
        ...(values && { runOnly: { type: 'rule', values } }),
      })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    }, rules)
    problems.push(...found.map(problem => `${colorScheme}, ${width} px: ${problem}`))
  }
  return problems
}

export function testAxe(site: ConsoleSite): void {
  describe('axe finds nothing in any state of the console', () => {
    it.each([
      ['forms and editor', openForms],
      ['answers', openAnswers],
      ['memory', openMemory],
      ['ways in', openWaysIn],
    ] as const)('%s', async (_, listStates) => {
      // Its policy lets axe in; the other tests run under the policy of the site.
      const context = await site.browser.newContext({
        baseURL: site.host.origin,
        bypassCSP: true,
        viewport: { width: 1440, height: 900 },
      })
      const page = await context.newPage()
      const found: [state: string, problems: string[]][] = []
      for (const [state, reach] of Object.entries(listStates(site, page))) {
        const shown = await reach().catch((error: unknown) => Promise.reject(new Error(state, { cause: error })))
        found.push([state, await judge(shown ?? page)])
      }
      expect(found.filter(([, problems]) => problems.length > 0)).toEqual([])
      await context.close()
    }, 360_000)
  })
}
