import type { Page } from 'playwright-core'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openPage } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')

const createUser = '/userstore/users/create-user'
const panel = (page: Page) => page.locator('section.CodePanel[aria-label="Request"]')
const code = (page: Page) => panel(page).locator('pre:visible').textContent().then(String)
const ready = (page: Page) => panel(page).locator('[data-ready]').waitFor()

it('shows Node, PHP and curl, and the other languages in a menu that is remembered', async () => {
  const { context, page, complaints } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  await ready(page)
  expect(
    await panel(page)
      .getByRole('tab')
      .evaluateAll(tabs => tabs.map(tab => tab.textContent.trim())),
  ).toEqual(['Node', 'PHP', 'curl'])
  const menu = panel(page).getByRole('combobox', { name: 'More languages' })
  await menu.focus()
  await page.keyboard.press('P')
  await expect.poll(() => code(page)).toContain('requests.post(')
  await page.goto('/userfront/users/create-user')
  await expect.poll(() => code(page)).toMatch(/^import/)
  await expect.poll(() => panel(page).getByRole('combobox', { name: 'More languages' }).inputValue()).toBe('python')
  await panel(page).getByRole('tab', { name: 'curl' }).click()
  await expect.poll(() => code(page)).toMatch(/^curl /)
  expect(complaints).toEqual({ console: [], foreign: [] })
  await context.close()
})

it('shows all languages one under another without scripts', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { javaScriptEnabled: false })
  await page.goto(createUser)
  const names = panel(page).locator('.CodeBlock > .name:visible')
  const languages = ['Node', 'PHP', 'curl', 'Python', 'Ruby', 'Go']
  for (const [index, language] of languages.entries())
    expect(await names.nth(index).textContent()).toContain(language)
  expect(await names.count()).toBe(languages.length)
  expect(await panel(page).locator('pre:visible').count()).toBe(7)
  await context.close()
})

it('offers the client beside plain fetch, with the line that installs it and the reader\'s own key', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.addInitScript(() =>
    sessionStorage.setItem('api-docs:keys', JSON.stringify({ userstore: { secretKey: 'it\'s mine' } })),
  )
  await page.goto(createUser)
  await ready(page)
  expect(await code(page)).toContain('await fetch(')
  const client = panel(page).getByRole('radio', { name: 'userstore' })
  await client.focus()
  await page.keyboard.press('Space')
  await expect.poll(() => code(page)).toContain('import userstore from \'userstore\'')
  await expect.poll(() => code(page)).toContain('userstore("it\'s mine")')
  await expect.poll(() => panel(page).locator('.install:visible').textContent()).toContain('npm install userstore')
  await page.goto('/userstore/users/get-user')
  await expect.poll(() => code(page)).toContain('users.get(')
  await context.close()
})

it('follows the example, the media type and what is required, and fetches the emitters only then', async () => {
  const { context, page, complaints } = await openPage(site.browser, site.server.origin)
  const fetched: string[] = []
  page.on('request', request => fetched.push(request.url()))
  await page.goto(createUser)
  await ready(page)
  await panel(page).getByRole('tab', { name: 'curl' }).click()
  await expect.poll(() => code(page)).toMatch(/^curl /)
  const before = await code(page)
  expect(before).toContain('Lovelace')
  const emitters = () => fetched.flatMap(url => /\/(node|php|curl|python|ruby|go)\.[\w-]+\.js/.exec(url)?.[1] ?? [])
  expect(fetched.filter(url => /live-samples/.test(url))).toEqual([])
  expect(emitters()).toEqual([])
  await panel(page).getByLabel('Only required').check()
  await expect.poll(() => code(page)).not.toContain('Lovelace')
  expect(emitters()).toEqual(['curl'])
  await panel(page).getByRole('tab', { name: 'PHP' }).click()
  await expect.poll(() => code(page)).toContain('curl_init(')
  // The sample is written anew once the code that writes it has arrived.
  await expect.poll(() => code(page)).not.toContain('Lovelace')
  expect(emitters()).toEqual(['curl', 'php'])
  await panel(page).getByRole('tab', { name: 'curl' }).click()
  await panel(page).getByLabel('Only required').uncheck()
  await expect.poll(() => code(page)).toBe(before)
  await panel(page).getByLabel('Example').selectOption({ label: 'An address and a password' })
  await expect.poll(() => code(page)).not.toContain('Lovelace')
  await panel(page).getByLabel('Media type').selectOption('application/x-www-form-urlencoded')
  await expect.poll(() => code(page)).toContain('--data-urlencode email=')
  expect(complaints).toEqual({ console: [], foreign: [] })
  await context.close()
})

