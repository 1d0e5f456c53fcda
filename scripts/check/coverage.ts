import type { Coverage, CoverageEntry } from '../../openapi/model/coverage.ts'
import { printable } from '../../openapi/read/findings.ts'

/** What pages show of a spec, in numbers, and what they do not, line by line. */
export function formatCoverage(file: string, { rendered, notRendered }: Coverage): string {
  const lines = notRendered.map(({ field, count, pointer, why }) =>
    printable(`${file} ${pointer} not shown: ${field} (${count}), ${why}`),
  )
  return [...lines, `${file}: ${total(rendered)} fields shown, ${total(notRendered)} not`].join('\n')
}

function total(entries: CoverageEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0)
}
