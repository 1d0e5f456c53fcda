import process from 'node:process'
import { refuse } from './refuse.ts'

/** Runs what binds a port; a port that is in use, or may not be bound, ends the process with one sentence. */
export async function listen<T>(port: number, bind: () => Promise<T>): Promise<T> {
  try {
    return await bind()
  }
  catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || (error as Error).message.includes('already in use'))
      refuse(`Port ${port} is in use: stop what listens there, or choose another with --port.`)
    if (code === 'EACCES')
      refuse(`Port ${port} may not be bound by this user: choose one above 1023 with --port.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      refuse(`This machine has no address of that name: choose another with --host.`)
    throw error
  }
}

/** A sandbox is for one person at one machine; whoever opens it to others should know. */
export function warnOfHost(host: string): void {
  if (!['127.0.0.1', 'localhost', '::1'].includes(host))
    console.warn(`Warning: with --host ${host}, whoever reaches this machine reaches the mock.`)
}

/**
 * Resolves at the first SIGINT or SIGTERM. npm hands SIGTERM to the shell between it and this process, and the shell ends
 * without handing it on: whoever npm started stops when its parent is gone.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      // A second signal, of either kind, ends the process at once.
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    const parent = process.ppid
    if (process.env.npm_lifecycle_event !== undefined)
      setInterval(() => process.ppid !== parent && resolve(), 200).unref()
  })
}
