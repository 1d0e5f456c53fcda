import type { Finding } from '../../../openapi/document/index.ts'

const limit = 50

/** Findings as lines of `file:line:column pointer message → advice`, capped; control characters of a spec stay out of terminals. */
export function formatFindings(findings: Finding[]): string {
  const lines = findings.slice(0, limit).map(({ file, line, column, pointer, message, advice }) =>
    `${file}:${line}:${column} ${pointer} ${message}${advice
      ? ` → ${advice}`
      : ''}`)
  if (findings.length > limit)
    lines.push(`… and ${findings.length - limit} more`)
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  return lines.map(line => line.replace(/[\u0000-\u001F\u007F-\u009F]/g, ' ')).join('\n')
}
