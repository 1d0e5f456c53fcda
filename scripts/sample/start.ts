import type { Key } from '../../openapi/samples/index.ts'
import type { SampleFile } from './files.ts'
import type { Ending, Forker } from './fork.ts'
import type { Start } from './source.ts'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { pythonPath } from '../tools.ts'
import { compilers } from './compile.ts'
import { forkers, startForker } from './fork.ts'
import { placeOf } from './mocks.ts'
import { compileKotlinProgram, kotlinCompiler } from './kotlin.ts'
import { compileProgram, rustToolchain } from './rust.ts'

const runCommand = promisify(execFile)

interface Command {
  command: string
  args: string[]
}

const commands: Record<string, Command & { version: string[] }> = {
  node: { command: process.execPath, args: [], version: ['--version'] },
  php: { command: 'php', args: [], version: ['-r', 'echo PHP_VERSION;'] },
  curl: { command: 'bash', args: [], version: ['-c', 'curl --version'] },
  python: { command: pythonPath() ?? 'python3', args: [], version: ['--version'] },
  ruby: { command: 'ruby', args: [], version: ['--version'] },
  go: { command: 'go', args: ['run'], version: ['version'] },
  java: { command: 'java', args: [], version: ['--version'] },
  kotlin: { command: kotlinCompiler(), args: [], version: ['-version'] },
  rust: { command: rustToolchain().rustc, args: [], version: ['--version'] },
}
/** Languages whose programs nothing runs as they are written. */
const compileAlone: Record<string, (code: string, place: string) => Promise<Start>> = {
  kotlin: compileKotlinProgram,
  rust: compileProgram,
}
const seconds = 60

/** The versions of the languages that run here. */
export async function listRuntimes(): Promise<Record<string, string>> {
  const found = await Promise.all(
    Object.entries(commands).map(async ([id, { command, version }]) => {
      // Kotlin's compiler tells its version where others tell what is wrong.
      const output = await runCommand(command, version, { timeout: 20_000 }).then(
        ({ stdout, stderr }) => stdout + stderr,
        () => '',
      )
      const number = /\d+(?:\.\d+)+/.exec(output)?.[0]
      return number === undefined ? [] : [[id, number] as const]
    }),
  )
  return Object.fromEntries(found.flat())
}

/** What runs samples, each in a process of its own. */
export interface Runner {
  run: (sample: SampleFile) => Promise<Ending>
  close: () => void
}

/** Prepares what runs the samples of a folder: compiles them together, and loads once what takes long to load. */
export async function createRunner(folder: string, samples: SampleFile[]): Promise<Runner> {
  const compiled = await compileSamples(folder, samples)
  const forking = new Map<string, Forker[]>()
  return {
    async run(sample) {
      const { language, name, handWritten } = sample
      const compile = compileAlone[language]
      if (compile && !compiled.has(sample))
        return runProgram(folder, sample, compile)
      const { command = '', args = [] } = commands[language] ?? {}
      const own = forkers[language]
      // A fork of macOS cannot ask the system for its proxies, and Windows has none.
      if (own && !handWritten && process.platform === 'linux') {
        const all = forking.get(language) ?? []
        const idle = all.find(({ isBusy }) => !isBusy()) ?? startForker(command, own, { cwd: folder, seconds })
        forking.set(language, [...new Set([...all, idle])])
        return idle.run(name, environmentFor(sample))
      }
      return execute(folder, sample, compiled.get(sample) ?? {
        command,
        args: [
          ...args,
          // A client names the API's host itself; what it would send there goes to the mock.
          ...(handWritten && language === 'node' ? ['--import', join(import.meta.dirname, 'redirect.mjs')] : []),
          name,
        ],
      })
    },
    close: () => [...forking.values()].flat().forEach(forker => forker.close()),
  }
}

/** The commands of compiled samples. Where one sample does not compile, its language has none: each is compiled alone and says what is wrong. */
async function compileSamples(folder: string, samples: SampleFile[]): Promise<Map<SampleFile, Command>> {
  const found = new Map<SampleFile, Command>()
  for (const [id, compile] of Object.entries(compilers)) {
    const sources = samples
      .filter(({ language, handWritten }) => language === id && !handWritten)
      .map((sample, index) => ({ sample, id: String(index), code: sample.code }))
    const start = sources.length === 0 ? undefined : await compile(sources, folder).catch(() => undefined)
    if (start)
      sources.forEach(({ sample, id }) => found.set(sample, start(id)))
  }
  return found
}

/** Compiles a sample that is no part of a larger program, and runs it; answers with what the compiler says where it refuses. */
async function runProgram(folder: string, sample: SampleFile, compile: typeof compileProgram): Promise<Ending> {
  try {
    const start = await compile(sample.code, join(folder, sample.language, sample.name.replace(/\.\w+$/, '')))
    return await execute(folder, sample, start())
  }
  catch (error) {
    const { stderr = String(error) } = error as { stderr?: string }
    return { exitCode: 1, output: stderr }
  }
}

async function execute(folder: string, sample: SampleFile, { command, args }: Command): Promise<Ending> {
  try {
    const { stdout, stderr } = await runCommand(command, args, {
      cwd: folder,
      timeout: seconds * 1000,
      maxBuffer: 1 << 26,
      env: { ...process.env, ...environmentFor(sample) },
    })
    return { exitCode: 0, output: stdout + stderr }
  }
  catch (error) {
    const { code, stdout = '', stderr = '', message = '' } = error as { code?: unknown, stdout?: string, stderr?: string, message?: string }
    // A process without an exit code could not be started, or took too long.
    return typeof code === 'number'
      ? { exitCode: code, output: stdout + stderr }
      : { exitCode: 1, output: `${stdout}${stderr}${message}` }
  }
}

function environmentFor({ request, style }: SampleFile): Record<string, string> {
  return {
    MOCK_ORIGIN: placeOf(request.url),
    ...(style?.environment && Object.fromEntries(request.keys.flatMap(environmentOf))),
  }
}

/** The variables in which a sample finds a key, or a user and a password. */
function environmentOf({ raw, variables: [first = '', second] }: Key): [string, string][] {
  if (second === undefined)
    return [[first, raw]]
  const colon = raw.indexOf(':')
  return [[first, raw.slice(0, colon)], [second, raw.slice(colon + 1)]]
}
