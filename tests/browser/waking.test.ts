import type { Browser, Page } from 'playwright-core'
import type { BuiltSite } from './support/built.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AWAITED, LINK_PATIENCE } from '../../components/layout/awaken-script.ts'
import { awake, launch, listenForShifts, openPage, settle, shiftsOf, visit } from './support/browser.ts'
import { buildSite } from './support/built.ts'

/** Fields read well before they wake up; what a reader does with them meanwhile counts. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-waking-'))
const spec = `openapi: 3.1.0
info: {title: Pets, version: '1'}
tags: [{name: pets}]
paths:
  /pets:
    post:
      operationId: addPet
      tags: [pets]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                pet:
                  oneOf:
                    - title: Cat
                      type: object
                      properties: {claws: {type: integer}}
                    - title: Dog
                      type: object
                      properties:
                        collar:
                          oneOf:
                            - {title: Leather, type: object, properties: {buckle: {type: string}}}
                            - {title: Chip, type: object, properties: {serial: {type: string}}}
      responses:
        '204': {description: Added}
        '400': {description: Refused, content: {application/json: {schema: {type: object, properties: {fault: {type: string}}}}}}
        '409': {description: Taken}
`
let site: BuiltSite
let origin: string
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(folder, 'pets.yaml'), spec)
  site = await buildSite(join(folder, 'pets.yaml'), join(folder, 'dist'))
  expect(site.status, site.stderr).toBe(0)
  origin = site.origin
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  site?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('opens the options that an address leads into, one in another', async () => {
  const { context, page } = await openPage(browser, origin)
  await page.goto('/pets/pets/add-pet')
  const serial = page.locator('.Field', { has: page.getByText('serial', { exact: true }) }).last()
  expect(await serial.isVisible()).toBe(false)
  const anchor = await serial.getAttribute('id')
  await page.goto('/pets/')
  await page.goto(`/pets/pets/add-pet#${anchor}`)
  await expect.poll(() => serial.isVisible()).toBe(true)
  await expect
    .poll(() =>
      page.evaluate(id => (document.getElementById(id)?.getBoundingClientRect().top ?? -1) < innerHeight, anchor ?? ''),
    )
    .toBe(true)
  await expect.poll(() => page.getByText('claws', { exact: true }).isVisible()).toBe(false)
  await context.close()
})

/** Follows a link as a reader does, without loading a page anew. */
async function follow(page: Page, href: string) {
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    document.querySelector('main')?.append(link)
    link.click()
  }, href)
}

/** What is marked, and whether it can be seen. */
function listMarked(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(element => getComputedStyle(element).boxShadow.split('px').length > 6)
      .map((element) => {
        const { top, height } = element.getBoundingClientRect()
        return `${element.id || element.parentElement?.id} ${height > 0 && top >= 0 && top < innerHeight ? 'in sight' : 'out of sight'}`
      }))
}

it('opens, shows and marks what the address points to, and that alone, through every kind of link', async () => {
  const { context, page } = await openPage(browser, origin)
  await visit(page, '/pets/')
  expect(await listMarked(page)).toEqual([])
  await follow(page, '/pets/pets/add-pet#response-400-fault')
  await expect.poll(() => listMarked(page)).toEqual(['response-400-fault in sight'])
  // A closed answer, whose own line is marked.
  await follow(page, '#response-409')
  await expect.poll(() => listMarked(page)).toEqual(['response-409 in sight'])
  await expect.poll(() => page.locator('#response-409').getAttribute('open')).not.toBeNull()
  // An option of an option that is not the first.
  const serial = await page.locator('.Field', { has: page.getByText('serial', { exact: true }) }).last().getAttribute('id')
  await follow(page, `#${serial}`)
  await expect.poll(() => listMarked(page)).toEqual([`${serial} in sight`])
  await page.goBack()
  await expect.poll(() => listMarked(page)).toEqual(['response-409 in sight'])
  await follow(page, '/pets/')
  await expect.poll(() => page.locator('#response-409').count()).toBe(0)
  await expect.poll(() => listMarked(page)).toEqual([])
  await page.goto(`/pets/pets/add-pet#${serial}`)
  await expect.poll(() => listMarked(page)).toEqual([`${serial} in sight`])
  await context.close()
})

it('opens the option that a link leads into while the page still sleeps', async () => {
  const { context, page, wake } = await openAsleep('/pets/pets/add-pet#response-409')
  const serial = await page.locator('.Field', { has: page.getByText('serial', { exact: true }) }).last().getAttribute('id')
  await follow(page, `#${serial}`)
  await wake()
  await expect.poll(() => listMarked(page)).toEqual([`${serial} in sight`])
  await context.close()
})

