import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from '../../../scripts/apis.ts'
import type { SampleRun } from '../../../scripts/sample-run.ts'
import type { Case } from './support/compare.ts'
import type { Recorder } from './support/recorder.ts'
import { readDocument } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { listRuntimes, runSamples } from '../../../scripts/sample-run.ts'
import { compareAll, sendAll } from './support/compare.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnable, required } from './support/run.ts'

describe.for(['openapi/userfront.yaml', 'openapi/userstore.yaml'])('the samples of %s', (file) => {
  let api: Api
  let runs: SampleRun[]

  beforeAll(async () => {
    const { document, files } = await readDocument(file)
    if (!document)
      throw new Error(`${file} cannot be read.`)
    api = { file, document, files }
    const runtimes = await listRuntimes()
    runs = await runSamples(api, Object.fromEntries(Object.entries(runtimes).filter(([id]) => required.includes(id))))
  }, 300_000)

  it('run in every language, and are answered with a success that the spec declares', () => {
    const operations = createModel(api.document).operations.filter(({ kind }) => kind === 'operation')
    expect(runs.filter(({ ok }) => !ok)).toEqual([])
    const generated = runs.filter(({ key, language }) => key === language)
    expect(new Set(generated.map(({ language }) => language))).toEqual(new Set(required))
    expect(generated).toHaveLength(operations.length * required.length)
  })

  it('written by hand run too, as their client is installed', () => {
    const model = createModel(api.document)
    const written = model.operations.flatMap(({ tagSlug, slug }) => model.operation(tagSlug ?? '', slug)?.codeSamples ?? [])
    expect(runs.filter(({ key, language }) => key !== language)).toHaveLength(written.length)
  })

  it('print the answer', () => {
    expect(runs.filter(({ output }) => output.trim() === '').map(({ operationId, language }) => `${operationId} ${language}`)).toEqual([])
  })

  describe('on the wire', () => {
    let recorder: Recorder
    let folder: string
    let cases: Case[]
    const fileContent = Buffer.from('A sample file.\n')

    beforeAll(async () => {
      recorder = await createRecorder()
      folder = mkdtempSync(join(tmpdir(), 'shipped-'))
      writeFileSync(join(folder, 'file.bin'), fileContent)
      const model = createModel(api.document)
      cases = model.operations.filter(({ kind }) => kind === 'operation').flatMap(({ tagSlug, slug, title }): Case[] => {
        const operation = model.operation(tagSlug ?? '', slug)
        return operation?.requestBody
          ? operation.requestBody.content.flatMap(({ type, examples }) => examples.map(({ name }) => ({
              name: `${title} ${type} ${name}`,
              operation,
              options: { mediaType: type, example: name },
            })))
          : operation
            ? [
                { name: title, operation },
              ]
            : []
      })
      await sendAll(recorder, cases, fileContent)
    }, 60_000)

    afterAll(async () => {
      await recorder.close()
      rmSync(folder, { recursive: true })
    })

    it.for(listRunnable())('are the same request in $label as in the console, in every media type and example', { timeout: 120_000 }, async (language) => {
      const { different, stderr } = await compareAll(recorder, cases, language, folder)
      expect(different.slice(0, 2), stderr.slice(-2_000)).toEqual([])
    })
  })
})
