import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from './support/compare.ts'
import type { Recorder } from './support/recorder.ts'
import { readDocument } from '../../../openapi/read/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documents } from '../../support/documents.ts'
import { compareAll, sendAll } from './support/compare.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnableClients } from './support/run.ts'

/** What each sample is answered is seen by `npm run samples -- --run`, a step of `npm test`. */
describe.for(documents)('the samples of $name', ({ file }) => {
  let recorder: Recorder
  let folder: string
  let cases: Case[]
  const fileContent = Buffer.from('A sample file.\n')

  beforeAll(async () => {
    recorder = await createRecorder()
    folder = mkdtempSync(join(tmpdir(), 'shipped-'))
    writeFileSync(join(folder, 'file.bin'), fileContent)
    const { document } = await readDocument(file)
    if (!document)
      throw new Error(`${file} cannot be read.`)
    const model = createModel(document)
    cases = model.operations
      .filter(({ kind }) => kind === 'operation')
      .flatMap(({ tagSlug, slug, title }): Case[] => {
        const operation = model.operation(tagSlug ?? '', slug)
        return operation?.requestBody
          ? operation.requestBody.content.flatMap(({ type, examples }) =>
              examples.map(({ name }) => ({
                name: `${title} ${type} ${name}`,
                operation,
                options: { mediaType: type, example: name },
              })),
            )
          : operation
            ? [{ name: title, operation }]
            : []
      })
    await sendAll(recorder, cases, fileContent)
  }, 60_000)

  afterAll(async () => {
    await recorder.close()
    rmSync(folder, { recursive: true })
  })

  it.for(listRunnableClients())(
    'are the same request in $id as in the console, in every media type and example',
    { timeout: 600_000 },
    async (client) => {
      const { different, stderr } = await compareAll(recorder, cases, client, folder)
      expect(different.slice(0, 2), stderr.slice(-2_000)).toEqual([])
    },
  )
})
