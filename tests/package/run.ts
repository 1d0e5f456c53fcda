import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, inject, vi } from 'vitest'

export const adopter = inject('adopter')

/** The command as the adopter has it installed; a module, so that any Node can be told to run it. */
export const command = join(adopter.folder, 'node_modules/specimen-docs/dist/scripts/specimen.js')

export interface Place {
  cwd: string
  /** The Node that runs it; this one unless told. */
  node?: string
  /** The module of the command; the adopter's unless told. */
  script?: string
}

export function run(place: Place, ...args: string[]) {
  const { node = process.execPath, script = command, cwd } = place
  return spawnSync(node, [script, ...args], { cwd, encoding: 'utf8' })
}

const running: ChildProcess[] = []

/** Ends what {@link start} started, once the tests of a file are over. */
export function endAfterwards(): void {
  afterAll(() => running.forEach((child) => {
    child.kill('SIGKILL')
    child.stdout?.destroy()
    child.stderr?.destroy()
  }))
}

/** Starts a command that serves, and waits until it has printed where. */
export async function start(place: Place, name: string, ...args: string[]): Promise<string> {
  const { node = process.execPath, script = command, cwd } = place
  const child = spawn(node, [script, name, ...args, '--port', '0'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  return vi.waitFor(() => {
    const [, origin] = /^Mock {2}(http:\/\/127\.0\.0\.1:\d+)\//m.exec(output) ?? []
    if (origin === undefined)
      throw new Error(`It has not said where it serves:\n${output}`)
    return origin
  }, { timeout: 240_000, interval: 100 })
}

export function bake(url: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"grain":"rye"}' })
}
