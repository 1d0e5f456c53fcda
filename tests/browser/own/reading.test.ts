import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { awake, listenForShifts, openPage, settle, shiftsOf, visit } from '../support/browser.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')
const widest = { width: 1920, height: 900 }
const phone = { width: 390, height: 844 }
const low = { width: 1440, height: 400 }
const operation = '/userstore/users/create-user'

describe('the outline of an operation', () => {
  it('stands beside the page in the widest windows, and marks the section in sight', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { viewport: widest })
    await listenForShifts(page)
    await visit(page, operation)
    const outline = page.getByRole('navigation', { name: 'On this page' })
    await expect.poll(() => outline.getByRole('link').allTextContents()).toEqual(expect.arrayContaining(['Authentication', 'Query parameters', 'Body', 'Responses', '429 Too many requests']))
    // Each leads to something.
    const missing = await outline.getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href') ?? '').filter(href => document.querySelector(href) === null))
    expect(missing).toEqual([])
    expect(await page.getByRole('button', { name: 'On this page' }).isVisible()).toBe(false)
    await outline.getByRole('link', { name: 'Body' }).click()
    await expect.poll(() => outline.locator('[aria-current=location]').allTextContents()).toEqual(['Body'])
    await page.evaluate(() => scrollTo(0, 0))
    await expect.poll(() => outline.locator('[aria-current=location]').count()).toBe(0)
    expect(await shiftsOf(page)).toBeLessThan(0.02)
    await context.close()
  })

  it('is a menu in narrower ones, from the keyboard too, and covers nothing that it leads to', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { viewport: phone })
    await listenForShifts(page)
    await visit(page, operation)
    const button = page.getByRole('button', { name: 'On this page' })
    const outline = page.getByRole('navigation', { name: 'On this page' })
    expect(await outline.isVisible()).toBe(false)
    await button.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Query parameters')
    await page.keyboard.press('Enter')
    await expect.poll(() => outline.isVisible()).toBe(false)
    await expect.poll(() => page.evaluate(() => {
      const [heading, button] = ['#parameters-query', '.OutlineButton'].map(name => document.querySelector(name)?.getBoundingClientRect())
      return heading && button && heading.top >= button.bottom - 1 && heading.top < innerHeight / 2
    })).toBe(true)
    await button.click()
    await outline.waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => outline.isVisible()).toBe(false)
    expect(await shiftsOf(page)).toBeLessThan(0.02)
    await context.close()
  })
})

describe('the next page', () => {
  const next = /\/assets\/userstore_users_get-user\.md\.[^/]*\.js$/

  it.each([
    ['a pointer rests', (link: Locator) => link.hover()],
    ['the focus comes', (link: Locator) => link.focus()],
  ])('is fetched where %s on its link, by one request, and is there at the click', async (_how, mean) => {
    const { context, page, complaints } = await openPage(site.browser, site.server.origin)
    const asked: string[] = []
    page.on('request', request => request.resourceType() === 'script' && asked.push(request.url()))
    await visit(page, operation)
    const fetched = page.waitForEvent('requestfinished', request => next.test(request.url()))
    const link = page.getByRole('navigation').locator('a[href="/userstore/users/get-user"]').first()
    await mean(link)
    await fetched
    await settle(page)
    await page.route('**/*.js', route => route.abort())
    await link.click()
    await page.waitForURL('**/userstore/users/get-user')
    await page.locator('h1', { hasText: 'Get a user' }).waitFor()
    expect(asked.filter(url => next.test(url))).toHaveLength(1)
    expect(complaints.console).toEqual([])
    await context.close()
  })

  it('is fetched at the click alone for those who ask for little data', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await visit(page, operation)
    const map = page.waitForEvent('requestfinished', request => request.url().endsWith('/hashmap.json'))
    const link = page.getByRole('navigation').locator('a[href="/userstore/users/get-user"]').first()
    await link.hover()
    await map
    await settle(page)
    expect(asked.filter(url => next.test(url))).toEqual([])
    await link.click()
    await page.locator('h1', { hasText: 'Get a user' }).waitFor()
    expect(asked.filter(url => next.test(url))).toHaveLength(1)
    await context.close()
  })
})

