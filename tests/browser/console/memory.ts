import type { ConsoleSite } from './site.ts'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { tryIt } from '../support/pages.ts'

export function testMemory(site: ConsoleSite): void {
  describe('memory', () => {
    it('keeps the last requests, filters, sends again and clears them', async () => {
      const { panel, field, send, status } = await site.open('search')
      for (const word of ['first', 'second']) {
        await field('q').fill(word)
        await send()
        await expect.poll(() => panel.locator('.history li').first().textContent()).toContain(word)
      }
      await panel.locator('.history summary').click()
      expect(await panel.locator('.history li').count()).toBe(2)
      await panel.getByLabel('Filter').fill('q=first')
      expect(await panel.locator('.history li').count()).toBe(1)
      await panel.getByRole('button', { name: 'Send again' }).click()
      await expect.poll(() => field('q').inputValue()).toBe('first')
      await expect.poll(status).toBe('200 OK')
      await panel.getByRole('button', { name: 'Clear' }).click()
      expect(await site.page.evaluate(() => localStorage.getItem('api-docs:history'))).toBeNull()
    })

    it('keeps what was typed over a reload, and shares it by a link', async () => {
      const { panel, field } = await site.open('search')
      await field('q').fill('typed before')
      await site.page.waitForTimeout(700)
      await site.page.reload()
      const again = tryIt(site.page)
      await again.open()
      await again.panel.waitFor()
      expect(await again.field('q').inputValue()).toBe('typed before')
      await site.context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await panel.getByRole('button', { name: 'Copy a link to this request' }).click()
      const link = await site.page.evaluate(() => navigator.clipboard.readText())
      const other = await site.context.newPage()
      await other.goto(link.replace('/search#', '/search.html#'))
      const shared = tryIt(other)
      await shared.panel.waitFor()
      expect(await shared.field('q').inputValue()).toBe('typed before')
      await expect.poll(() => other.url()).not.toContain('#try')
    })

    it('fills the form from a curl command and a HAR entry', async () => {
      const { panel, field } = await site.open('create-note')
      await panel.locator('.paste summary').click()
      const box = panel.locator('.paste textarea')
      await box.fill(`curl -X POST 'https://api.example.com/v1/notes' -H 'Content-Type: application/json' --data '{"title":"It\'\\\'\'s","code":"XYZ"}'`)
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await field('title').inputValue()).toBe('It\'s')
      await box.fill(JSON.stringify({ request: { method: 'POST', url: 'http://a.test/notes', headers: [], postData: { text: '{"title":"T","code":"HAR"}' } } }))
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await field('code').inputValue()).toBe('HAR')
      await box.fill('curl https://a.test/other')
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      expect(await panel.locator('.paste [role=alert]').textContent()).toContain('another operation')
    })
  })

  describe('two answers', () => {
    it('are compared place by place, by mouse and by keyboard', async () => {
      const { panel, field, send, status } = await site.open('get-answer')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      for (const [kind, code] of [['fine', '200'], ['body', '200'], ['status', '418']]) {
        await field('kind').fill(kind ?? '')
        await send()
        await expect.poll(() => panel.locator('.history li').first().textContent()).toContain(kind)
        await expect.poll(status).toContain(code)
      }
      await panel.locator('.history summary').click()
      const [newest, middle, oldest] = await panel.locator('.history').getByRole('checkbox').all()
      await oldest?.check()
      await expect.poll(() => panel.locator('.history').getByRole('status').textContent()).toContain('Choose another')
      await middle?.focus()
      await site.page.keyboard.press('Space')
      const table = panel.getByRole('region', { name: 'Differences of the answers' })
      const rows = async () => (await table.locator('tbody tr').allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim())
      expect(await rows()).toEqual(['/id 1 "one"', '/state "open" "lost"', '/parts nothing [{"size":1},{"size":-1}]'])
      expect(await panel.locator('.CompareAnswers [role=status]').textContent()).toContain('3 differences')
      await newest?.check()
      await expect.poll(rows).toEqual(expect.arrayContaining(['Status 200 418']))
      await site.page.reload()
      expect(await site.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('lost')
    })
  })

  describe('exports', () => {
    it('hold what was sent and what came back, and the whole API, without any key', async () => {
      const { panel, send, status } = await site.open('get-secret')
      await panel.locator('.TryItAuth summary').click()
      await panel.getByLabel(/^Your own/).fill('canary-4711')
      await send()
      await expect.poll(status).toBe('200 OK')
      const save = async (press: () => Promise<void>) => {
        const [download] = await Promise.all([site.page.waitForEvent('download'), press()])
        return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
      }
      const har = await save(() => panel.getByRole('button', { name: 'HAR' }).press('Enter'))
      expect(har.name).toBe('get-secret.har')
      interface Entry { request: { headers: unknown[] }, response: { status: number } }
      const [entry] = (JSON.parse(har.text) as { log: { entries: Entry[] } }).log.entries
      expect(entry?.request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer {{bearer}}' })
      expect(entry?.response.status).toBe(200)
      const postman = await save(() => panel.getByRole('link', { name: 'Postman' }).click())
      const bruno = await save(() => panel.getByRole('link', { name: 'Bruno' }).click())
      expect([postman.name, bruno.name]).toEqual(['console.postman.json', 'console.bruno.json'])
      expect(postman.text).toContain('{{baseUrl}}/users/:userId')
      expect(bruno.text).toContain('{{baseUrl}}/users/:userId')
      expect(har.text + postman.text + bruno.text).not.toContain('canary')
    })
  })

  describe('a bad day', () => {
    it('is simulated: declared statuses, a dropped connection', async () => {
      const { panel, send, status } = await site.open('create-note')
      await panel.getByLabel('Simulate').selectOption('422')
      await send()
      await expect.poll(status).toMatch(/^422/)
      const sample = panel.locator('.HandleSample')
      await sample.locator('summary').press('Enter')
      expect(await sample.locator('summary').textContent()).toMatch(/^How to handle 422 in Node/)
      expect(await sample.locator('pre').textContent()).toContain('console.error(response.status')
      await panel.getByLabel('Simulate').selectOption('201')
      expect(await sample.count()).toBe(0)
      await panel.getByLabel('Simulate').selectOption('dropped')
      await send()
      await expect.poll(() => panel.locator('.failure').textContent()).toContain('broke off')
    })

    it('asks before something is changed at a live server, once', async () => {
      const { panel, send, status } = await site.open('create-order')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await send()
      const dialog = panel.getByRole('alertdialog')
      await dialog.waitFor()
      expect(site.live.asked).toEqual([])
      await site.page.keyboard.press('Escape')
      expect(await dialog.count()).toBe(0)
      await send()
      await dialog.getByRole('button', { name: 'Send it' }).click()
      await expect.poll(status).toBe('200 OK')
      await send()
      await expect.poll(() => site.live.asked.length).toBe(2)
    })
  })
}
