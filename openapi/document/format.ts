import type { Finding } from './document.ts'

/** Findings as lines of `file:line:column severity pointer message → advice`; no control character of a spec reaches a terminal. */
export function formatFindings(findings: Finding[], limit = 100): string {
  const lines = findings.slice(0, limit).map(formatFinding)
  if (findings.length > limit)
    lines.push(`… and ${findings.length - limit} more`)
  return lines.join('\n')
}

export function formatFinding({ file, line, column, severity, pointer, message, advice }: Finding): string {
  return `${file}:${line}:${column} ${severity} ${pointer} ${message}${advice
    ? ` → ${advice}`
    : ''}`.replace(/[\u0000-\u001F\u007F-\u009F]/g, ' ')
}
