import type { Browser } from 'playwright-core'
import type { LiveServer } from './console/live.ts'
import type { StaticHost } from './support/static-host.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLive } from './console/live.ts'
import { launch, openPage } from './support/browser.ts'
import { tryIt } from './support/pages.ts'
import { startStaticHost } from './support/static-host.ts'

/** A site without sandboxes, of an API whose server can be called and of one whose document names none. */
const folder = mkdtempSync(join(tmpdir(), 'specimen-no-sandbox-'))
let live: LiveServer
let host: StaticHost
let browser: Browser

function write(servers: string): string {
  return `openapi: 3.1.0
info: {title: Files, version: '1'}
servers: ${servers}
tags: [{name: files, description: Of all sizes.}]
paths:
  /answers/fine:
    get:
      operationId: readFile
      tags: [files]
      summary: Read a file
      responses: {'200': {description: It., content: {application/json: {schema: {type: object}}}}}
`
}

beforeAll(async () => {
  live = await startLive()
  mkdirSync(join(folder, 'openapi'))
  writeFileSync(join(folder, 'specimen.config.json'), JSON.stringify({ title: 'Files', sandbox: false, explorer: false }))
  writeFileSync(join(folder, 'openapi/live.yaml'), write(`[{url: /v1}, {url: '${live.origin}/v1'}]`))
  writeFileSync(join(folder, 'openapi/hostless.yaml'), write('[{url: /v1}]'))
  const { status, stderr } = spawnSync('node', [resolve('scripts/specimen.ts'), 'build'], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  host = await startStaticHost(join(folder, 'dist'))
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  live?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a site without sandboxes', () => {
  it('publishes none', () => {
    expect(existsSync(join(folder, 'dist/live/openapi.json'))).toBe(true)
    expect(existsSync(join(folder, 'dist/live/mock-worker.js'))).toBe(false)
  })

  it('has a console that sends to the first server of the document that can be called', async () => {
    const { context, page, complaints } = await openPage(browser, host.origin)
    const failed: string[] = []
    page.on('response', response => response.status() >= 400 && failed.push(response.url()))
    await page.goto('/live/files/read-file')
    const { panel, open, send, status } = tryIt(page)
    await open()
    const server = panel.getByLabel('Server')
    await expect.poll(() => panel.locator('.origin').textContent()).toBe(`${live.origin}/v1/answers/fine`)
    const offered = await server.locator('option').allTextContents()
    expect(offered.join()).toContain(live.origin)
    expect(offered).not.toContain('Sandbox')
    expect(await panel.getByLabel('Simulate').count()).toBe(0)
    await send()
    await expect.poll(status).toBe('200 OK')
    await panel.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => panel.getByRole('region', { name: 'Answer' }).count()).toBe(0)
    expect(await panel.locator('.origin').textContent()).toBe(`${live.origin}/v1/answers/fine`)
    expect(live.asked.map(({ line }) => line)).toEqual(['GET /v1/answers/fine'])
    expect({ failed, foreign: complaints.foreign }).toEqual({ failed: [], foreign: [`${live.origin}/v1/answers/fine`] })
    await context.close()
  })

  it('says where a document names no such server, sends nothing, and takes one of the reader\'s', async () => {
    const { context, page, complaints } = await openPage(browser, host.origin)
    await page.goto('/hostless/files/read-file')
    const { panel, open, send } = tryIt(page)
    await open()
    const sent: string[] = []
    page.on('request', request => sent.push(request.url()))
    await expect.poll(() => panel.locator('.problems').textContent()).toContain('names no server that a page can call')
    await send()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('problems')
    expect(sent.filter(url => url.includes('answers'))).toEqual([])
    await panel.getByLabel('Server').selectOption({ label: 'A server of your own…' })
    await panel.getByLabel('Address of the server').fill('http://127.0.0.1:1/v2')
    await expect.poll(() => panel.locator('.origin').textContent()).toBe('http://127.0.0.1:1/v2/answers/fine')
    await expect.poll(() => panel.locator('.problems').count()).toBe(0)
    expect(complaints).toEqual({ console: [], foreign: [] })
    await context.close()
  })
})
