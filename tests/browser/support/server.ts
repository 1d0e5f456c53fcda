import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import process from 'node:process'

export interface RunningServer {
  origin: string
  output: () => string
  stop: () => Promise<void>
}

/** How long a script may take to start, in milliseconds. */
const patience = 240_000

/** Starts one of the scripts on a port that the system chooses, and waits until it has printed its address. */
export async function startScript(
  script: 'dev' | 'serve' | 'mock',
  args: string[] = [],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<RunningServer> {
  const child = spawn('node', [resolve(`scripts/${script}.ts`), ...args, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    cwd,
  })
  let output = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`scripts/${script}.ts ${what}:\n${output}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('has not started')
    }, patience)
    child.once('error', reject)
    child.once('exit', code => fail(`ended with ${code}`))
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
        const [, origin] = /^(?:Site|Mock) +(http:\/\/127\.0\.0\.1:\d+)\//m.exec(output) ?? []
        if (origin === undefined)
          return
        clearTimeout(timer)
        resolve(origin)
      })
    }
  })
  return { origin, output: () => output, stop: () => stop(child) }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null)
      return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}
