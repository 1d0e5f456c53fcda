import type { Api } from '../command/apis.ts'
import type { SampleChoice, SampleFile } from './files.ts'
import type { Ending } from './fork.ts'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isObject } from '../../openapi/document/json/value.ts'
import { GUZZLE } from '../tools.ts'
import { listSampleFiles, writeSampleFiles } from './files.ts'
import { createMocks, placeOf } from './mocks.ts'
import { createRunner } from './start.ts'

export interface SampleRun {
  operationId: string
  language: string
  /** `node`, or `node userstore` of a sample written by hand. */
  key: string
  /** What the mock answered, in the order of the requests; empty where none arrived. */
  statuses: number[]
  exitCode: number
  output: string
  /** The sample ended well, every answer is a success that the spec declares, and what it holds was printed. */
  ok: boolean
}

/** Runs every sample in a process of its own, each against a mock that nobody has spoken to. */
export async function runSamples(
  { file, document }: Pick<Api, 'file' | 'document'>,
  runtimes: Record<string, string>,
  choice: SampleChoice = {},
): Promise<SampleRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'))
  const mock = await createMocks({ file, document })
  let closeRunner = (): void => {}
  try {
    const files = listSampleFiles(document, { ...choice, serverOf: mock.server }).filter(
      file => Object.hasOwn(runtimes, file.language) && canRun(file),
    )
    if (existsSync('node_modules'))
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    writeSampleFiles(folder, files)
    mkdirSync(join(folder, 'vendor'))
    writeFileSync(join(folder, 'vendor/autoload.php'), `<?php require_once '${GUZZLE}';\n`)
    const distinct = distinctSamples(files)
    const { run, close } = await createRunner(folder, [...new Set(distinct.values())])
    closeRunner = close
    const ended = new Map<SampleFile, Promise<Ending>>()
    const runs = await inParallel(files, 3, async (sample) => {
      const same = distinct.get(sample) ?? sample
      const ending = ended.get(same) ?? run(same)
      ended.set(same, ending)
      const { exitCode, output } = await ending
      const statuses = mock.statuses(same.request.url)
      const answers = withoutChallenge(same, statuses)
      return {
        operationId: sample.operation.id,
        language: sample.language,
        key: sample.key,
        statuses,
        exitCode,
        output,
        ok: sample.forced === undefined
          ? exitCode === 0
          && (sample.handWritten || sample.style?.allPages ? answers.length > 0 : answers.length === 1)
          && answers.every(status => isDeclared(sample, status))
          && (output.trim() !== '' || answers.includes(204) || hasNoRecords(sample, mock.body(same.request.url)))
          : exitCode !== 0
            && statuses.length > 0
            && statuses.every(status => status === sample.forced)
            && output.includes(String(sample.forced))
            && !/Traceback|Fatal error|goroutine|^\s+at .*:\d+:\d+/m.test(output),
      }
    })
    return runs.filter((run, index) => run.ok || !files[index]?.handWritten || !lacksPackage(run.output))
  }
  finally {
    closeRunner()
    mock.close()
    rmSync(folder, { recursive: true })
  }
}

/** The sample that is run in the place of each: variants of an operation without a key, or without pages, are often one program. */
function distinctSamples(files: SampleFile[]): Map<SampleFile, SampleFile> {
  const first = new Map<string, SampleFile>()
  return new Map(files.map((sample) => {
    const { language, code, request, forced = '', style, handWritten } = sample
    const print = [language, forced, style?.types ?? '', handWritten, code.replaceAll(placeOf(request.url), '')].join('\0')
    const same = first.get(print) ?? sample
    first.set(print, same)
    return [sample, same] as const
  }))
}

/** The answers without the challenge of Digest authentication, which comes before the real one (RFC 7616 §3.2). */
function withoutChallenge({ request }: SampleFile, statuses: number[]): number[] {
  return request.digest && statuses[0] === 401 ? statuses.slice(1) : statuses
}

/**
 * A comment that says what a client cannot do is no program. Written by hand, a sample runs where every package that it names is
 * installed; in other languages than Node it has to name the server itself, which is then the mock.
 */
function canRun({ handWritten, language, code, request }: SampleFile): boolean {
  if (!handWritten)
    return !/^(?:(?:\/\/|#)[^\n]*\n)+$/.test(code)
  if (language !== 'node')
    return code.includes(placeOf(request.url))
  return [...code.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g)].every(
    ([, name = '']) =>
      name.startsWith('node:')
      || existsSync(join('node_modules', ...name.split('/').slice(0, name.startsWith('@') ? 2 : 1))),
  )
}

/** Whether the pages of a list hold nothing that a loop could print. */
function hasNoRecords({ style, operation: { paging } }: SampleFile, body = 'null'): boolean {
  if (!style?.allPages || !paging)
    return false
  const answered: unknown = JSON.parse(body)
  const list = paging.items.reduce((inner, name) => isObject(inner) ? inner[name] : undefined, answered)
  return Array.isArray(list) && list.length === 0
}

/** Whether an answer is a declared success; redirections count, since samples do not follow them. */
function isDeclared({ operation }: SampleFile, status: number): boolean {
  return status < 400
    && operation.responses.some(
      response =>
        response.status === String(status)
        || response.status.toUpperCase() === `${Math.floor(status / 100)}XX`
        || response.status === 'default',
    )
}

/** Whether a program of another language says that a package is not installed: it then says nothing about the API. */
function lacksPackage(output: string): boolean {
  return /ModuleNotFoundError|cannot load such file|no required module provides|is not in std|vendor\/autoload\.php|Class "[^"]+" not found|error\[E04(?:32|33|63)\]|error: unresolved reference[^\n]*\n\s*import /.test(output)
}

async function inParallel<T, R>(items: T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = [...items.entries()]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = queue.shift(); next; next = queue.shift())
        results[next[0]] = await work(next[1])
    }),
  )
  return results
}
