import type { Locator, Page } from 'playwright-core'

/** The try-it panel of an operation page, as a reader meets it. */
export function tryIt(page: Page) {
  const panel = page.getByRole('region', { name: 'Try it' })
  return {
    panel,
    open: () => page.getByRole('button', { name: 'Try it' }).click(),
    field: (name: string): Locator => panel.locator(`[data-name="${name}"]`).getByRole('textbox'),
    send: () => panel.getByRole('button', { name: /^Send/ }).click(),
    /** Agrees to change something at a live server, once that is asked. */
    agree: () => panel.getByRole('alertdialog').getByRole('button').first().click(),
    /** The status line of the answer, `201 Created`. */
    status: async () =>
      (await panel.getByRole('region', { name: 'Answer' }).locator('strong').first().textContent())?.trim(),
    body: async () =>
      JSON.parse((await panel.getByLabel('Body of the answer').textContent()) ?? '') as Record<string, unknown>,
    announced: () => panel.getByRole('status').last(),
  }
}

/** Presses what closes its own window, which may be gone before it has answered that it was pressed. */
export async function pressToClose(window: Page, name: string): Promise<void> {
  const closed = window.waitForEvent('close')
  await Promise.race([closed, window.getByRole('button', { name }).click()])
  await closed
}

/** The text of each of some elements. Firefox loses a page that is asked for all of them at once, by their role. */
export async function textsOf(locator: Locator): Promise<string[]> {
  const all = await Promise.all((await locator.all()).map(one => one.textContent()))
  return all.map(text => text ?? '')
}

/** One page of each kind. */
export const kinds = {
  'landing': '/',
  'introduction': '/userfront/',
  'second introduction': '/userstore/',
  'tag': '/userfront/users/',
  'operation': '/userfront/users/create-user',
  'operation without a body': '/userstore/users/get-user',
  'schema': '/userfront/schemas/user',
  'not found': '/no-such-page',
}
