import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'

const known = new Map<string, string | undefined>()

/** When a file was last changed, as its repository says: ISO 8601; undefined of what is in none, or has never been committed. */
export function changedAt(file: string): string | undefined {
  if (!known.has(file))
    known.set(file, ask(file))
  return known.get(file)
}

function ask(file: string): string | undefined {
  try {
    const answer = execFileSync('git', ['log', '-1', '--format=%cI', '--', file], {
      cwd: dirname(file),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    })
    return answer.trim() === '' ? undefined : answer.trim()
  }
  catch {
    return undefined
  }
}
