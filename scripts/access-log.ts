import process from 'node:process'

/** Lines wait for so many milliseconds, and are then written in one call of the system. */
const patience = 50

/** Says lines on the standard output, several at once: a call for each would cost as much as a short answer. None is lost when the process ends. */
export function createAccessLog(): (line: string) => void {
  let waiting = ''
  const flush = (): void => {
    if (waiting !== '')
      process.stdout.write(waiting)
    waiting = ''
  }
  process.once('exit', flush)
  return (line) => {
    if (waiting === '')
      setTimeout(flush, patience).unref()
    waiting += `${line}\n`
  }
}