describe('links into a page', () => {
  it('open the tab of the answer that they lead into, from outside and within', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    const tab = (name: string) => page.getByRole('region', { name: 'Response' }).getByRole('tab', { name }).getAttribute('aria-selected')
    await visit(page, `${operation}#response-429`)
    await expect.poll(() => tab('429')).toBe('true')
    expect(await page.locator('#response-429').getAttribute('open')).toBe('')
    await page.getByRole('tab', { name: '401' }).click()
    await expect.poll(() => tab('401')).toBe('true')
    await page.getByRole('link', { name: 'Link to 429 Too many requests' }).click()
    await expect.poll(() => tab('429')).toBe('true')
    // The link does not fold what it names.
    expect(await page.locator('#response-429').getAttribute('open')).toBe('')
    await context.close()
  })

  it('are copied when they are followed, which is said', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { permissions: ['clipboard-read', 'clipboard-write'] })
    // What is said is taken away after two seconds, which may be over before anybody has looked.
    await page.addInitScript(() => {
      const said: string[] = []
      let last = ''
      Object.assign(globalThis, { said })
      new MutationObserver(() => {
        const text = document.querySelector('.link-copied')?.textContent ?? ''
        if (text !== '' && text !== last)
          said.push(text)
        last = text
      }).observe(document, { childList: true, subtree: true, characterData: true })
    })
    await visit(page, operation)
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.splice(0))
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    for (const [name, anchor] of [['send_email', 'query-send-email'], ['Body', 'body'], ['Authentication', 'authentication']] as const) {
      await page.locator('main').getByRole('link', { name, exact: true }).first().click()
      await expect.poll(said).toContain('Link copied')
      await expect.poll(copied).toBe(`${site.server.origin}${operation}#${anchor}`)
      await page.getByText('Link copied').waitFor({ state: 'hidden' })
    }
    // A link to another part of the page is no name of what it stands in.
    await page.evaluate(() => navigator.clipboard.writeText('mine'))
    await page.getByRole('button', { name: 'On this page' }).click()
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Responses' }).click()
    await page.waitForURL('**#responses')
    expect([await copied(), await said()]).toEqual(['mine', []])
    await context.close()
  })

  it('lead to one example of several', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(operation)
    await awake(page)
    const choice = page.getByRole('region', { name: 'Response' }).getByRole('combobox', { name: 'Example' }).first()
    const last = await choice.locator('option').last().textContent()
    const first = await page.locator('.ExamplePicker .example[data-active] > .AnchorLink').first().getAttribute('href')
    await choice.selectOption({ label: last?.trim() ?? '' })
    const link = page.locator('.ExamplePicker .example[data-active] > .AnchorLink').first()
    await expect.poll(() => link.getAttribute('href')).not.toBe(first)
    const href = await link.getAttribute('href')
    await page.goto(`/?away`)
    await visit(page, `${operation}${href}`)
    await expect.poll(() => page.locator('.ExamplePicker .example[data-active]').first().getAttribute('id')).toBe(href?.slice(1))
    await context.close()
  })

  it('lead from the credentials of an operation to where one comes from', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(operation)
    await page.getByRole('link', { name: 'How to get a credential' }).click()
    await page.waitForURL('**/userstore/#*')
    // The address changes before the page does.
    await expect.poll(() => page.evaluate(() => document.getElementById(location.hash.slice(1))?.tagName)).toMatch(/^(?:H\d|SECTION|DIV)$/)
    await context.close()
  })
})

