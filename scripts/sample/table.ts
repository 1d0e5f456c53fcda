import type { SampleRun } from './run.ts'

/**
 * A row an operation, a column a client, each with the status that was answered; where a client's samples were run in several ways,
 * how many of them did well. What failed is told below.
 */
export function formatRuns(runs: SampleRun[]): string {
  const ids = [...new Set(runs.map(({ operationId }) => operationId))]
  const width = Math.max(9, ...ids.map(id => id.length))
  const columns = [...new Set(runs.map(clientOf))].map((client) => {
    const cells = ids.map(id => formatCell(runs.filter(run => run.operationId === id && clientOf(run) === client)))
    const width = Math.max(6, client.length, ...cells.map(({ length }) => length)) + 2
    return [client, ...cells].map(cell => cell.padEnd(width))
  })
  const rows = ['operation', ...ids].map((name, index) =>
    `  ${name.padEnd(width)}  ${columns.map(cells => cells[index]).join('')}`.trimEnd())
  const failures = runs
    .filter(({ ok }) => !ok)
    .slice(0, 20)
    .map(
      ({ operationId, key, exitCode, output }) =>
        `\n${operationId} in ${key} ended with ${exitCode}:\n${printable(output).slice(-600)}`,
    )
  const good = runs.filter(({ ok }) => ok).length
  const hasForced = runs.some(({ key }) => /~\d+$/.test(key))
  return [
    ...rows,
    `  ${good} of ${runs.length} ran and were answered with a declared success${hasForced ? ', or reported the error that was forced' : ''}.`,
    ...failures,
  ].join('\n')
}

/** `php-guzzle` of `php-guzzle~errors`. */
function clientOf({ key }: SampleRun): string {
  return key.split('~', 1)[0] ?? key
}

/** Empty where nothing ran. */
function formatCell(runs: SampleRun[]): string {
  const [first] = runs
  if (!first)
    return ''
  const good = runs.filter(({ ok }) => ok).length
  return [
    first.statuses.join(' ') || '–',
    ...(runs.length > 1 ? [`${good}/${runs.length}`] : []),
    ...(good < runs.length ? ['✗'] : []),
  ].join(' ')
}

/** Replaces control characters in a program's output, so that none reaches the terminal. */
function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ')
}
