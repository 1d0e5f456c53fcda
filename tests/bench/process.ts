import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** A server under measurement: it answers `ready`, and its cost is read from the kernel's own accounting. */
export interface Server {
  pid: number
  startedIn: number
  stop: () => Promise<void>
}

/** Starts a command and waits until `ready` answers at all, at most a minute. */
export async function startServer(command: string[], ready: string, cwd?: string): Promise<Server> {
  const [name = '', ...args] = command
  const began = performance.now()
  const child = spawn(name, args, { stdio: 'ignore', ...(cwd !== undefined && { cwd }) })
  for (let tries = 0; tries < 6000; tries++) {
    if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`)
    if (await answers(ready))
      return { pid: child.pid ?? 0, startedIn: performance.now() - began, stop: () => stop(child) }
    await delay(10)
  }
  await stop(child)
  throw new Error(`${command.join(' ')} did not answer within a minute`)
}

/**
 * User and system CPU time of all threads of the process so far, in microseconds. The scheduler counts nanoseconds, where
 * `/proc/<pid>/stat` has ticks of 10 ms: as much as a hundred requests.
 *
 * @see https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
export function cpuMicroseconds(pid: number): number {
  let nanoseconds = 0
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0])
  return nanoseconds / 1_000
}

/** The most memory the process has held, in megabytes. */
export function peakMegabytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(30_000) })).arrayBuffer()
    return true
  } catch {
    return false
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
