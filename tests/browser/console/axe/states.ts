import type { Page } from 'playwright-core'
import type { ConsoleSite } from '../site.ts'

/** Brings the console into a state, and says which page shows it where that is another. */
export type Reach = () => Promise<Page | void>

/** Opens operations of a server, by the label of it. */
export function openerOf(site: ConsoleSite, page: Page) {
  return async (operation: string, server = '') => {
    const console = await site.open(operation, page)
    if (server !== '')
      await console.panel.getByLabel('Server', { exact: true }).selectOption({ label: server })
    return console
  }
}

export type Console = Awaited<ReturnType<ReturnType<typeof openerOf>>>
