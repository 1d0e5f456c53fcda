import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildRequest } from '../../../openapi/samples/index.ts'
import { objectOf, operationOf, schemaOf } from './support/operation.ts'
import { listRunnableClients, runEach } from './support/run.ts'

/** One answer after another for each path; the last of them again and again. */
interface Answer {
  status: number
  headers?: Record<string, string>
  body: string
}

const problem = '{"error":{"type":"card_error","message":"The card was declined."}}'
const json = { 'Content-Type': 'application/json' }
const ok: Answer = { status: 200, headers: json, body: '{"id":"user_1"}' }
function limited(retryAfter?: string): Answer {
  return {
    status: 429,
    headers: { ...json, ...(retryAfter !== undefined && { 'Retry-After': retryAfter }) },
    body: problem,
  }
}

const scripts: Record<string, Answer[]> = {
  payment: [{ status: 402, headers: json, body: problem }],
  invalid: [{ status: 422, headers: json, body: problem }],
  failed: [{ status: 500, headers: json, body: problem }],
  page: [{ status: 500, headers: { 'Content-Type': 'text/html' }, body: '<h1>Broken</h1>' }],
  nothing: [{ status: 500, body: '' }],
  list: [{ status: 400, headers: json, body: '["no","object"]' }],
  broken: [{ status: 400, headers: json, body: `${problem.slice(0, -1)}, <html>` }],
  null: [{ status: 400, headers: json, body: 'null' }],
  part: [{ status: 400, headers: json, body: '{"error":"No object."}' }],
  odd: [{ status: 400, headers: json, body: '{"error":{"message":{"deep":[1]}}}' }],
  once: [limited('2'), ok],
  dated: [{ ...limited('Wed, 21 Oct 2015 07:28:00 GMT'), status: 503 }, ok],
  always: [limited('1')],
  unsaid: [limited(), ok],
  long: [limited('86400'), ok],
}

const kinds = [
  { kind: 'binary', type: 'application/pdf' },
  { kind: 'events', type: 'text/event-stream' },
  { kind: 'lines', type: 'application/jsonl' },
  { kind: 'text', type: 'text/csv' },
]

const errorSchema = objectOf({ error: objectOf({ type: schemaOf(['string']), message: schemaOf(['string']) }) })

function operationAt(path: string, type: string) {
  return operationOf({
    path,
    responses: [['200', type, undefined] as const, ['4XX', 'application/json', errorSchema] as const].map(
      ([status, contentType, schema]) => ({
        status,
        anchor: `status-${status}`,
        label: '',
        headers: [],
        content: [{ type: contentType, examples: [], ...(schema && { schema }) }],
        links: [],
      }),
    ),
  })
}

/** Every script as JSON, and an error of each other kind of answer, which programs read as it arrives. */
const cases = [
  ...Object.keys(scripts).map(script => ({ script, kind: 'json', type: 'application/json' })),
  ...kinds.map(kind => ({ script: 'payment', ...kind })),
  { script: 'once', kind: 'lines', type: 'application/jsonl' },
]

describe('a sample that handles errors', () => {
  let server: Server
  let folder: string
  const asked = new Map<string, number[]>()

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'errors-'))
    server = createServer((request, response) => {
      const path = request.url ?? ''
      const times = [...(asked.get(path) ?? []), performance.now()]
      asked.set(path, times)
      const answers = scripts[path.split('/')[2] ?? ''] ?? [ok]
      const { status, headers, body } = answers[Math.min(times.length, answers.length) - 1] ?? ok
      response.writeHead(status, headers).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })

  afterAll(() => {
    server.close()
    server.closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  it.for(listRunnableClients())('reports and does not crash in $id', { timeout: 180_000 }, async (client) => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const programs = cases.map(({ script, kind, type }) => ({
      id: `${client.id.replaceAll('-', '')}${script}${kind}`,
      extension: client.extension,
      path: `/${client.id}/${script}/${kind}`,
      code: client.emit(buildRequest(operationAt(`/${client.id}/${script}/${kind}`, type), { server: origin }), {
        handlesErrors: true,
      }).code,
    }))
    const runs = await runEach(client, programs, join(folder, client.id))
    for (const [index, { script, kind }] of cases.entries()) {
      // Some versions of curl take a date that is past for one that is too far off, and give up.
      if (client.id === 'curl' && script === 'dated')
        continue
      const { exitCode = 0, stdout = '', stderr = '' } = runs[index] ?? {}
      const times = asked.get(programs[index]?.path ?? '') ?? []
      const told = `${script} ${kind}\n${programs[index]?.code}\n${stdout}\n${stderr}`
      // curl warns that it tries again.
      expect(client.id === 'curl' ? '' : stderr, told).not.toMatch(/Traceback|Fatal|Warning|Deprecated|Exception|goroutine|\bat .*:\d+:\d+|:in [`']/)
      const first = scripts[script]?.[0]
      if (/^(?:once|dated|unsaid)$/.test(script)) {
        expect(exitCode, told).toBe(0)
        expect(times, told).toHaveLength(2)
        expect(stdout, told).toContain('user_1')
        // The server said two seconds; clocks differ by less than a tenth of one.
        if (script === 'once')
          expect((times[1] ?? 0) - (times[0] ?? 0), told).toBeGreaterThan(1900)
        continue
      }
      expect(exitCode, told).not.toBe(0)
      expect(`${stdout}${stderr}`, told).toContain(String(first?.status))
      if (script !== 'failed' && script !== 'page' && script !== 'nothing')
        expect(times.length, told).toBe(script === 'always' ? 3 : 1)
      // curl saves no error in the place of a file, and says its status alone.
      if (first?.body === problem && !(client.id === 'curl' && kind === 'binary'))
        expect(`${stdout}${stderr}`, told).toContain('The card was declined.')
      // The message alone, but where nothing reads JSON.
      if (first?.body === problem && !/^(?:curl|java|kotlin)$/.test(client.id))
        expect(`${stdout}${stderr}`, told).not.toContain('card_error')
      // curl prints the body of an error, as it was asked to.
      if (client.id !== 'curl')
        expect(stdout, told).not.toContain('declined')
    }
  })
})
