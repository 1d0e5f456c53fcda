import type { Finding, Report } from '../document/document.ts'
import type { Level } from './check/rule-table/rule.ts'
import { levelOf } from './check/rule-table/rules.ts'
import type { IgnoreList } from './ignore.ts'
import { mask } from './secret.ts'
import type { Source } from './syntax/parsed.ts'

/** Collects what is found on the way, and turns it into one list at the end. */
export interface Collector {
  report: (source: Source, report: Report) => void
  /** Sorted by place, without repetitions, at most {@link maxFindings} and a last one that counts the rest. */
  finish: () => Finding[]
}

export interface CollectorOptions {
  /** Levels of rules that are not the table's. */
  rules?: Readonly<Record<string, Level>>
  /** What a team has accepted. */
  ignores?: IgnoreList
}

/** Beyond this, findings are only counted: nobody reads further, and their lines need not be known. */
export const maxFindings = 20_000

interface Kept {
  source: Source
  report: Report
  severity: Finding['severity']
}

export function createCollector({ rules, ignores }: CollectorOptions = {}): Collector {
  const kept: Kept[] = []
  const seen = new Set<string>()
  let more = 0

  function report(source: Source, report: Report): void {
    const severity = levelOf(report.rule, rules)
    const key = `${source.file}\0${report.rule}\0${report.pointer}\0${report.message}`
    if (severity === 'off' || seen.has(key) || ignores?.accepts(report, source.file))
      return
    // Errors are found by few rules, and never only counted.
    if (kept.length >= maxFindings && (severity !== 'error' || kept.length >= 2 * maxFindings)) {
      more++
      return
    }
    seen.add(key)
    kept.push({ source, report, severity })
  }

  function finish(): Finding[] {
    const files = [...new Set(kept.map(({ source }) => source))]
    const findings = files.flatMap((source) => {
      const placed = place(source, kept.filter(entry => entry.source === source))
      return placed.sort((a, b) => a.line - b.line || a.column - b.column)
    })
    const first = findings[0]
    return more === 0 || first === undefined ? findings : [...findings, countRest(first.file, more)]
  }

  return { report, finish }
}

function place(source: Source, kept: Kept[]): Finding[] {
  const positions = source.locate(kept.map(({ report }) => report.pointer))
  for (const problem of source.problems) {
    if (problem.line !== undefined && problem.column !== undefined)
      positions.set(`${problem.pointer} ${problem.message}`, { line: problem.line, column: problem.column })
  }
  return kept.map(({ severity, report: { rule, pointer, message, advice } }) => ({
    severity,
    rule,
    file: printable(source.file),
    ...(positions.get(`${pointer} ${message}`) ?? positions.get(pointer) ?? { line: 1, column: 1 }),
    pointer: printable(pointer),
    message: printable(message),
    ...(advice !== undefined && { advice: printable(advice) }),
  }))
}

function countRest(file: string, more: number): Finding {
  return {
    severity: 'warning',
    rule: 'more',
    file,
    line: 1,
    column: 1,
    pointer: '#',
    message: `And ${more} more.`,
    advice: 'they are shown when these are dealt with',
  }
}

/** Text of a spec as a message may hold it: no terminal escapes or direction marks, no secret, not too long. */
export function printable(text: string): string {
  const plain = mask(text).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029\uD800-\uDFFF]/gu,
    character => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
  return plain.length > 300 ? `${plain.slice(0, 200)}…${plain.slice(-80)}` : plain
}
