import type { Finding } from '../document/document.ts'

/** Findings as a terminal shows them, one a line and counted at the end: `file:line:column pointer message → advice`. */
export function formatFindings(findings: readonly Finding[]): string {
  const lines = findings.map(
    ({ file, line, column, pointer, severity, message, advice }) =>
      `${file}:${line}:${column} ${pointer} ${severity}: ${message}${advice ? ` → ${advice}` : ''}`,
  )
  return [...lines, countFindings(findings)].join('\n')
}

/** `2 errors, 1 warning`. */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return `${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
