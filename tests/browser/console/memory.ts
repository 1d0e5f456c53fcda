import type { ConsoleSite } from './site.ts'
import { describe, expect, it } from 'vitest'
import { textsOf, tryIt } from '../support/pages.ts'

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
      await expect.poll(() => panel.locator('.history li').count()).toBe(2)
      await panel.getByLabel('Filter').fill('q=first')
      await expect.poll(() => panel.locator('.history li').count()).toBe(1)
      await panel.getByRole('button', { name: 'Send again' }).click()
      await expect.poll(() => field('q').inputValue()).toBe('first')
      // An answer that came after the history was cleared would stand in it.
      await expect.poll(() => panel.locator('.history li').count()).toBe(2)
      await expect.poll(status).toBe('200 OK')
      await panel.getByRole('button', { name: 'Clear' }).click()
      await expect.poll(() => panel.locator('.history li').count()).toBe(0)
      expect(await site.page.evaluate(() => localStorage.getItem('api-docs:history'))).toBeNull()
    })

    it('keeps what was typed over a reload, and shares it by a link', async () => {
      const { panel, field } = await site.open('search')
      await field('q').fill('typed before')
      await site.page.reload()
      const again = tryIt(site.page)
      await again.open()
      await again.panel.waitFor()
      await expect.poll(() => again.field('q').inputValue()).toBe('typed before')
      const link = await site.copy(() => panel.getByRole('button', { name: 'Copy a link to this request' }).click())
      const other = await site.context.newPage()
      await other.goto(link.replace('/search#', '/search.html#'))
      const shared = tryIt(other)
      await shared.panel.waitFor()
      await expect.poll(() => shared.field('q').inputValue()).toBe('typed before')
      await expect.poll(() => other.url()).not.toContain('#try')
    })

    it('fills the form from a curl command and a HAR entry', async () => {
      const { panel, field } = await site.open('create-note')
      await panel.locator('.paste summary').click()
      const box = panel.locator('.paste textarea')
      await box.fill(`curl -X POST 'https://api.example.com/v1/notes' -H 'Content-Type: application/json' --data '{"title":"It\'\\\'\'s","code":"XYZ"}'`)
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      await expect.poll(() => field('title').inputValue()).toBe('It\'s')
      await box.fill(JSON.stringify({ request: { method: 'POST', url: 'http://a.test/notes', headers: [], postData: { text: '{"title":"T","code":"HAR"}' } } }))
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      await expect.poll(() => field('code').inputValue()).toBe('HAR')
      await box.fill('curl https://a.test/other')
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      await expect.poll(() => panel.locator('.paste [role=alert]').textContent()).toContain('another operation')
    })

    it('fills in a value with slashes, and sends it as it was', async () => {
      const { panel, field, send, status } = await site.open('get-file')
      await panel.locator('.paste summary').click()
      await panel.locator('.paste textarea').fill(`curl 'http://127.0.0.1:${site.live.port}/v1/files/docs/a%20b/text/text'`)
      await panel.getByRole('button', { name: 'Fill the form' }).click()
      await expect.poll(() => field('path').inputValue()).toBe('docs/a b/text')
      await send()
      await expect.poll(status).toBe('200 OK')
      expect(site.live.asked.map(({ line }) => line)).toEqual(['GET /v1/files/docs/a%20b/text/text'])
    })

    it('sends a pasted request where it went, and says where it did', async () => {
      const { panel, send, status } = await site.open('search')
      const goes = panel.locator('.paste').getByRole('status')
      const server = panel.getByLabel('Server')
      await panel.locator('.paste summary').click()
      const paste = async (address: string): Promise<void> => {
        await panel.locator('.paste textarea').fill(`curl '${address}/search?q=tea'`)
        await panel.getByRole('button', { name: 'Fill the form' }).click()
      }
      await paste(`http://127.0.0.1:${site.live.port}/v7`)
      await expect.poll(() => goes.textContent()).toContain(`Goes to http://127.0.0.1:${site.live.port}/v7 now`)
      await expect.poll(() => server.inputValue()).toBe('server http://{host}:{port}/{version}')
      await expect.poll(() => panel.getByLabel('version').inputValue()).toBe('v7')
      const own = `http://127.0.0.1:${site.live.port}/deep/own`
      await paste(own)
      await expect.poll(() => goes.textContent()).toContain(`went to ${own}. This one goes to http://127.0.0.1:${site.live.port}/v7.`)
      await panel.getByRole('button', { name: 'Send this one there, too' }).press('Enter')
      await expect.poll(() => panel.locator('.origin').textContent()).toBe(`${own}/search?q=tea`)
      await expect.poll(() => panel.locator('.paste button:focus').textContent()).toContain('Fill the form')
      await send()
      await expect.poll(status).toBe('200 OK')
      expect(site.live.asked.map(({ line }) => line)).toEqual(['GET /deep/own/search?q=tea'])
      await panel.getByLabel('Server', { exact: true }).selectOption({ label: 'Sandbox' })
      await expect.poll(() => goes.textContent()).toContain(`went to ${own}. This one goes to Sandbox.`)
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
      const boxes = panel.locator('.history').getByRole('checkbox')
      await expect.poll(() => boxes.count()).toBe(3)
      await boxes.nth(2).check()
      await expect.poll(() => panel.locator('.history').getByRole('status').textContent()).toContain('Choose another')
      await boxes.nth(1).focus()
      await site.page.keyboard.press('Space')
      const table = panel.getByRole('region', { name: 'Differences of the answers' })
      const rows = async () => Promise.all((await table.locator('tbody tr').all()).map(async row => (await textsOf(row.locator('> *'))).join(' ')))
      await expect.poll(rows).toEqual(['/id 1 "one"', '/state "open" "lost"', '/parts nothing [{"size":1},{"size":-1}]'])
      expect(await panel.locator('.CompareAnswers [role=status]').textContent()).toContain('3 differences')
      await boxes.nth(0).check()
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
      const har = await site.save(() => panel.getByRole('button', { name: 'HAR' }).press('Enter'))
      expect(har.name).toBe('get-secret.har')
      interface Entry { request: { headers: unknown[] }, response: { status: number } }
      const [entry] = (JSON.parse(har.text) as { log: { entries: Entry[] } }).log.entries
      expect(entry?.request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer {{bearer}}' })
      expect(entry?.response.status).toBe(200)
      const postman = await site.save(() => panel.getByRole('link', { name: 'Postman' }).click())
      const bruno = await site.save(() => panel.getByRole('link', { name: 'Bruno' }).click())
      expect([postman.name, bruno.name]).toEqual(['console.postman.json', 'console.bruno.json'])
      expect(postman.text).toContain('{{baseUrl}}/users/:userId')
      expect(bruno.text).toContain('{{baseUrl}}/users/:userId')
      expect(har.text + postman.text + bruno.text).not.toContain('canary')
    })
  })

  describe('a bad day', () => {
    it('is simulated: declared statuses, a dropped connection', async () => {
      const logIn = await site.open('log-in')
      await logIn.panel.getByLabel('Simulate').selectOption('200')
      await logIn.send()
      await expect.poll(logIn.status).toBe('200 OK')
      expect(await logIn.panel.locator('.AnswerToken').count()).toBe(0)
      const { panel, send, status } = await site.open('create-note')
      await send()
      await expect.poll(status).toBe('201 Created')
      await panel.getByLabel('Simulate').selectOption('422')
      await send()
      await expect.poll(status).toMatch(/^422/)
      expect(await panel.locator('.hint').count()).toBe(0)
      const sample = panel.locator('.HandleSample')
      await sample.locator('summary').press('Enter')
      await expect.poll(() => sample.locator('summary').textContent()).toMatch(/^How to handle 422 in Node/)
      await expect.poll(() => sample.locator('pre').textContent()).toContain('console.error(response.status')
      await panel.getByLabel('Simulate').selectOption('201')
      await expect.poll(() => sample.count()).toBe(0)
      await panel.getByLabel('Simulate').selectOption('dropped')
      await send()
      await expect.poll(() => panel.locator('.failure').textContent()).toContain('broke off')
    })

    it('is simulated where a range or `default` covers it, in the form declared there', async () => {
      const { panel, send, status, body } = await site.open('get-file')
      const menu = panel.getByLabel('Simulate')
      await expect.poll(() => textsOf(menu.locator('option'))).toEqual([
        'Nothing',
        '200 OK',
        '400 Bad Request',
        '401 Unauthorized',
        '404 Not Found',
        '429 Too Many Requests',
        '500 Internal Server Error',
        '503 Service Unavailable',
        'A slow answer',
        'A dropped connection',
        'An expired token',
      ])
      for (const [choice, want, form] of [['429', '429 Too Many Requests', 'message'], ['expired', '401 Unauthorized', 'message'], ['503', '503 Service Unavailable', 'outage']] as const) {
        await menu.selectOption(choice)
        await send()
        await expect.poll(status).toBe(want)
        await expect.poll(async () => Object.keys(await body())).toContain(form)
        await expect.poll(() => panel.locator('.HandleSample summary').textContent()).toContain(want.slice(0, 3))
      }
    })

    it('asks before something is changed at a live server, once', async () => {
      const { panel, send, status } = await site.open('create-order')
      await panel.getByLabel('Server').selectOption({ label: 'Live' })
      await send()
      const dialog = panel.getByRole('alertdialog')
      await dialog.waitFor()
      expect(site.live.asked).toEqual([])
      await site.page.keyboard.press('Escape')
      await expect.poll(() => dialog.count()).toBe(0)
      await send()
      await dialog.getByRole('button', { name: 'Send it' }).click()
      await expect.poll(status).toBe('200 OK')
      expect(site.live.asked.length).toBe(1)
      await send()
      await expect.poll(() => site.live.asked.length).toBe(2)
    })
  })
}
