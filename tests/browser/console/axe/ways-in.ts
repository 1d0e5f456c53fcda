import type { Page } from 'playwright-core'
import type { ConsoleSite } from '../site.ts'
import type { Console, Reach } from './states.ts'
import { expect } from 'vitest'
import { pressToClose } from '../../support/pages.ts'
import { openerOf } from './states.ts'

/** States of the console in which a reader gives a key, or gets one. */
export function openWaysIn(site: ConsoleSite, page: Page): Record<string, Reach> {
  const open = openerOf(site, page)
  let at: Console
  let popup: Page
  const signIn = () => at.panel.locator('.SignIn')
  return {
    'scopes to tick': async function () {
      at = await open('get-vault')
      await at.panel.locator('.TryItAuth summary').click()
    },
    'waiting for the window': async function () {
      [popup] = await Promise.all([page.context().waitForEvent('page'), signIn().getByRole('button', { name: 'Sign in' }).click()])
      await signIn().getByRole('button', { name: 'Cancel' }).waitFor()
    },
    'the consent page': async function () {
      await popup.getByRole('button', { name: 'Allow' }).waitFor()
      return popup
    },
    'denied': async function () {
      await pressToClose(popup, 'Deny')
      await signIn().getByRole('alert').waitFor()
    },
    'the code of a device': async function () {
      await signIn().getByLabel('Way to sign in').selectOption('deviceAuthorization')
      await signIn().getByRole('button', { name: 'Sign in' }).click()
      await signIn().getByRole('link', { name: 'Open the page' }).waitFor()
    },
    'the consent page of a device, decided': async function () {
      [popup] = await Promise.all([page.context().waitForEvent('page'), signIn().getByRole('link', { name: 'Open the page' }).click()])
      await popup.getByRole('button', { name: 'Allow' }).click()
      await popup.getByRole('button', { name: 'Allow' }).waitFor({ state: 'detached' })
      return popup
    },
    'signed in, and as a client': async function () {
      await popup.close()
      await expect.poll(() => signIn().textContent()).toContain('Signed in until')
      await signIn().getByLabel('Way to sign in').selectOption('clientCredentials')
    },
    'a user and a password, and leave to send them': async function () {
      at = await open('get-safe')
      await at.panel.locator('.TryItAuth summary').click()
      await at.panel.getByLabel('User').fill('ada')
      await at.panel.getByLabel('Password', { exact: true }).fill('wrong')
      await at.panel.getByLabel('Server', { exact: true }).selectOption({ label: 'Live' })
      await at.panel.getByLabel(/Send my key/).check()
    },
    'why a digest was not answered': async function () {
      await at.field('kind').fill('hidden')
      await at.send()
      await at.panel.locator('.hint').waitFor()
    },
    'a token that was found': async function () {
      at = await open('log-in')
      await at.send()
      await at.panel.getByRole('button', { name: 'Use this token' }).waitFor()
    },
    'a token that is used, and a sandbox that was emptied': async function () {
      await at.panel.getByRole('button', { name: 'Use this token' }).click()
      await at.panel.getByRole('button', { name: 'Reset the sandbox' }).click()
      await expect.poll(() => at.panel.locator('.TryItSandbox button').count()).toBe(0)
    },
  }
}
