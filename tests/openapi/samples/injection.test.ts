import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Recorder } from './support/recorder.ts'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { compareAll, sendAll } from './support/compare.ts'
import { hostileCases } from './support/hostile.ts'
import { operationOf } from './support/operation.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnableStyles } from './support/run.ts'

describe('nothing that a spec says runs', () => {
  let recorder: Recorder
  let folder: string
  const fileContent = Buffer.from('file')

  beforeAll(async () => {
    recorder = await createRecorder()
    folder = mkdtempSync(join(tmpdir(), 'injection-'))
    writeFileSync(join(folder, 'secret.txt'), 'LOCAL SECRET')
    writeFileSync(join(folder, 'file.bin'), fileContent)
    await sendAll(recorder, hostileCases, fileContent)
  }, 60_000)

  afterAll(async () => {
    await recorder.close()
    rmSync(folder, { recursive: true })
  })

  it.for(listRunnableStyles(1))('$label takes all of it for text', { timeout: 600_000 }, async ({ client, style }) => {
    // No environment variable holds a NUL.
    const possible = style.environment ? hostileCases.filter(({ name }) => !name.includes('\\u0000')) : hostileCases
    const { different, stderr } = await compareAll(recorder, possible, client, folder, style)
    expect(readdirSync(folder).filter(name => name.includes('CANARY'))).toEqual([])
    expect(different.slice(0, 2), stderr.slice(-2_000)).toEqual([])
    expect(different.map(({ name }) => name)).toEqual([])
  })

  it('no request carries a file that was not chosen', () => {
    expect(recorder.requests.filter(({ body }) => body.includes('LOCAL SECRET'))).toEqual([])
    expect(recorder.requests.filter(({ headers }) => headers.some(([name]) => name === 'x-injected'))).toEqual([])
    expect(existsSync(join(folder, 'CANARY'))).toBe(false)
  })

  it.for([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://127.0.0.1:25/x',
    'https://user:password@evil.example',
    '//evil.example',
    'https://api.example.com\n-o CANARY',
    '\'; touch CANARY #',
  ])('the server %j gives an http URL in one literal', (server) => {
    const request = buildRequest(operationOf(), { server })
    expect(request.url).toMatch(/^https?:\/\/[\w.-]+(?:\/[\w.~%!$&'()*+,;=:@/-]*)?$/)
    expect(request.url).not.toContain('@')
  })
})
