import type { Finding, Report, Severity } from '../document/document.ts'
import { mask } from './secret.ts'
import type { Source } from './syntax/parsed.ts'

/** Collects what is found on the way, and turns it into one list at the end. */
export interface Collector {
  report: (source: Source, report: Report) => void
  /** Sorted, without repetitions, at most {@link maxFindings} and a last one that counts the rest. */
  finish: () => Finding[]
}

export const maxFindings = 100
/** Beyond this, findings are only counted: their lines need not be known. */
const maxKept = 5000

export function createCollector(): Collector {
  const kept: { source: Source, report: Report }[] = []
  const seen = new Set<string>()
  let more = 0

  function report(source: Source, report: Report): void {
    const key = `${source.file}\0${report.rule}\0${report.pointer}\0${report.message}`
    if (seen.has(key))
      return
    if (kept.length >= maxKept) {
      more++
      return
    }
    seen.add(key)
    kept.push({ source, report })
  }

  function finish(): Finding[] {
    const files = [...new Set(kept.map(({ source }) => source))]
    const findings = files.flatMap(source =>
      place(
        source,
        kept.filter(entry => entry.source === source).map(entry => entry.report),
      ),
    )
    const order = new Map(files.map(({ file }, index) => [file, index]))
    const bySeverity = findings.toSorted((a, b) => rank(a.severity) - rank(b.severity))
    const shown = bySeverity
      .slice(0, maxFindings)
      .sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line || a.column - b.column)
    const rest = bySeverity.slice(maxFindings)
    const first = shown[0]
    return rest.length === 0 || first === undefined ? shown : [...shown, countRest(first.file, rest, more)]
  }

  return { report, finish }
}

function place(source: Source, reports: Report[]): Finding[] {
  const positions = source.locate(reports.map(({ pointer }) => pointer))
  for (const problem of source.problems) {
    if (problem.line !== undefined && problem.column !== undefined)
      positions.set(`${problem.pointer} ${problem.message}`, { line: problem.line, column: problem.column })
  }
  return reports.map(({ severity, rule, pointer, message, advice }) => ({
    severity,
    rule,
    file: printable(source.file),
    ...(positions.get(`${pointer} ${message}`) ?? positions.get(pointer) ?? { line: 1, column: 1 }),
    pointer: printable(pointer),
    message: printable(message),
    ...(advice !== undefined && { advice: printable(advice) }),
  }))
}

function countRest(file: string, rest: Finding[], more: number): Finding {
  const severity: Severity = rest.some(({ severity }) => severity === 'error') ? 'error' : 'warning'
  return {
    severity,
    rule: 'more',
    file,
    line: 1,
    column: 1,
    pointer: '#',
    message: `And ${rest.length + more} more.`,
    advice: 'they are shown when these are dealt with',
  }
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : 1
}

/** Text of a spec as a message may hold it: no terminal escapes or direction marks, no secret, not too long. */
export function printable(text: string): string {
  const plain = mask(text).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029\uD800-\uDFFF]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  return plain.length > 300 ? `${plain.slice(0, 200)}…${plain.slice(-80)}` : plain
}