it('follows what is typed into the console', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  await ready(page)
  const console = tryIt(page)
  await console.open()
  await console.field('email').fill('grace@example.com')
  await page.keyboard.press('Escape')
  await expect.poll(() => code(page)).toContain('grace@example.com')
  await expect.poll(() => panel(page).locator('.ran').count()).toBe(0)
  await context.close()
})

it('says with what its samples were run, where they were', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  const ran = panel(page).locator('.ran')
  if (existsSync('samples/proof.json'))
    expect(await ran.textContent()).toMatch(/^\s*Ran against the sandbox with .*Node \d+\.\d.*curl \d/)
  else
    expect(await ran.count()).toBe(0)
  await context.close()
})

it('writes the sample of another client when it is chosen, and again on the next page', async () => {
  const { context, page, complaints } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  await ready(page)
  await panel(page).getByRole('tab', { name: 'PHP' }).click()
  await expect.poll(() => code(page)).toContain('curl_init(')
  await panel(page).locator('.CodeBlock[data-state=shown]').getByRole('radio', { name: 'Guzzle' }).check({ force: true })
  await expect.poll(() => code(page)).toContain('new GuzzleHttp\\Client()')
  await expect.poll(() => panel(page).locator('.install:visible').textContent()).toContain('composer require guzzlehttp/guzzle')
  await page.goto('/userstore/users/get-user')
  await expect.poll(() => code(page)).toContain('new GuzzleHttp\\Client()')
  expect(complaints).toEqual({ console: [], foreign: [] })
  await context.close()
})

it('wraps long lines where the reader likes it, from the first frame of the next page on', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { viewport: { width: 390, height: 844 } })
  await page.goto(createUser)
  await ready(page)
  const overflow = () => panel(page).locator('pre:visible').first().evaluate(pre => pre.scrollWidth - pre.clientWidth)
  expect(await overflow()).toBeGreaterThan(0)
  await panel(page).getByLabel('Wrap lines').check()
  await expect.poll(overflow).toBe(0)
  await page.reload({ waitUntil: 'commit' })
  await page.locator('html[data-wrap]').waitFor({ state: 'attached' })
  await ready(page)
  await expect.poll(() => panel(page).getByLabel('Wrap lines').isChecked()).toBe(true)
  await panel(page).getByLabel('Wrap lines').uncheck()
  await expect.poll(overflow).toBeGreaterThan(0)
  await context.close()
})

it('numbers lines where the reader likes it, from the first frame of the next page on, and copies none', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  await ready(page)
  const before = await code(page)
  const number = () => panel(page).locator('pre:visible i').nth(1).evaluate(line => getComputedStyle(line, '::before').content)
  expect(await number()).toBe('none')
  await panel(page).getByLabel('Line numbers').check()
  await expect.poll(number).toContain('counter(line)')
  expect(await panel(page).locator('pre:visible i').count()).toBe(before.trimEnd().split('\n').length)
  await page.reload({ waitUntil: 'commit' })
  await page.locator('html[data-numbers]').waitFor({ state: 'attached' })
  await ready(page)
  await expect.poll(() => panel(page).getByLabel('Line numbers').isChecked()).toBe(true)
  await panel(page).getByLabel('Handle errors').check()
  await expect.poll(() => code(page)).toContain('Retry-After')
  await expect.poll(number).toContain('counter(line)')
  expect(await panel(page).locator('pre:visible').evaluate((pre) => {
    getSelection()?.selectAllChildren(pre)
    return String(getSelection())
  })).not.toMatch(/^ *\d/m)
  await context.close()
})

