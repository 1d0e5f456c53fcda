import type { Recorder } from './support/recorder.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { operationOf, schemeOf, securityOf } from './support/operation.ts'
import { createRecorder } from './support/recorder.ts'
import { listRunnableClients, runEach, styles } from './support/run.ts'

/** Those in which a variable that is not set is an empty text, and a program that wants more has to ask. */
const empty = ['curl', 'go', 'php', 'php-guzzle']

const security = {
  bearer: securityOf(schemeOf('bearer', { scheme: 'bearer' })),
  header: securityOf(schemeOf('header', { type: 'apiKey', parameter: { in: 'header', name: 'X-Key' } })),
  query: securityOf(schemeOf('query', { type: 'apiKey', parameter: { in: 'query', name: 'key' } })),
  basic: securityOf(schemeOf('basic', { scheme: 'basic', sampleKey: 'ada:secret' })),
}

function requestOf(place: keyof typeof security, server: string) {
  return buildRequest(operationOf({ path: `/${place}`, security: security[place] }), { server, api: 'Unset Example' })
}

describe('a key from an environment that does not have it', () => {
  let recorder: Recorder
  let folder: string

  beforeAll(async () => {
    recorder = await createRecorder()
    folder = mkdtempSync(join(tmpdir(), 'environment-'))
  })

  afterAll(async () => {
    await recorder.close()
    rmSync(folder, { recursive: true })
  })

  it.for(listRunnableClients())('is never sent as a word in $id', { timeout: 600_000 }, async (client) => {
    const programs = (['bearer', 'header', 'query', 'basic'] as const).map((place, index) => ({
      id: `${client.id.replaceAll('-', '')}${place}`,
      extension: client.extension,
      code: client.emit(requestOf(place, `${recorder.origin}/${client.id}`), { ...styles[index % 2]?.[1], environment: true }).code,
    }))
    const runs = await runEach(client, programs, join(folder, client.id))
    const sent = recorder.requests.filter(({ target }) => target.startsWith(`/${client.id}/`))
    if (empty.includes(client.id)) {
      expect(sent.map(({ target, headers }) => [target, headers.filter(([name]) => /^(?:authorization|x-key)$/.test(name))])).toHaveLength(4)
      expect(JSON.stringify(sent.map(({ target, headers }) => [target, headers]))).not.toMatch(/null|undefined|none|nil|false/i)
      expect(sent.flatMap(({ headers }) => headers).filter(([name]) => name === 'authorization').map(([, value]) => value)).not.toContain(`Basic ${btoa('null:null')}`)
      return
    }
    expect(sent).toEqual([])
    for (const [index, { exitCode, stderr }] of runs.entries()) {
      expect(exitCode, `${programs[index]?.code}\n${stderr}`).not.toBe(0)
      // Rust's own error has no name in it.
      expect(stderr).toMatch(client.id === 'rust' ? /NotPresent/ : /UNSET_EXAMPLE_\w+/)
    }
  })

  it('ends the program in the languages that do not run here, by the expression that says so', () => {
    const code = (id: string, place: keyof typeof security): string =>
      languages.find(language => language.id === id)?.emit(requestOf(place, 'https://api.example.com'), { environment: true }).code ?? ''
    expect(code('swift', 'bearer')).toContain('ProcessInfo.processInfo.environment["UNSET_EXAMPLE_KEY"]!')
    // A null is an empty text to what joins texts in C#.
    expect(code('csharp', 'basic')).toContain('Environment.GetEnvironmentVariable("UNSET_EXAMPLE_USERNAME") + ":" +')
  })
})
