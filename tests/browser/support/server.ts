import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import process from 'node:process'
import { freePort } from '../../support/port.ts'

export interface RunningServer {
  origin: string
  output: () => string
  stop: () => Promise<void>
}

/** Starts one of the scripts on a free port and waits until it has printed its address. */
export async function startScript(
  script: 'dev' | 'serve' | 'mock',
  args: string[] = [],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn('node', [resolve(`scripts/${script}.ts`), ...args, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    cwd,
  })
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  const origin = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 600 && !output.includes(`:${port}`); tries++) {
    if (child.exitCode !== null)
      throw new Error(`scripts/${script}.ts ended with ${child.exitCode}:\n${output}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return { origin, output: () => output, stop: () => stop(child) }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null)
      return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
  })
}