it('shows the ends of a key, names it, and copies it whole', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.addInitScript(() => localStorage.setItem('api-docs:sandbox', '0a1b2c3d'))
  const key = 'secretkey-7e577e577e577e577e577e577e577e57_0a1b2c3d'
  const slot = panel(page).locator('.key-slot:visible')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const clear = () => page.evaluate(() => navigator.clipboard.writeText('nothing'))
  const width = () => slot.first().evaluate(literal => literal.getBoundingClientRect().width)
  await page.goto('/userstore/users/get-user')
  await ready(page)
  for (const choice of ['as it was built', 'Handle errors']) {
    if (choice !== 'as it was built') {
      await panel(page).getByLabel(choice).check()
      // The sample is written anew once the code that writes it has arrived.
      await expect.poll(() => code(page)).toContain('Retry-After')
    }
    await expect.poll(() => slot.first().textContent()).toContain(key)
    await expect.poll(() => slot.first().locator('.key-middle').evaluate(middle => [
      getComputedStyle(middle).fontSize,
      getComputedStyle(middle, '::before').content.slice(0, 3),
    ])).toEqual(['0px', '"…"'])
    await expect.poll(width).toBeLessThan(260)
    await expect.poll(() => panel(page).getByRole('group', { name: 'secretKey' }).filter({ visible: true }).count()).toBeGreaterThan(0)
    await clear()
    await panel(page).getByRole('button', { name: 'Copy code' }).click()
    await expect.poll(clipboard).toContain(key)
    await clear()
    await slot.first().evaluate(literal => getSelection()?.selectAllChildren(literal))
    await page.keyboard.press('Control+c')
    await expect.poll(clipboard).toContain(key)
    expect(await clipboard()).not.toContain('…')
  }
  await context.close()
})

it('shows keys whole without scripts', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { javaScriptEnabled: false })
  await page.goto('/userstore/users/get-user')
  const middle = panel(page).locator('.key-middle').first()
  expect(await middle.evaluate(part => [getComputedStyle(part).fontSize, getComputedStyle(part, '::before').content])).toEqual(['13px', 'none'])
  await context.close()
})

it('writes types for Node where the reader likes them, and again on the next page', async () => {
  const { context, page, complaints } = await openPage(site.browser, site.server.origin)
  await page.goto(createUser)
  await ready(page)
  expect(await code(page)).not.toContain('interface ')
  await panel(page).getByLabel('TypeScript types').check()
  await expect.poll(() => code(page)).toMatch(/^interface \w+ \{[\s\S]* satisfies \w+\)[\s\S]*await response\.json\(\) as User/)
  await panel(page).getByRole('tab', { name: 'curl' }).click()
  await expect.poll(() => code(page)).toMatch(/^curl /)
  await expect.poll(() => panel(page).getByLabel('TypeScript types').count()).toBe(0)
  await panel(page).getByRole('tab', { name: 'Node' }).click()
  await expect.poll(() => code(page)).toMatch(/^interface /)
  await page.goto('/userstore/users/get-user')
  await expect.poll(() => code(page)).toMatch(/^interface /)
  expect(complaints).toEqual({ console: [], foreign: [] })
  await context.close()
})

it('tells what can go wrong, why, and what helps, also without scripts', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin, { javaScriptEnabled: false })
  await page.goto(createUser)
  const table = page.getByRole('table').filter({ hasText: 'Remedy' })
  await expect.poll(() => table.getByRole('columnheader').allTextContents()).toEqual(['Status', 'Cause', 'Remedy'].map(head => expect.stringContaining(head)))
  const missing = table.getByRole('rowgroup').filter({ hasText: 'A required field is missing: email' })
  expect(await missing.getByRole('link').getAttribute('href')).toBe('#response-400')
  expect(await missing.getByText('Send every required field.').count()).toBe(1)
  if (existsSync('samples/proof.json')) {
    await missing.locator('summary').click()
    await expect.poll(() => missing.locator('pre:visible').allTextContents()).toEqual([expect.stringMatching(/^curl /), expect.stringMatching(/^\{/)])
  }
  await context.close()
})
