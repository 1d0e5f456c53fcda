import type { Page } from 'playwright-core'
import type { ConsoleSite } from '../site.ts'
import type { Console, Reach } from './states.ts'
import { expect } from 'vitest'
import { openerOf } from './states.ts'

/** States of what comes back. */
export function openAnswers(site: ConsoleSite, page: Page): Record<string, Reach> {
  const open = openerOf(site, page)
  const ask = async (operation: string, server = 'Live', kind = ''): Promise<Console> => {
    const console = await open(operation, server)
    if (kind !== '')
      await console.field('kind').fill(kind)
    await console.send()
    return console
  }
  const broken = (kind: string): Reach => async () => {
    const { panel } = await ask('get-answer', 'Live', kind)
    await panel.locator('.AnswerCheck[data-state=broken]').waitFor()
  }
  const shows = (operation: string, selector: string, server = 'Live'): Reach => async () => {
    const { panel } = await ask(operation, server)
    await panel.locator(selector).first().waitFor()
  }
  let at: Console
  return {
    'as declared': async function () {
      at = await ask('get-answer', 'Live', 'fine')
      await at.panel.locator('.AnswerCheck[data-state=fine]').waitFor()
    },
    'a breach of the body': broken('body'),
    'a breach of the status': broken('status'),
    'a breach of the media type, and text': broken('type'),
    'a picture, unchecked': shows('get-picture', '.AnswerMedia img'),
    'a sound': shows('get-clip', '.AnswerMedia audio'),
    'a film that cannot be shown': shows('get-film', '.AnswerMedia p'),
    'a paper, and the link to open it': shows('get-paper', '.AnswerPaper a'),
    'a table': shows('get-report', '.CsvTable', ''),
    'nothing': shows('get-theme', '.TryItAnswer .empty', ''),
    'a stream': async function () {
      at = await ask('get-stream')
      await at.panel.locator('.AnswerStream li').first().waitFor()
    },
    'a stream that was stopped': async function () {
      await at.panel.getByRole('button', { name: 'Stop' }).click()
      await at.panel.getByRole('button', { name: 'Go on from here' }).waitFor()
    },
    'a long value, and the search in a tree': async function () {
      at = await open('search', 'Live')
      await at.field('q').fill('big')
      await at.send()
      await at.panel.locator('.part').waitFor()
      await at.panel.getByLabel('Search the answer').fill('text')
      await page.keyboard.press('Enter')
      await at.panel.locator('.TreeBar .found:not(:empty)').waitFor()
    },
    'a repeated request': async function () {
      at = await ask('create-user', '')
      await expect.poll(at.status).toBe('201 Created')
      await at.send()
      await at.panel.locator('.hint').waitFor()
    },
    'an answer that was asked for': async function () {
      at = await ask('create-note', '')
      await expect.poll(at.status).toBe('201 Created')
      await at.panel.getByLabel('Simulate').selectOption('422')
      await at.send()
      await expect.poll(at.status).toMatch(/^422/)
    },
    'a slow answer, which can be cancelled': async function () {
      await at.panel.getByLabel('Simulate').selectOption('slow')
      // It can be cancelled for the three seconds that it takes.
      await Promise.all([at.panel.getByRole('button', { name: 'Cancel' }).waitFor(), at.send()])
    },
    'what a server forbids, with the lines it lacks': async function () {
      at = await open('create-note', 'Closed')
      await at.panel.getByText('Keep as an environment').click()
      await at.send()
      await at.agree()
      await at.panel.locator('.failure pre').waitFor()
    },
    'a server of one\'s own': async function () {
      await at.panel.getByLabel('Server', { exact: true }).selectOption({ label: 'A server of your own…' })
    },
  }
}
