import type { HttpRequest, RequestOptions, SampleStyle } from '../../../../openapi/samples/index.ts'
import type { Operation } from '../../../../openapi/model/types.ts'
import type { Recorder } from './recorder.ts'
import type { Wire } from './normalize.ts'
import { buildRequest, toFetch } from '../../../../openapi/samples/index.ts'
import { normalize } from './normalize.ts'
import type { RunnableClient } from './run.ts'
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
  language: RunnableClient,
  folder: string,
  style: SampleStyle = {},
): Promise<{ different: Difference[], stderr: string }> {
  const client = `${language.id}-${JSON.stringify(style).replace(/\W/g, '')}`
  const requests = cases.map(({ operation, options }, index) =>
    buildRequest(operation, { ...options, api: `C${index}`, server: `${recorder.origin}/${client}/${index}` }),
  )
  const programs = requests.map((request, index) => ({
    id: String(index),
    extension: language.extension,
    code: language.emit(request, style).code,
  }))
  const env = style.environment ? Object.fromEntries(requests.flatMap(environmentOf)) : {}
  const { stderr } = await runAll(language.language, programs, folder, env)
  const different = cases.flatMap(({ name }, index): Difference[] => {
    const [expected = [], sent = []] = ['console', client].map(one =>
      wiresOf(recorder, one, index).map(wire =>
        style.environment ? { ...wire, target: encodeAll(wire.target) } : wire,
      ).map(wire => language.id === 'rust' ? { ...wire, body: sortNames(wire.body) } : wire),
    )
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

/** The environment in which a sample finds the keys that are in the request. */
function environmentOf({ keys }: HttpRequest): [string, string][] {
  return keys.flatMap(({ in: place, key, raw, variables: [first = '', second] }): [string, string][] => {
    if (second === undefined)
      return [[first, place === 'query' ? raw : place === 'basic' ? key.replace(/:$/, '') : key]]
    const colon = key.indexOf(':')
    return [[first, key.slice(0, colon)], [second, key.slice(colon + 1)]]
  })
}

/** The requests of one client for one case, the client's own prefix taken off. */
export function wiresOf(recorder: Recorder, client: string, index: number): Wire[] {
  const prefix = `/${client}/${index}`
  return recorder.requests
    .filter(({ target }) => target.startsWith(`${prefix}/`))
    .map(request => ({ ...normalize(request), target: upperTriplets(request.target.slice(prefix.length)) }))
}

/**
 * A key that a program encodes itself: some encoders leave sub-delimiters of RFC 3986 §2.2 as they are, and form encoders write a
 * space as a plus sign. A server reads the same.
 */
function encodeAll(target: string): string {
  return target
    .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('+', '%20')
}

/** A map of `serde_json` keeps its names sorted; objects are the same in any order (RFC 8259 §4). */
function sortNames(body: unknown): unknown {
  if (Array.isArray(body))
    return body.map(sortNames)
  if (!(body instanceof Map))
    return body
  const entries = [...(body as Map<string, unknown>)].sort(([one], [other]) => (one < other ? -1 : 1))
  return new Map(entries.map(([name, value]) => [name, sortNames(value)]))
}

/** RFC 3986 §6.2.2.1: `%7c` is `%7C`; `-G` of curl writes small letters. */
function upperTriplets(target: string): string {
  return target.replace(/%[\da-f]{2}/gi, triplet => triplet.toUpperCase())
}

function toText(wires: Wire[]): string {
  return JSON.stringify(wires, (_key, value: unknown) =>
    value instanceof Map ? [...(value as Map<string, unknown>)] : value)
}
