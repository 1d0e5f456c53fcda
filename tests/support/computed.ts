import process from 'node:process'

/**
 * How long this process has computed so far, in milliseconds. A test of how much work something is compares two of these: on a loaded
 * machine it waits for its turn as well, which says nothing of the work.
 */
export function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
