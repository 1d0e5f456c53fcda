import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../support/pages.ts'

export function testStreams(site: ConsoleSite): void {
  async function ask(operation: string, server = 'Live') {
    const console = await site.open(operation)
    if (server !== '')
      await console.panel.getByLabel('Server').selectOption({ label: server })
    await console.send()
    return console
  }

  describe('streams and media', () => {
    it('show events as they come, stop, and go on from the last', async () => {
      const { panel } = await ask('get-stream')
      const stream = panel.locator('.AnswerStream')
      await expect.poll(() => stream.locator('li').count()).toBe(3)
      await expect.poll(() => stream.locator('li').first().textContent()).toMatch(/\+\d+ ms.*tick[^\n\r1\u2028\u2029]*1.*\{"tick": 1\}/)
      await stream.getByRole('button', { name: 'Stop' }).focus()
      await site.page.keyboard.press('Enter')
      await panel.getByRole('region', { name: 'Answer' }).waitFor()
      await stream.getByRole('button', { name: 'Go on from here' }).click()
      await expect.poll(() => site.live.asked.length).toBe(2)
      expect(site.live.asked[1]?.headers['last-event-id']).toBe('3')
      await expect.poll(() => stream.locator('li').last().textContent()).toContain('"tick": 6')
      await stream.getByRole('button', { name: 'Stop' }).click()
    })

    it('show JSON lines of the sandbox one by one', async () => {
      const { panel, status } = await ask('get-lines', '')
      await expect.poll(status).toBe('200 OK')
      await expect.poll(() => textsOf(panel.locator('.AnswerStream li code'))).toEqual(['{"n":1}', '{"n":2}', '{"n":3}'])
      await expect.poll(() => panel.locator('.AnswerCheck').getAttribute('data-state')).toBe('fine')
    })

    it('show what came of a line before the connection was lost, and that it was cut off', async () => {
      const { panel } = await ask('get-lines')
      await expect.poll(() => panel.locator('.AnswerStream li').count()).toBe(1)
      site.live.goOn()
      await expect.poll(() => panel.locator('.hint').textContent()).toContain('The answer broke off.')
      const items = async () => (await textsOf(panel.locator('.AnswerStream li'))).map(text => text.replace(/^\+\d+ ms/, '').trim())
      await expect.poll(items).toEqual(['{"n":1}', '{"n":cut off'])
      await expect.poll(() => panel.locator('.AnswerCheck').getAttribute('data-state')).toBe('partial')
    })

    it('show a picture and a table, and run nothing', async () => {
      const picture = await ask('get-picture')
      await expect.poll(() => picture.panel.locator('.AnswerMedia img').evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(1)
      const table = await ask('get-report', '')
      await expect.poll(() => textsOf(table.panel.locator('.CsvTable td')).then(all => all.map(text => text.trim()))).toEqual(['1', '2'])
      expect(site.complaints.console).toEqual([])
    })

    it('show text piece by piece, each with its time, until it is stopped', async () => {
      const { panel, status } = await ask('get-log')
      const items = panel.locator('.AnswerStream li')
      await expect.poll(() => items.count()).toBe(1)
      site.live.goOn()
      await expect.poll(() => items.count()).toBe(2)
      const times = (await textsOf(items.locator('.time'))).map(text => Number(/\d+/.exec(text)?.[0]))
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100)
      await panel.getByRole('button', { name: 'Stop' }).focus()
      await site.page.keyboard.press('Enter')
      await expect.poll(status).toBe('200 OK')
      await expect.poll(async () => (await panel.getByLabel('Body of the answer').textContent())?.trim()).toBe('first\nsecond')
    })

    it('play a sound, open a paper in a tab of its own, and say where a film cannot be shown', async () => {
      const sound = await ask('get-clip')
      await expect.poll(() => sound.panel.locator('audio').evaluate(element => (element as HTMLAudioElement).readyState)).toBeGreaterThan(0)
      expect(await sound.panel.locator('audio').evaluate(element => (element as HTMLAudioElement).autoplay)).toBe(false)
      const film = await ask('get-film')
      await expect.poll(() => film.panel.locator('.AnswerMedia').textContent()).toContain('cannot be shown')
      const paper = await ask('get-paper')
      await expect.poll(() => paper.panel.locator('.AnswerPaper').textContent()).toContain('application/pdf')
      const [tab] = await Promise.all([site.context.waitForEvent('page'), paper.panel.getByRole('link', { name: 'Open in a new tab' }).click()])
      await expect.poll(() => tab.url()).toMatch(/^blob:/)
      await expect.poll(() => tab.evaluate(() => [opener, document.contentType])).toEqual([null, 'application/pdf'])
      expect(await tab.title()).not.toBe('run')
      await tab.close()
      const { name } = await site.save(() => paper.panel.getByRole('button', { name: 'Save' }).press('Enter'))
      expect(name).toBe('paper.pdf')
    })

    it('run nothing of an answer: no page, no drawing', async () => {
      const drawing = await ask('get-drawing')
      await expect.poll(() => drawing.panel.locator('.AnswerMedia img').evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(8)
      expect(await site.page.title()).not.toBe('run')
      const page = await site.open('get-answer')
      await page.panel.getByLabel('Server').selectOption({ label: 'Live' })
      await page.field('kind').fill('type')
      await page.send()
      await expect.poll(() => page.panel.getByLabel('Body of the answer').textContent()).toContain('<script>')
      expect(await site.page.title()).not.toBe('run')
      expect(await site.page.locator('.TryItPanel :is(script, iframe, object, embed)').count()).toBe(0)
    })

    it('draw of ten thousand rows those in sight; they are searched, folded and copied', async () => {
      const { panel, status } = await ask('get-rows')
      await expect.poll(status).toBe('200 OK')
      const tree = panel.getByRole('tree')
      await tree.waitFor()
      await panel.getByLabel('Search the answer').fill('Row 8765')
      await site.page.keyboard.press('Enter')
      await expect.poll(() => tree.locator('[aria-selected=true]').textContent()).toContain('"Row 8765"')
      expect(await tree.getByRole('treeitem').count()).toBeLessThan(120)
      const path = panel.locator('.TreeBar').getByRole('button', { name: 'Copy path' })
      expect(await path.getAttribute('title')).toBe('/8765/name')
      expect(await site.copy(() => path.click())).toBe('/8765/name')
      await panel.getByRole('button', { name: 'Fold' }).click()
      await expect.poll(() => tree.getByRole('treeitem').nth(1).textContent()).toContain('{ … }')
      await tree.focus()
      await site.page.keyboard.press('ArrowDown')
      await site.page.keyboard.press('ArrowRight')
      await expect.poll(() => tree.getByRole('treeitem').nth(2).textContent()).toContain('"id": 0')
    })
  })
}
