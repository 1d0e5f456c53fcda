import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../support/pages.ts'

export function testEditor(site: ConsoleSite): void {
  async function openEditor() {
    const console = await site.open('create-order')
    await console.panel.getByLabel('Server').selectOption({ label: 'Live' })
    await console.panel.getByLabel('As JSON').check()
    const editor = console.panel.locator('.cm-content')
    await editor.waitFor()
    const set = async (text: string): Promise<void> => {
      await editor.focus()
      await site.page.keyboard.press('Control+A')
      await site.page.keyboard.insertText(text)
    }
    return { ...console, editor, set }
  }

  describe('the editor', () => {
    it('has colours, folds and matching brackets under the policy of the site', async () => {
      const { panel, editor } = await openEditor()
      const name = editor.locator('span', { hasText: '"customer"' }).first()
      const colour = (element: Element): string => getComputedStyle(element).color
      await expect.poll(() => name.evaluate(colour)).not.toBe(await editor.evaluate(colour))
      const lines = await editor.locator('.cm-line').count()
      await panel.locator('.cm-foldGutter span[title="Fold line"]').nth(1).click()
      await expect.poll(() => editor.locator('.cm-line').count()).toBeLessThan(lines)
      await editor.focus()
      await site.page.keyboard.press('Control+Home')
      await expect.poll(() => editor.locator('.cm-matchingBracket').count()).toBeGreaterThan(0)
      expect(site.complaints.console).toEqual([])
    })

    it('completes names and values of the schema', async () => {
      const { panel, editor, set } = await openEditor()
      await set('{"customer": {"name": "Ada"}, ')
      await site.page.keyboard.type('"cur')
      // While they are looked for anew, options are shown that cannot be taken.
      const options = panel.locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) li')
      const first = options.first()
      await expect.poll(() => first.textContent()).toContain('currency')
      // Keys are taken a moment after the list appears, so that nobody accepts by accident.
      await site.page.waitForTimeout(150)
      await site.page.keyboard.press('Enter')
      await expect.poll(() => editor.textContent()).toContain('"currency": ')
      await site.page.keyboard.press('Control+Space')
      await options.filter({ hasText: 'USD' }).waitFor()
      await site.page.waitForTimeout(150)
      await site.page.keyboard.press('ArrowDown')
      await site.page.keyboard.press('Enter')
      await expect.poll(() => editor.textContent()).toContain('"currency": "USD"')
    })

    it('takes a slash as a letter, which opens the search elsewhere', async () => {
      const { panel, editor, set } = await openEditor()
      await set('{"customer": "a')
      await site.page.keyboard.type('/b')
      await expect.poll(() => editor.textContent()).toContain('a/b')
      expect(await site.page.locator('.SearchDialog').count()).toBe(0)
      await panel.focus()
      await site.page.keyboard.press('/')
      await site.page.locator('.SearchDialog').waitFor()
    })

    it('paints nothing while nobody types, with the caret in it', async () => {
      const { editor } = await openEditor()
      await editor.focus()
      await site.page.waitForTimeout(300)
      // What moves with the scrolling rests with it.
      const moved = () => editor.evaluate(element =>
        [document, element.getRootNode() as ShadowRoot]
          .flatMap(root => root.getAnimations())
          .filter(({ playState, timeline }) => playState === 'running' && timeline === document.timeline)
          .map(({ effect }) => (effect as KeyframeEffect).target?.className))
      await expect.poll(moved).toEqual([])
    })

    it('says what a field is, and what is wrong at its place', async () => {
      const { panel, editor, set } = await openEditor()
      await set('{"customer": {"name": "A"}, "lines": []}')
      await expect.poll(() => editor.locator('.cm-lintRange').count()).toBe(2)
      await editor.getByText('"name"').hover()
      await expect.poll(() => textsOf(panel.locator('.cm-tooltip'))).toEqual(
        expect.arrayContaining([expect.stringContaining('Full name')]),
      )
      await set('{"customer": ')
      // A point where a line ends, else a range.
      await expect.poll(() => editor.locator('.cm-lintRange-error, .cm-lintPoint-error').count()).toBeGreaterThan(0)
    })

    it('is formatted, left by Tab, and sends what is written', async () => {
      const { panel, editor, set, send, agree, status } = await openEditor()
      await set('{"customer":{"name":"Grace"},"lines":[{"sku":"C"}]}')
      await panel.getByRole('button', { name: 'Format' }).click()
      await expect.poll(() => editor.locator('.cm-line').count()).toBeGreaterThan(5)
      await editor.focus()
      await site.page.keyboard.press('Tab')
      await expect.poll(() => site.page.evaluate(() => document.activeElement?.className)).toBe('format')
      await send()
      await agree()
      await expect.poll(status).toBe('200 OK')
      expect(JSON.parse(site.live.asked[0]?.body ?? '')).toEqual({ customer: { name: 'Grace' }, lines: [{ sku: 'C' }] })
    })

    it('keeps the form in step, both ways', async () => {
      const { panel, set } = await openEditor()
      await set('{"customer": {"name": "Linus"}, "lines": [{"sku": "Z"}], "currency": "EUR"}')
      await panel.getByLabel('As JSON').uncheck()
      await expect.poll(() => panel.locator('[data-name="currency"] select').inputValue()).toBe('EUR')
      await panel.locator('[data-name="currency"] select').selectOption('USD')
      await panel.getByLabel('As JSON').check()
      await expect.poll(() => panel.locator('.cm-content').textContent()).toContain('"currency": "USD"')
    })
  })
}
