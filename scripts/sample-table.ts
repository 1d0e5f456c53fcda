import type { SampleRun } from './sample-run.ts'

/** A row an operation, a column a language, each with the status that was answered; what failed is told below. */
export function formatRuns(runs: SampleRun[], languages: string[]): string {
  const ids = [
    ...new Set(runs.map(({ operationId }) => operationId)),
  ]
  const width = Math.max(9, ...ids.map(id => id.length))
  const rows = ids.map((id) => {
    const cells = languages.map((language) => {
      const run = runs.find(one => one.operationId === id && one.language === language)
      return `${run?.statuses.join(' ') || '–'}${run?.ok ? '' : ' ✗'}`.padEnd(8)
    })
    return `  ${id.padEnd(width)}  ${cells.join('')}`.trimEnd()
  })
  const failures = runs.filter(({ ok }) => !ok).slice(0, 20).map(({ operationId, language, exitCode, output }) =>
    `\n${operationId} in ${language} ended with ${exitCode}:\n${printable(output).slice(-600)}`)
  const good = runs.filter(({ ok }) => ok).length
  return [
    `  ${'operation'.padEnd(width)}  ${languages.map(language => language.padEnd(8)).join('')}`.trimEnd(),
    ...rows,
    `  ${good} of ${runs.length} ran and were answered with a declared success.`,
    ...failures,
  ].join('\n')
}

/** What a program prints is not ours: no control character of it reaches the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, ' ')
}
