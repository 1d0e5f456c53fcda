import type { Finding } from '../document/document.ts'

export interface FormatOptions {
  /** Whether findings of one kind are all listed, in place of the first with a count. */
  all?: boolean
  /** Whether escapes for colours may be written. */
  colour?: boolean
  /** The lines around a finding, as they stand in its file. */
  frame?: (finding: Finding) => string | undefined
}

const colours = { bold: 1, dim: 2, red: 31, yellow: 33 }

/** This many of one kind are listed each; of more, the first, and where the next are. */
const listed = 3

/** How many wordings of one rule are kinds of their own; where there are more, they are one. */
const maxWordings = 4

/**
 * Findings as a terminal shows them, errors first and counted at the end:
 * `file:line:column pointer severity: message → advice [rule]`. Those of one kind are one line.
 */
export function formatFindings(findings: readonly Finding[], options: FormatOptions = {}): string {
  const groups = options.all ? findings.map((finding): [Finding] => [finding]) : groupFindings(findings)
  const sorted = groups.toSorted(([a], [b]) => Number(b.severity === 'error') - Number(a.severity === 'error'))
  const lines = sorted.flatMap(group => formatGroup(group, options))
  return [...lines, countFindings(findings)].join('\n')
}

/** `2 errors, 1 warning`. */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(isError).length
  return `${plural(errors, 'error')}, ${plural(findings.length - errors, 'warning')}`
}

/** At least one finding, and others of its kind. */
export type Group = [Finding, ...Finding[]]

/** Findings that say the same of other places, in the order of the first of each: by rule, and by wording where it has few. */
export function groupFindings(findings: readonly Finding[]): Group[] {
  const byRule = new Map<string, Map<string, Group>>()
  for (const finding of findings) {
    const wordings = byRule.get(finding.rule) ?? new Map<string, Group>()
    byRule.set(finding.rule, wordings)
    add(wordings, wordingOf(finding.message), finding)
  }
  const groups = [...byRule.values()].flatMap((wordings) => {
    const all = [...wordings.values()]
    const [first, ...others] = all.flat()
    return all.length > maxWordings && first ? [[first, ...others] satisfies Group] : all
  })
  const order = new Map(findings.map((finding, index) => [finding, index]))
  const indexOf = ([first]: Group) => order.get(first) ?? 0
  return groups.sort((a, b) => indexOf(a) - indexOf(b))
}

function add(groups: Map<string, Group>, key: string, finding: Finding): void {
  const group = groups.get(key)
  if (group)
    group.push(finding)
  else
    groups.set(key, [finding])
}

/** A message without what differs from place to place: what it quotes, and numbers. */
function wordingOf(message: string): string {
  return message.replace(/"[^"]*"|\{[^}]*\}|#\/\S*|\S*\d\S*/g, '…')
}

function formatGroup(group: Group, options: FormatOptions): string[] {
  const sorted = group.toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line)
  if (sorted.length <= listed)
    return sorted.flatMap(finding => [formatFinding(finding, options), ...framed(finding, options)])
  const [first, ...others] = sorted
  if (first === undefined)
    return []
  const places = others
    .slice(0, listed)
    .map(({ file, line, column }) => `${file === first.file ? '' : file}:${line}:${column}`)
  const more = `+ ${others.length} more of this kind: ${places.join(', ')}${others.length > listed ? ' …' : ''}`
  return [`${formatFinding(first, options)} ${paint(more, 'dim', options)}`, ...framed(first, options)]
}

function formatFinding(finding: Finding, options: FormatOptions): string {
  const { file, line, column, pointer, severity, message, advice, rule } = finding
  return [
    `${paint(`${file}:${line}:${column}`, 'bold', options)} ${paint(pointer, 'dim', options)} `,
    `${paint(`${severity}:`, severity === 'error' ? 'red' : 'yellow', options)} ${message}`,
    `${advice ? ` → ${advice}` : ''} ${paint(`[${rule}]`, 'dim', options)}`,
  ].join('')
}

function framed(finding: Finding, { frame }: FormatOptions): string[] {
  const lines = frame?.(finding)
  return lines === undefined ? [] : [lines]
}

function paint(text: string, name: keyof typeof colours, { colour }: FormatOptions): string {
  return colour ? `\u001B[${colours[name]}m${text}\u001B[0m` : text
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Whether a finding keeps a site from being built. */
export function isError({ severity }: Finding): boolean {
  return severity === 'error'
}
