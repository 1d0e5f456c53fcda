import type { Language, RequestOptions } from '../../../../openapi/samples/index.ts'
import type { Operation } from '../../../../openapi/model/types.ts'
import type { Recorder } from './recorder.ts'
import type { Wire } from './normalize.ts'
import { buildRequest, toFetch } from '../../../../openapi/samples/index.ts'
import { normalize } from './normalize.ts'
import { runAll } from './run.ts'

export interface Case {
  name: string
  operation: Operation
  options?: RequestOptions
}

export interface Difference {
  name: string
  sent: Wire[]
  expected: Wire[]
  code: string
}

/** Sends every case as the console does. */
export async function sendAll(recorder: Recorder, cases: Case[], file: Buffer): Promise<void> {
  for (const [index, { operation, options }] of cases.entries()) {
    const { url, init } = toFetch(
      buildRequest(operation, { ...options, server: `${recorder.origin}/console/${index}` }),
      () => new Blob([Uint8Array.from(file)]),
    )
    await fetch(url, init)
  }
}

/** Runs every case's sample of a language and gives those that did not send what the console sent. */
export async function compareAll(
  recorder: Recorder,
  cases: Case[],
  language: Language,
  folder: string,
): Promise<{ different: Difference[], stderr: string }> {
  const programs = cases.map(({ operation, options }, index) => ({
    id: String(index),
    extension: language.extension,
    code: language.emit(buildRequest(operation, { ...options, server: `${recorder.origin}/${language.id}/${index}` }))
      .code,
  }))
  const { stderr } = await runAll(language.id, programs, folder)
  const different = cases.flatMap(({ name }, index): Difference[] => {
    const expected = wiresOf(recorder, 'console', index)
    const sent = wiresOf(recorder, language.id, index)
    return toText(sent) === toText(expected) && sent.length === 1
      ? []
      : [
          {
            name,
            sent,
            expected,
            code: programs[index]?.code ?? '',
          },
        ]
  })
  return { different, stderr }
}

/** The requests of one client for one case, the client's own prefix taken off. */
export function wiresOf(recorder: Recorder, client: string, index: number): Wire[] {
  const prefix = `/${client}/${index}`
  return recorder.requests
    .filter(({ target }) => target.startsWith(`${prefix}/`))
    .map(request => ({ ...normalize(request), target: request.target.slice(prefix.length) }))
}

function toText(wires: Wire[]): string {
  return JSON.stringify(wires, (_key, value: unknown) =>
    value instanceof Map ? [...(value as Map<string, unknown>)] : value)
}
