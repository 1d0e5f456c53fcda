import type { Access } from '../../openapi/mock/host/node.ts'
import process from 'node:process'

/** Lines wait for so many milliseconds, and are then written in one call of the system. */
const patience = 50

/**
 * Logs each answer on the standard output, as a line of JSON. Several are written at once: a call of the system for
 * each would cost as much as a short answer. None is lost when the process ends.
 *
 * @example {"time":"2026-01-15T09:30:00.000Z","method":"POST","path":"/userfront/v0/users","status":200,"milliseconds":3,"bytes":512}
 */
export function createAccessLog(): (access: Access) => void {
  let waiting = ''
  const flush = (): void => {
    if (waiting !== '')
      process.stdout.write(waiting)
    waiting = ''
  }
  process.once('exit', flush)
  // The reader of the log may exit; the mock goes on.
  process.stdout.on('error', () => {})
  return (access) => {
    if (waiting === '')
      setTimeout(flush, patience).unref()
    waiting += `${JSON.stringify(access)}\n`
  }
}
