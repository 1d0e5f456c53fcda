import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Recorder } from './support/recorder.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { cases } from './support/cases.ts'
import { compareAll, sendAll, wiresOf } from './support/compare.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnableStyles } from './support/run.ts'

/** Content that is neither text nor ends in a line break. */
const fileContent = Buffer.from([0, 1, 13, 10, 255, 39, 36, 0])
const files = ['photo.png', 'a.png', 'b.png', 'file.bin', 'file.png']

describe('every sample puts the request of the console on the wire', () => {
  let recorder: Recorder
  let folder: string

  beforeAll(async () => {
    recorder = await createRecorder()
    folder = mkdtempSync(join(tmpdir(), 'samples-'))
    for (const file of files)
      writeFileSync(join(folder, file), fileContent)
    await sendAll(recorder, cases, fileContent)
  }, 60_000)

  afterAll(async () => {
    await recorder.close()
    rmSync(folder, { recursive: true })
  }, 60_000)

  it('the console sends the method and the URL of the request', () => {
    for (const [index, { name, operation, options }] of cases.entries()) {
      const request = buildRequest(operation, { ...options, server: 'http://host' })
      const sent = wiresOf(recorder, 'console', index).map(({ method, target }) => ({
        method,
        url: `http://host${target}`,
      }))
      expect(sent, name).toEqual([{ method: request.method, url: request.url }])
    }
  })

  it.for(listRunnableStyles(0))('$label sends the same', { timeout: 600_000 }, async ({ client, style }) => {
    const { different, stderr } = await compareAll(recorder, cases, client, folder, style)
    expect(different.slice(0, 2), stderr.slice(-2_000)).toEqual([])
    expect(different.map(({ name }) => name)).toEqual([])
  })
})
