import type { Client, Language, SampleStyle } from '../../../../openapi/samples/index.ts'
import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { compilers } from '../../../../scripts/sample/compile.ts'
import { GUZZLE, pythonPath } from '../../../../scripts/tools.ts'
import { languages } from '../../../../openapi/samples/index.ts'

const execute = promisify(execFile)

export interface Program {
  id: string
  extension: string
  code: string
}

interface Runtime {
  command: string
  /** Runs every file named on the command line, one after the other, and prints what went wrong where. */
  args: string[]
}

/**
 * One process runs all samples of a language: starting one costs more than a request. A sample that fails says so on the
 * standard error, and the rest goes on.
 */
const runtimes: Record<string, Runtime> = {
  curl: {
    command: 'bash',
    args: ['-c', 'for file in "$@"; do (. "$file") || echo "$file: $?" >&2; done', 'bash'],
  },
  node: {
    command: process.execPath,
    args: [
      '--input-type=module',
      '-e',
      'for (const file of process.argv.slice(1)) await import(file).catch(error => console.error(file, error))',
      '--',
    ],
  },
  php: {
    command: 'php',
    args: [
      '-d',
      'display_errors=stderr',
      '-r',
      'foreach (array_slice($argv, 1) as $__file) { try { (function () use ($__file) { include $__file; })(); } catch (Throwable $e) { fwrite(STDERR, "$__file $e\n"); } }',
      '--',
    ],
  },
  python: {
    command: pythonPath() ?? 'python3',
    args: [
      '-c',
      // No request here is encrypted, and reading all certificates for each would take most of the time.
      'import runpy, ssl, sys, traceback\nssl.SSLContext.load_verify_locations = lambda *_, **__: None\nfor file in sys.argv[2:]:\n  try:\n    runpy.run_path(file)\n  except BaseException:\n    sys.stderr.write(file + traceback.format_exc())',
      '--',
    ],
  },
  ruby: {
    command: 'ruby',
    args: [
      '-e',
      'ARGV.reject { |f| f == "--" }.each { |file| begin; load file; rescue Exception => e; warn "#{file} #{e.full_message}"; end }',
      '--',
    ],
  },
}

/** A client, and what of its language is needed to run its samples. */
export interface RunnableClient extends Client {
  language: string
  extension: string
}

/** Every client of the languages that run here. */
export function listRunnableClients(): RunnableClient[] {
  return listRunnable().flatMap(({ id, extension, clients }) =>
    clients.map(client => ({ ...client, language: id, extension })),
  )
}

/** Every way in which a sample can be written: as it stands on the page, and with all that can be chosen. */
export const styles: [name: string, style: SampleStyle][] = [
  ['as it stands', {}],
  ['with keys from the environment and errors handled', { environment: true, handlesErrors: true }],
]

/** Each client that runs here in every style; what takes long to compile in the one that is told. */
export function listRunnableStyles(compiled: number): { client: RunnableClient, label: string, style: SampleStyle }[] {
  return listRunnableClients().flatMap(client =>
    styles
      .filter((_, index) => !/^(?:java|kotlin)$/.test(client.language) || index === compiled)
      .map(([name, style]) => ({ client, label: `${client.id}, ${name},`, style })),
  )
}

/** The languages that `npm test` sees to: where one is missing, its tests fail. */
export const required = ['node', 'php', 'curl', 'python', 'ruby', 'go', 'java', 'kotlin', 'rust']

/** The languages whose samples are run here: the required ones, and what else happens to be installed. */
export function listRunnable(): Language[] {
  return languages.filter(({ id }) => required.includes(id) || isInstalled(id))
}

function isInstalled(id: string): boolean {
  const command = id === 'go' ? 'go' : runtimes[id]?.command
  if (command === undefined)
    return false
  try {
    execFileSync(command, [id === 'go' ? 'version' : '--version'], { stdio: 'ignore' })
    return true
  }
  catch {
    return false
  }
}

/** Writes the programs of one language into a folder and runs them there; gives what they printed. */
export async function runAll(
  id: string,
  programs: Program[],
  folder: string,
  env: Record<string, string> = {},
): Promise<{ stdout: string, stderr: string }> {
  const environment = { ...process.env, ...env }
  const start = await compilers[id]?.(programs, folder)
  if (start) {
    const { command, args } = start()
    return execute(command, args, { cwd: folder, env: environment, timeout: 300_000, maxBuffer: 1 << 26 })
  }
  const runtime = runtimes[id]
  if (!runtime)
    throw new Error(`Nothing runs ${id} here.`)
  prepare(folder)
  const files = programs.map((program) => {
    const file = join(folder, `${program.id}.${program.extension}`)
    writeFileSync(file, program.code)
    return file
  })
  const output = { stdout: '', stderr: '' }
  for (let start = 0; start < files.length; start += 400) {
    const { stdout, stderr } = await execute(runtime.command, [...runtime.args, ...files.slice(start, start + 400)], {
      cwd: folder,
      env: environment,
      maxBuffer: 1 << 26,
      timeout: 300_000,
    })
    output.stdout += stdout
    output.stderr += stderr
  }
  return output
}

/** A folder with what Composer would have installed there. */
function prepare(folder: string): void {
  mkdirSync(join(folder, 'vendor'), { recursive: true })
  writeFileSync(join(folder, 'vendor/autoload.php'), `<?php require_once '${GUZZLE}';\n`)
}

export interface Run {
  id: string
  exitCode: number
  stdout: string
  stderr: string
}

/** More programs at once would take each other's time. */
const AT_ONCE = 8

/** Runs each program in a process of its own, as a reader would: some end their process. */
export async function runEach({ language: id }: RunnableClient, programs: Program[], folder: string): Promise<Run[]> {
  const start = await compilers[id]?.(programs, folder)
  prepare(folder)
  const run = ({ id: name, extension, code }: Program): Promise<Run> => {
    const file = `${name}.${extension}`
    writeFileSync(join(folder, file), code)
    const { command, args } = start?.(name) ?? { command: runtimes[id]?.command ?? id, args: [file] }
    return new Promise((resolve) => {
      execFile(command, args, { cwd: folder, timeout: 300_000 }, (error, stdout, stderr) => {
        resolve({ id: name, exitCode: error ? Number(error.code ?? 1) : 0, stdout, stderr })
      })
    })
  }
  const runs: Run[] = []
  const waiting = [...programs.entries()]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      runs[next[0]] = await run(next[1])
  }))
  return runs
}