it('marks without scripts too', async () => {
  const { context, page } = await openPage(browser, origin, { javaScriptEnabled: false })
  await page.goto('/pets/pets/add-pet#response-400-fault')
  const shadow = (id: string) => page.locator(`#${id}`).evaluate(element => getComputedStyle(element).boxShadow)
  expect(await shadow('response-400-fault')).not.toBe('none')
  expect(await shadow('response-409')).toBe('none')
  await context.close()
})

/** A page whose parts sleep until they are woken. */
async function openAsleep(path: string, options: Parameters<typeof openPage>[2] = {}) {
  const { context, page } = await openPage(browser, origin, options)
  await page.addInitScript(() => {
    const waiting: (() => void)[] = []
    Object.assign(globalThis, {
      requestIdleCallback: (callback: () => void) => waiting.push(callback),
      wake: () => waiting.splice(0).filter(callback => callback() === undefined).length,
    })
  })
  await page.goto(path)
  /** Wakes part after part, until none is left; those within another are asleep some promises after it is awake. */
  async function wake(): Promise<number> {
    await awake(page)
    let woken = 0
    for (let idle = 0; idle < 3;) {
      const count = await page.evaluate(async () => {
        await new Promise(resolve => setTimeout(resolve))
        return (globalThis as unknown as { wake: () => number }).wake()
      })
      woken += count
      idle = count === 0 ? idle + 1 : 0
    }
    return woken
  }
  return { context, page, wake }
}

it.each(['response-400', 'response-400-fault'])('keeps the response open that the address %s leads into', async (anchor) => {
  const { context, page, wake } = await openAsleep(`/pets/pets/add-pet#${anchor}`)
  const fault = page.getByText('fault', { exact: true })
  await expect.poll(() => fault.isVisible()).toBe(true)
  expect(await wake()).toBeGreaterThan(0)
  expect(await fault.isVisible()).toBe(true)
  await context.close()
})

it('keeps what was opened and closed before the page was awake', async () => {
  const { context, page, wake } = await openAsleep('/pets/pets/add-pet')
  const states = () => page.locator('main details').evaluateAll(all => all.map(one => (one as HTMLDetailsElement).open))
  const before = await states()
  expect(new Set(before)).toEqual(new Set([true, false]))
  await page.locator('main details').evaluateAll(all => all.forEach(one => one.querySelector('summary')?.click()))
  expect(await states()).toEqual(before.map(isOpen => !isOpen))
  expect(await wake()).toBeGreaterThan(0)
  expect(await states()).toEqual(before.map(isOpen => !isOpen))
  await page.locator('#response-409 > summary').click()
  await expect.poll(() => page.locator('#response-409').getAttribute('open')).toBeNull()
  await context.close()
})

it('keeps the option that was picked before the page was awake', async () => {
  const { context, page, wake } = await openAsleep('/pets/pets/add-pet')
  const claws = page.getByText('claws', { exact: true })
  const collar = page.getByText('collar', { exact: true })
  await page.getByRole('radio', { name: 'Dog' }).check({ force: true })
  await wake()
  await expect.poll(() => collar.isVisible()).toBe(true)
  await expect.poll(() => claws.isVisible()).toBe(false)
  await page.getByRole('radio', { name: 'Cat' }).check({ force: true })
  await expect.poll(() => claws.isVisible()).toBe(true)
  await context.close()
})

it('hears the first press in a part that still sleeps', async () => {
  const { context, page } = await openAsleep('/pets/pets/add-pet', { isFirstVisit: true })
  await page.mouse.move(300, 300)
  await awake(page)
  const picker = page.getByRole('radio', { name: 'Dog' })
  // The samples follow a choice that was heard.
  await picker.locator('xpath=..').click()
  await page.locator('.CodePanel', { hasText: 'collar' }).waitFor()
  await context.close()
})

/** A link that is pressed waits for the scripts as long as they take: the machine of a test may be slower than a reader is patient. */
function waitForLinks(page: Page): Promise<unknown> {
  return page.addInitScript((patience) => {
    const { setTimeout } = globalThis
    globalThis.setTimeout = ((act: () => void, delay?: number, ...rest: []) =>
      setTimeout(act, delay === patience ? 120_000 : delay, ...rest)) as typeof setTimeout
  }, LINK_PATIENCE)
}

