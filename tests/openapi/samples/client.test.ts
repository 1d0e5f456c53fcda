import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { readDocument } from '../../../openapi/document/index.ts'
import { createAjvValidators } from '../../../openapi/mock/ajv.ts'
import { serveMock } from '../../../openapi/mock/host/node.ts'
import { loadOverrides } from '../../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { listInstallations } from '../../../openapi/samples/index.ts'

const file = 'openapi/userstore.yaml'

it('hand-written samples of the published client run, each against a mock of its own', { timeout: 120_000 }, async () => {
  const { document } = await readDocument(file)
  if (!document)
    throw new Error(`${file} cannot be read.`)
  expect(listInstallations(document)).toMatchObject([
    { language: 'node', source: 'npm install userstore' },
  ])
  const folder = mkdtempSync(join(tmpdir(), 'client-'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const model = createModel(document)
  const validators = createAjvValidators(document)
  const { overrides } = await loadOverrides(file)
  try {
    for (const { tagSlug, slug } of model.operations) {
      const operation = model.operation(tagSlug ?? '', slug)
      const [sample] = operation?.codeSamples ?? []
      expect(sample, slug).toBeDefined()
      const log: string[] = []
      const handler = createMockHandler(document, { base: '/api', overrides, validators })
      const served = await serveMock({
        apis: [
          { name: 'api', handler },
        ],
        port: 0,
        log: line => log.push(line),
      })
      const program = join(folder, `${slug}.mjs`)
      writeFileSync(program, sample?.source ?? '')
      const preload = resolve(import.meta.dirname, 'support/redirect.mjs')
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', preload, program], {
        timeout: 20_000,
        env: { ...process.env, MOCK_ORIGIN: `${served.url}/api` },
      })
      await served.close()
      expect(log, `${slug} ${stdout} ${stderr}`).toEqual([
        expect.stringMatching(/^[A-Z]+ \/api\/1\/\S+ 200 /),
      ])
      expect(stdout, slug).toMatch(/^[{[]/m)
    }
  }
  finally {
    rmSync(folder, { recursive: true })
  }
})
