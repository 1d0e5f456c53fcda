import { describe, expect, it } from 'vitest'
import { awake, openPage } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')

describe('the language of samples', () => {
  it('is remembered across pages and visits, and set before the first paint', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto('/userfront/users/create-user')
    await page.getByRole('tab', { name: 'PHP' }).first().click()
    // A press on a page that is waking is held; a page that is left before forgets it.
    await page.getByText('curl_setopt_array').first().waitFor()
    await page.goto('/userstore/users/get-user')
    await page.getByText('curl_setopt_array').first().waitFor()
    // Without the scripts of the bundle only the inline one can have done it.
    await page.route('**/assets/**/*.js', route => route.abort())
    await page.goto('/userstore/users/list-users')
    await page.getByText('curl_setopt_array').first().waitFor()
    expect(await page.getByText('await fetch').first().isVisible()).toBe(false)
    await context.close()
  })

  it('changes together in all groups of a page, by arrow keys too', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto('/userfront/')
    await awake(page)
    const groups = page.getByRole('tablist')
    expect(await groups.count()).toBeGreaterThan(1)
    await groups.nth(1).getByRole('tab').first().focus()
    await page.keyboard.press('ArrowRight')
    const selected = () => groups.evaluateAll(lists =>
      lists.map(list => list.querySelector('[aria-selected=true]')?.textContent?.trim()),
    )
    await expect.poll(async () => new Set(await selected())).toEqual(new Set(['PHP']))
    await context.close()
  })

  it('copies clean text with the whole key', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.goto('/userstore/users/get-user')
    await page.getByRole('tab', { name: 'curl' }).first().click()
    await page.getByRole('button', { name: 'Copy code' }).first().click()
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(copied).toMatch(/^curl \\\n {2}-u secretkey-[0-9a-f]{32}_[0-9a-z]{8}: \\\n {2}https:\/\/api\.userstore\.io\/1\/users\/\w+$/)
    await context.close()
  })
})

describe('the reader\'s own key', () => {
  const own = 'uf_test_admin_demo1234_00000000000000000000000000000001'

  it('stands in every sample and request of the tab, and nowhere it outlives it', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto('/userfront/')
    await page.getByRole('button', { name: 'Use your own key' }).click()
    await page.getByLabel('Your key').fill(own)
    await page.getByRole('button', { name: 'Use this key' }).click()
    await expect.poll(() => page.locator('.key-slot').first().textContent()).toContain(own)
    await page.goto('/userfront/users/create-user')
    await expect.poll(() => page.locator('.key-slot').first().textContent()).toContain(own)
    const sent = page.waitForRequest(/\/userfront\/mock\//)
    await tryIt(page).open()
    await tryIt(page).send()
    expect((await sent).headers().authorization).toBe(`Bearer ${own}`)
    // Whatever is kept of a request is kept once it is answered.
    await expect.poll(tryIt(page).status).toMatch(/^\d{3} /)
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie + location.href)
    expect(kept).not.toContain(own)
    expect(
      await page.evaluate(
        key =>
          [...document.querySelectorAll('*')].some(element =>
            [...element.attributes].some(({ value }) => value.includes(key)),
          ),
        own,
      ),
    ).toBe(false)
    await context.close()
  })

  it.each([false, true])('is asked for at the first press, before the card has its script (first visit: %s)', async (isFirstVisit) => {
    const { context, page, complaints } = await openPage(site.browser, site.server.origin, { isFirstVisit })
    let release = (): void => {}
    const pressed = new Promise<void>(resolve => release = resolve)
    let isThere = false
    await page.route('**/assets/chunks/KeyCard.*.js', async (route) => {
      await pressed
      isThere = true
      await route.continue()
    })
    await page.goto('/userfront/', { waitUntil: 'domcontentloaded' })
    await page.getByRole('button', { name: 'Use your own key' }).click()
    expect(isThere).toBe(false)
    release()
    await page.getByLabel('Your key').waitFor()
    expect(isThere).toBe(true)
    expect(complaints.console).toEqual([])
    await context.close()
  })

  it('is forgotten in all tabs at one click', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto('/userfront/')
    await page.getByRole('button', { name: 'Use your own key' }).click()
    await page.getByLabel('Your key').fill(own)
    await page.getByRole('button', { name: 'Use this key' }).click()
    await expect.poll(() => page.locator('.key-slot').first().textContent()).toContain(own)
    await page.getByRole('button', { name: /Forget/ }).click()
    await expect.poll(() => page.locator('.key-slot').first().textContent()).not.toContain(own)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(own)
    await context.close()
  })

  it('is refused with a reason when it looks live', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto('/userfront/')
    await page.getByRole('button', { name: 'Use your own key' }).click()
    await page.getByLabel('Your key').fill('uf_live_admin_demo1234_0123456789abcdef0123456789abcdef')
    await page.getByRole('button', { name: 'Use this key' }).click()
    await expect.poll(() => page.getByRole('alert').first().textContent()).toMatch(/live/i)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      'uf_live_admin',
    )
    await context.close()
  })
})