describe('a first visit', () => {
  it.each<[what: string, act: (page: Page) => Promise<unknown>, isDone: (page: Page) => Promise<unknown>]>([
    ['a press of a button', page => page.getByRole('button', { name: 'Try it' }).click(), page => page.locator('.TryItPanel').waitFor()],
    ['a key', page => page.keyboard.press('t'), page => page.locator('.TryItPanel').waitFor()],
    ['a word that is looked for', page => page.keyboard.type('/pet'), page => page.waitForFunction(() => document.activeElement instanceof HTMLInputElement && document.activeElement.value === 'pet')],
    ['a tab', page => page.getByRole('tab', { name: 'PHP' }).first().click(), page => page.locator('[role=tab][aria-selected=true]', { hasText: 'PHP' }).waitFor()],
    ['a choice', page => page.getByLabel('Handle errors').check(), page => page.locator('.CodePanel', { hasText: 'response.ok' }).waitFor()],
    [
      'a link, inside the open page',
      async (page) => {
        await page.evaluate(() => Object.assign(globalThis, { isSame: true }))
        await page.getByRole('link', { name: 'pets', exact: true }).first().click()
      },
      page => page.waitForFunction(() => location.pathname.endsWith('/pets/') && Object.hasOwn(globalThis, 'isSame')),
    ],
  ])('holds what a reader does before the scripts are there: %s', async (_what, act, isDone) => {
    const { context, page, complaints } = await openPage(browser, origin, { isFirstVisit: true })
    await waitForLinks(page)
    const scripts: string[] = []
    page.on('request', request => request.resourceType() === 'script' && scripts.push(request.url()))
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    expect(scripts).toEqual([])
    await act(page)
    await isDone(page)
    expect(complaints.console).toEqual([])
    await context.close()
  })

  it('does what was pressed meanwhile one after another', async () => {
    const { context, page } = await openPage(browser, origin, { isFirstVisit: true, permissions: ['clipboard-read', 'clipboard-write'] })
    let release = (): void => {}
    const pressed = new Promise<void>(resolve => release = resolve)
    await page.route('**/assets/app.*.js', async (route) => {
      await pressed
      await route.continue()
    })
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    const request = page.getByRole('region', { name: 'Request' })
    await request.getByRole('tab', { name: 'curl' }).click()
    await request.getByRole('button', { name: 'Copy code' }).click()
    release()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl /)
    await context.close()
  })

  it('keeps the option that was picked before', async () => {
    const { context, page } = await openPage(browser, origin, { isFirstVisit: true })
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    await page.getByRole('radio', { name: 'Dog' }).check({ force: true })
    await page.getByText('collar', { exact: true }).waitFor()
    await expect.poll(() => page.getByRole('radio', { name: 'Dog' }).isChecked()).toBe(true)
    await expect.poll(() => page.getByText('claws', { exact: true }).isVisible()).toBe(false)
    await context.close()
  })

  it('fetches the scripts at once where the address leads into the page', async () => {
    const { context, page } = await openPage(browser, origin, { isFirstVisit: true })
    await page.goto('/pets/pets/add-pet#response-409')
    await page.locator('#response-409[open][data-reached]').waitFor()
    await context.close()
  })

  it('leads on where the scripts cannot be fetched, and tries again at the next press', async () => {
    const { context, page } = await openPage(browser, origin, { isFirstVisit: true })
    await page.route('**/assets/app.*.js', route => route.abort())
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    await page.evaluate(() => Object.assign(globalThis, { isSame: true }))
    await page.getByRole('link', { name: 'pets', exact: true }).first().click()
    await page.waitForURL('**/pets/pets/')
    expect(await page.evaluate(() => Object.hasOwn(globalThis, 'isSame'))).toBe(false)
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    const failed = page.waitForEvent('requestfailed')
    await page.keyboard.press('t')
    await failed
    // The key is let go with the scripts: one that is still held would open the console by itself.
    await page.waitForFunction(rel => document.querySelector(`link[rel=${rel}]`) !== null, AWAITED)
    await page.unroute('**/assets/app.*.js')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.locator('.TryItPanel').waitFor()
    await context.close()
  })

  it('moves nothing when it wakes', async () => {
    const { context, page } = await openPage(browser, origin, { isFirstVisit: true })
    await listenForShifts(page)
    await page.goto('/pets/pets/add-pet')
    await settle(page)
    const parts = page.locator('header :is(a, button), .PageMenu > *, .CodePanel :is([role=tab], select), .SampleOptions label')
    const places = () => parts.evaluateAll(all => all.map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect()
      return [part.textContent, x, y, width, height]
    }))
    const before = await places()
    await page.mouse.move(300, 300)
    await awake(page)
    await settle(page)
    expect(await places()).toEqual(before)
    expect(await shiftsOf(page)).toBeLessThan(0.01)
    await context.close()
  })
})
