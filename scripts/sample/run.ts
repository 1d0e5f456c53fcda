import type { Api } from '../command/apis.ts'
import type { SampleChoice, SampleFile } from './files.ts'
import type { Key } from '../../openapi/samples/index.ts'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { createValidators } from '../../openapi/schema/validate/validators.ts'
import { toNodeListener } from '../../openapi/mock/host/node.ts'
import { loadOverrides } from '../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'
import { GUZZLE, pythonPath } from '../tools.ts'
import { listSampleFiles, writeSampleFiles } from './files.ts'
import { forceStatus } from './force.ts'

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

const execute = promisify(execFile)
const commands: Record<string, { command: string, args: string[], version: string[] }> = {
  node: { command: process.execPath, args: [], version: ['--version'] },
  php: { command: 'php', args: [], version: ['-r', 'echo PHP_VERSION;'] },
  curl: { command: 'bash', args: [], version: ['-c', 'curl --version'] },
  python: { command: pythonPath() ?? 'python3', args: [], version: ['--version'] },
  ruby: { command: 'ruby', args: [], version: ['--version'] },
  go: { command: 'go', args: ['run'], version: ['version'] },
  java: { command: 'java', args: [], version: ['--version'] },
}

/** The versions of the languages that run here. */
export async function listRuntimes(): Promise<Record<string, string>> {
  const found = await Promise.all(
    Object.entries(commands).map(async ([id, { command, version }]) => {
      const output = await execute(command, version, { timeout: 20_000 }).then(
        ({ stdout }) => stdout,
        () => '',
      )
      const number = /\d+(?:\.\d+)+/.exec(output)?.[0]
      return number === undefined ? [] : [[id, number] as const]
    }),
  )
  return Object.fromEntries(found.flat())
}

/** Runs every sample in a process of its own, each against a mock that nobody has spoken to. */
export async function runSamples(
  { file, document }: Pick<Api, 'file' | 'document'>,
  runtimes: Record<string, string>,
  choice: SampleChoice = {},
): Promise<SampleRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'))
  const mock = await createMocks({ file, document })
  try {
    const files = listSampleFiles(document, { ...choice, serverOf: mock.server }).filter(
      file => Object.hasOwn(runtimes, file.language) && canRun(file),
    )
    if (existsSync('node_modules'))
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    writeSampleFiles(folder, files)
    mkdirSync(join(folder, 'vendor'))
    writeFileSync(join(folder, 'vendor/autoload.php'), `<?php require_once '${GUZZLE}';\n`)
    const runs = await inParallel(files, 3, async (sample) => {
      const { exitCode, output } = await runSample(folder, sample)
      const statuses = mock.statuses(sample.request.url)
      return {
        operationId: sample.operation.id,
        language: sample.language,
        key: sample.key,
        statuses,
        exitCode,
        output,
        ok: sample.forced === undefined
          ? exitCode === 0
          && (sample.handWritten || sample.style?.allPages ? statuses.length > 0 : statuses.length === 1)
          && statuses.every(status => isDeclared(sample, status))
          && (output.trim() !== '' || statuses.includes(204))
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
    mock.close()
    rmSync(folder, { recursive: true })
  }
}

/**
 * Written by hand, a sample runs where every package that it names is installed; in other languages than Node it has to name the
 * server itself, which is then the mock.
 */
function canRun({ handWritten, language, code, request }: SampleFile): boolean {
  if (handWritten && language !== 'node')
    return code.includes(placeOf(request.url))
  return !handWritten
    || (language === 'node'
      && [...code.matchAll(/(?:from|import|require\()\s*['"]([^'"]+)['"]/g)].every(
        ([, name = '']) =>
          name.startsWith('node:')
          || existsSync(join('node_modules', ...name.split('/').slice(0, name.startsWith('@') ? 2 : 1))),
      ))
}

/** A declared success; a sample never follows a redirection, so that one counts. */
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
  return /ModuleNotFoundError|cannot load such file|no required module provides|is not in std|vendor\/autoload\.php|Class "[^"]+" not found/.test(output)
}

interface Mocks {
  server: (place: string) => string
  statuses: (url: string) => number[]
  close: () => void
}

/** One port with a mock in every place, made when it is first spoken to. */
async function createMocks({ file, document }: Pick<Api, 'file' | 'document'>): Promise<Mocks> {
  const validators = createValidators(document)
  const { overrides } = await loadOverrides(file)
  const answered = new Map<string, number[]>()
  const listeners = new Map<string, ReturnType<typeof toNodeListener>>()
  const mockAt = (base: string) => {
    const mock = createMockHandler(document, { base, overrides, validators })
    const forced = /~(\d{3})\//.exec(base)?.[1]
    return forced === undefined ? mock : forceStatus(mock, Number(forced))
  }
  const listenerAt = (base: string): ReturnType<typeof toNodeListener> => {
    const listener = listeners.get(base) ?? toNodeListener(mockAt(base))
    listeners.set(base, listener)
    return listener
  }
  const server = createServer((request, response) => {
    const base = baseOf(request.url ?? '/')
    response.once('close', () => answered.set(base, [...(answered.get(base) ?? []), response.statusCode]))
    listenerAt(base)(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const { prefix } = createMockHandler(document, { overrides, validators })
  return {
    server: place => `${origin}/${place}${prefix}`,
    statuses: url => answered.get(baseOf(new URL(url).pathname)) ?? [],
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The first two segments of a path: where a mock of its own answers. */
function baseOf(path: string): string {
  return path.split('/', 3).join('/')
}

function placeOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + baseOf(pathname)
}

async function runSample(
  folder: string,
  { language, name, handWritten, request, style }: SampleFile,
): Promise<{ exitCode: number, output: string }> {
  const { command = '', args = [] } = commands[language] ?? {}
  try {
    const { stdout, stderr } = await execute(
      command,
      [
        ...args,
        // A client names the API's host itself; what it would send there goes to the mock.
        ...(handWritten && language === 'node' ? ['--import', join(import.meta.dirname, 'redirect.mjs')] : []),
        name,
      ],
      {
        cwd: folder,
        timeout: 60_000,
        maxBuffer: 1 << 26,
        env: {
          ...process.env,
          MOCK_ORIGIN: placeOf(request.url),
          ...(style?.environment && Object.fromEntries(request.keys.flatMap(environmentOf))),
        },
      },
    )
    return { exitCode: 0, output: stdout + stderr }
  }
  catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown, stdout?: string, stderr?: string }
    return { exitCode: typeof code === 'number' ? code : 1, output: stdout + stderr }
  }
}

/** The variables in which a sample finds a key, or a user and a password. */
function environmentOf({ raw, variables: [first = '', second] }: Key): [string, string][] {
  if (second === undefined)
    return [[first, raw]]
  const colon = raw.indexOf(':')
  return [[first, raw.slice(0, colon)], [second, raw.slice(colon + 1)]]
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
