import type { ConsoleSite } from './site.ts'
import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../support/pages.ts'

/** What each server answers where they differ; both were written without the console in mind. */
const servers = [
  { label: 'Mock', photos: '204 No Content', ticks: undefined },
  { label: 'Hono', photos: '200 OK', ticks: ['1', '2', '3'] },
]

export function testIndependent(site: ConsoleSite): void {
  async function openAt(operation: string, label: string) {
    const console = await site.open(operation)
    await console.panel.getByLabel('Server').selectOption({ label })
    return {
      ...console,
      /** Sends what changes something, which is asked about first. */
      async change() {
        await console.send()
        await console.agree()
      },
    }
  }

  async function trust({ panel }: Awaited<ReturnType<typeof openAt>>, boxes: Record<string, string>) {
    await panel.locator('.TryItAuth summary').click()
    for (const [name, text] of Object.entries(boxes))
      await panel.getByLabel(name).fill(text)
    await panel.getByLabel(/Send my key/).check()
  }

  describe.each(servers)('a server of other people that pages may call: $label', ({ label, photos, ticks }) => {
    it('is asked, told, given files and keys, and listened to', async () => {
      const search = await openAt('search', label)
      await search.field('q').fill('green tea')
      await search.send()
      await expect.poll(search.status).toBe('200 OK')

      const note = await openAt('create-note', label)
      await note.change()
      await expect.poll(note.status).toBe('201 Created')
      await expect.poll(note.body).toMatchObject({ title: 'First', code: 'ABC' })

      const upload = await openAt('add-photos', label)
      await upload.panel.locator('input[type=file]').first().setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('12345') }])
      await upload.change()
      await expect.poll(upload.status).toBe(photos)
      if (label === 'Hono')
        await expect.poll(upload.body).toMatchObject({ photos: [['a.png', 5]] })

      const door = await openAt('get-door', label)
      await trust(door, { User: 'ada', Password: 's3cret' })
      await door.send()
      await expect.poll(door.status).toBe('204 No Content')

      const secret = await openAt('get-secret', label)
      await trust(secret, { 'Your own bearer': 'canary-4711' })
      await secret.send()
      await expect.poll(secret.status).toBe('200 OK')

      const report = await openAt('get-report', label)
      await report.send()
      await expect.poll(() => report.panel.locator('.CsvTable td').count()).toBe(2)

      const stream = await openAt('get-stream', label)
      await stream.send()
      await expect.poll(() => stream.panel.locator('.AnswerStream li').count()).toBeGreaterThan(0)
      if (ticks)
        await expect.poll(() => textsOf(stream.panel.locator('.AnswerStream li code'))).toEqual(ticks.map(tick => `{"tick":${tick}}`))
      expect(site.complaints.console).toEqual([])
    }, 180_000)
  })

  it('a server of other people that no page may call says which headers are missing, and offers the curl', async () => {
    const search = await openAt('search', 'Hono without CORS')
    await search.send()
    await expect.poll(() => search.panel.locator('.failure').textContent()).toContain('Access-Control-Allow-Origin')
    const note = await openAt('create-note', 'Hono without CORS')
    await note.change()
    await expect.poll(() => note.panel.locator('.failure').textContent()).toContain('Access-Control-Allow-Headers: content-type')
    expect(await site.copy(() => note.panel.getByRole('button', { name: /curl/i }).first().click())).toContain(`${site.hono.shut.origin}/v1/notes`)
  })
}
