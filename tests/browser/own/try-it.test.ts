import { describe, expect, it } from 'vitest'
import { openPage, settle } from '../support/browser.ts'
import { tryIt } from '../support/pages.ts'
import { useSite } from '../support/site.ts'

const site = useSite('serve')

const apis = [
  { api: 'userfront', id: 'userId', email: 'grace@example.com' },
  { api: 'userstore', id: 'id', email: 'grace.murray@example.com' },
]

describe.each(apis)('$api', ({ api, id, email }) => {
  it('creates a user with the mouse, and gets it again', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(`/${api}/users/create-user`)
    const create = tryIt(page)
    await create.open()
    await create.field('email').fill(email)
    await create.field('username').fill(email.split('@')[0] ?? '')
    await create.send()
    await expect.poll(create.status).toMatch(/^20[01] /)
    const created = await create.body()
    expect(created.email).toBe(email)

    await page.goto(`/${api}/users/get-user`)
    const get = tryIt(page)
    await get.open()
    await get.field(id).fill(String(created[id]))
    await get.send()
    await expect.poll(get.status).toBe('200 OK')
    expect(await get.body()).toMatchObject({ [id]: created[id], email })
    await context.close()
  })

  it('creates a user with the keyboard alone', async () => {
    const { context, page } = await openPage(site.browser, site.server.origin)
    await page.goto(`/${api}/users/create-user`)
    const { field, status, announced, panel } = tryIt(page)
    await tabTo(page, () => document.activeElement?.textContent?.trim() === 'Try it')
    await page.keyboard.press('Enter')
    await panel.waitFor()
    await tabTo(page, () => document.activeElement?.closest('[data-name]')?.getAttribute('data-name') === 'email')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(`keys.${email}`)
    await tabTo(page, () => document.activeElement?.closest('[data-name]')?.getAttribute('data-name') === 'username')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('keys')
    await page.keyboard.press('Control+Enter')
    await expect.poll(status).toMatch(/^20[01] /)
    await expect.poll(() => announced().textContent()).toMatch(/milliseconds/)
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    await tabTo(page, () => document.activeElement?.textContent?.trim() === 'Try it')
    await page.keyboard.press('Enter')
    await expect.poll(() => field('email').inputValue()).toBe(`keys.${email}`)
    await context.close()
  })
})

it('shows UserStore\'s own validation error for a body without an e-mail', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto('/userstore/users/create-user')
  const panel = tryIt(page)
  await panel.open()
  await panel.field('email').fill('')
  await panel.send()
  await expect.poll(panel.status).toBe('400 Bad Request')
  expect(await panel.body()).toMatchObject({
    error: 'validation_error',
    validation_error: [{ parameter: 'email', rule: 'required' }],
  })
  await expect.poll(() => panel.panel.locator('[data-name="email"] .error').textContent()).toMatch(/required/)
  await context.close()
})

it('shows Userfront\'s own validation error for a body without an e-mail', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto('/userfront/users/create-user')
  const panel = tryIt(page)
  await panel.open()
  await panel.field('email').fill('')
  await panel.send()
  await expect.poll(panel.status).toBe('400 Bad Request')
  expect(await panel.body()).toMatchObject({
    statusCode: 400,
    error: { type: 'bad_request_error' },
  })
  await context.close()
})

it('says in words when nothing came back', async () => {
  const { context, page } = await openPage(site.browser, site.server.origin)
  await page.goto('/userstore/users/get-user')
  const panel = tryIt(page)
  await panel.open()
  await panel.panel.waitFor()
  await settle(page)
  await context.setOffline(true)
  await panel.send()
  await expect.poll(() => panel.panel.locator('.failure').textContent()).toMatch(/\w+/)
  await context.close()
})

/** Presses Tab until what has the focus satisfies the page function, at most 200 times. */
async function tabTo(page: import('playwright-core').Page, isThere: () => boolean): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate(isThere))
      return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not reach it.')
}
