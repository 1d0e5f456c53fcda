import type { Locator, Page } from 'playwright-core'

/** A console under measurement, as a reader finds their way in it. */
export interface Driver {
  name: string
  /** Goes to an operation, by its method and the name of its path. */
  goto: (page: Page, method: string, name: string) => Promise<void>
  /** Follows the link to another operation, until its title is in sight. */
  step: (page: Page, name: string) => Promise<void>
  /** Opens the console, until something can be sent. */
  open: (page: Page, method: string, name: string) => Promise<void>
  /** Where the JSON of a body is written. */
  editor: (page: Page) => Locator
  /** Chooses the server that is measured, where there are others. */
  aim: (page: Page) => Promise<void>
  send: (page: Page) => Promise<void>
  /** What shows first of an answer's rows. */
  firstRow: (page: Page) => Locator
  /** What scrolls through an answer. */
  scroller: (page: Page) => Locator
}

/** How long anything may take. */
export const mostMs = 45_000

const title = (name: string, method: string): string => `${method} ${name}`

export function specimen(name: string, origin: string): Driver {
  const panel = (page: Page): Locator => page.locator('.TryItPanel')
  return {
    name,
    async goto(page, method, path) {
      await page.goto(`${origin}/bench/rows/${title(path, method)}.html`.replace(' ', '-').toLowerCase())
      await page.locator('button.TryItButton, button:has-text("Try it")').first().waitFor()
    },
    async step(page, path) {
      await page.getByRole('navigation').getByRole('link', { name: title(path, 'Get') }).first().click()
      await page.getByRole('heading', { level: 1, name: title(path, 'Get') }).waitFor()
    },
    async open(page) {
      await page.getByRole('button', { name: 'Try it' }).click()
      await panel(page).locator('.send').waitFor()
    },
    editor: page => panel(page).locator('.cm-content'),
    async aim(page) {
      const server = panel(page).getByLabel('Server', { exact: true })
      if (await server.locator('option:checked').textContent().then(text => text?.trim()) !== 'Live') {
        const live = await server.locator('option').evaluateAll(all => all.find(one => /127\.0\.0\.1|Live/.test(one.textContent ?? ''))?.getAttribute('value'))
        await server.selectOption(live ?? '')
      }
    },
    send: page => panel(page).locator('.send').click(),
    firstRow: page => panel(page).getByText('"Row 0"').first(),
    scroller: page => panel(page).getByRole('tree'),
  }
}

export function scalar(origin: string): Driver {
  const dialog = (page: Page): Locator => page.getByRole('dialog')
  return {
    name: 'Scalar',
    async goto(page, method, path) {
      await page.goto(`${origin}/#tag/rows/${method.toUpperCase()}/${path}`)
      await page.getByRole('heading', { name: title(path, method) }).first().waitFor()
    },
    async step(page, path) {
      await page.getByRole('link', { name: title(path, 'Get') }).or(page.getByRole('button', { name: title(path, 'Get') })).first().click()
      const heading = page.getByRole('heading', { name: title(path, 'Get') }).first()
      await heading.waitFor()
      await page.waitForFunction(element => {
        const { top, bottom } = (element as Element).getBoundingClientRect()
        return bottom > 0 && top < innerHeight
      }, await heading.elementHandle(), { polling: 'raf', timeout: mostMs })
    },
    async open(page, method, path) {
      await page.getByRole('button', { name: new RegExp(`Test Request\\s*\\(${method} /${path}\\)`, 'i') }).first().click()
      await dialog(page).getByRole('button', { name: /Send/ }).first().waitFor()
    },
    editor: page => dialog(page).locator('.cm-content').first(),
    // Its document has no other.
    aim: () => Promise.resolve(),
    send: page => dialog(page).getByRole('button', { name: /Send/ }).first().click(),
    firstRow: page => dialog(page).getByText('"Row 0"').first(),
    scroller: page => dialog(page).getByText('"Row 0"').first(),
  }
}