describe('the depth of fields', () => {
  it('is chosen for all parts, and remembered on other pages and in later visits', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    const closed = () => page.locator('.SchemaBody > details:not([open])').count()
    await visit(page, '/userfront/users/create-user')
    const before = await closed()
    expect(before).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Expand all' }).first().click()
    await expect.poll(closed).toBe(0)
    await expect.poll(() => page.locator('details.ResponseEntry:not([open])').count()).toBe(0)
    await page.reload()
    await awake(page)
    await settle(page)
    await expect.poll(closed).toBe(0)
    await page.locator('#sidebar').getByRole('link', { name: /^Update a user/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Update a user' }).waitFor()
    await expect.poll(closed).toBe(0)
    await page.getByRole('button', { name: 'Collapse all' }).first().click()
    await expect.poll(closed).toBeGreaterThan(1)
    await page.getByRole('combobox', { name: 'Fields shown' }).first().selectOption('2')
    const levels = () => page.evaluate(() => [...document.querySelectorAll<HTMLDetailsElement>('.SchemaBody > details')].map(({ open, parentElement }) => open === (parentElement?.closest('.SchemaBody > details') === null)))
    await expect.poll(async () => new Set(await levels())).toEqual(new Set([true]))
    await context.close()
  })
})

describe('the navigation', () => {
  it('filters, says when nothing is left, and is whole again after Escape', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await visit(page, '/userfront/users/create-user')
    const sidebar = page.locator('#sidebar')
    const links = () => sidebar.getByRole('link').count()
    const before = await links()
    await sidebar.getByRole('searchbox', { name: 'Filter navigation' }).fill('delete user')
    await expect.poll(links).toBeLessThan(before)
    await expect.poll(() => sidebar.getByRole('link', { name: /^Delete a user/ }).first().isVisible()).toBe(true)
    await page.keyboard.type(' nowhere')
    await expect.poll(() => sidebar.getByRole('status').textContent()).toBe('Nothing here is called that.')
    await page.keyboard.press('Escape')
    await expect.poll(links).toBe(before)
    await context.close()
  })

  it('finds operations of tags that are not open, which are fetched when the filter is entered', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    const fetched: string[] = []
    page.on('request', request => request.url().endsWith('navigation.json') && fetched.push(request.url()))
    await visit(page, '/userfront/users/create-user')
    expect(fetched).toEqual([])
    const sidebar = page.locator('#sidebar')
    await sidebar.getByRole('searchbox', { name: 'Filter navigation' }).fill('child tenant')
    const found = sidebar.getByRole('link', { name: /^Create a child tenant/ })
    await found.waitFor()
    expect(fetched).toHaveLength(1)
    await found.click()
    await page.getByRole('heading', { level: 1, name: 'Create a child tenant' }).waitFor()
    await context.close()
  })

  it('folds its groups by mouse and keyboard, remembers them, and opens the one that the next page is in', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await visit(page, '/userfront/users/create-user')
    const sidebar = page.locator('#sidebar')
    const group = (name: string) => sidebar.getByRole('button', { name, exact: true })
    const isOpen = (name: string) => group(name).getAttribute('aria-expanded')
    const passwords = sidebar.getByRole('link', { name: 'Passwords', exact: true })
    expect([await isOpen('Client API'), await isOpen('Public'), await passwords.isVisible()]).toEqual(['true', 'true', true])
    await group('Client API').click()
    await group('Public').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => isOpen('Public')).toBe('false')
    await expect.poll(() => passwords.isVisible()).toBe(false)
    await page.reload()
    await awake(page)
    await settle(page)
    await expect.poll(async () => [await isOpen('Server API'), await isOpen('Client API'), await isOpen('Public')]).toEqual(['true', 'false', 'false'])
    // The filter shows what it finds in a folded group, and going there unfolds it.
    await sidebar.getByRole('searchbox', { name: 'Filter navigation' }).fill('passwords')
    await passwords.click()
    await page.getByRole('heading', { level: 1, name: 'Passwords' }).waitFor()
    await page.getByRole('searchbox', { name: 'Filter navigation' }).fill('')
    await expect.poll(async () => [await isOpen('Client API'), await isOpen('Public')]).toEqual(['true', 'false'])
    await context.close()
  })

  it('keeps its scroll over a reload', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { viewport: low })
    await visit(page, '/userfront/users/create-user')
    await page.locator('#sidebar').evaluate(sidebar => sidebar.scrollTop = 60)
    await page.reload()
    await awake(page)
    await settle(page)
    const scrolled = () => page.locator('#sidebar').evaluate(sidebar => sidebar.scrollTop)
    await expect.poll(async () => Math.abs(await scrolled() - 60)).toBeLessThan(3)
    await context.close()
  })
})

describe('samples on a phone', () => {
  it('fold, each kind by itself, on all pages and in later visits, and not in wider windows', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, { viewport: phone })
    await visit(page, operation)
    const panel = (name: string) => page.getByRole('region', { name, exact: true })
    const button = (name: string) => panel(name).getByRole('button', { name, exact: true })
    const areShown = () => Promise.all(['Request', 'Response'].map(name => panel(name).locator('.blocks').isVisible()))
    expect(await areShown()).toEqual([true, true])
    await button('Request').focus()
    await page.keyboard.press('Enter')
    await expect.poll(areShown).toEqual([false, true])
    await expect.poll(() => button('Request').getAttribute('aria-expanded')).toBe('false')
    await listenForShifts(page)
    await visit(page, '/userfront/users/create-user')
    expect(await areShown()).toEqual([false, true])
    await expect.poll(() => button('Request').getAttribute('aria-expanded')).toBe('false')
    expect(await shiftsOf(page)).toBeLessThan(0.02)
    await page.setViewportSize(widest)
    await expect.poll(async () => [...await areShown(), await button('Request').isVisible()]).toEqual([true, true, false])
    await page.setViewportSize(phone)
    await button('Request').click()
    await expect.poll(areShown).toEqual([true, true])
    await context.close()
  })
})
