import type { SampleRun } from './run.ts'

/** A row an operation, a column a language, each with the status that was answered; what failed is told below. */
export function formatRuns(runs: SampleRun[]): string {
  const columns = [...new Set(runs.map(({ key }) => key))].map(key => ({ key, width: Math.max(6, key.length) + 2 }))
  const ids = [...new Set(runs.map(({ operationId }) => operationId))]
  const width = Math.max(9, ...ids.map(id => id.length))
  const rows = ids.map((id) => {
    const cells = columns.map(({ key, width }) => {
      const run = runs.find(one => one.operationId === id && one.key === key)
      return `${run?.statuses.join(' ') || '–'}${run?.ok ? '' : ' ✗'}`.padEnd(width)
    })
    return `  ${id.padEnd(width)}  ${cells.join('')}`.trimEnd()
  })
  const failures = runs
    .filter(({ ok }) => !ok)
    .slice(0, 20)
    .map(
      ({ operationId, key, exitCode, output }) =>
        `\n${operationId} in ${key} ended with ${exitCode}:\n${printable(output).slice(-600)}`,
    )
  const good = runs.filter(({ ok }) => ok).length
  return [
    `  ${'operation'.padEnd(width)}  ${columns.map(({ key, width }) => key.padEnd(width)).join('')}`.trimEnd(),
    ...rows,
    `  ${good} of ${runs.length} ran and were answered with a declared success.`,
    ...failures,
  ].join('\n')
}

/** Replaces control characters in a program's output, so that none reaches the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, ' ')
}
