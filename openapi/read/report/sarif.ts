import type { Finding } from '../../document/document.ts'
import type { Rule } from '../check/rule-table/rule.ts'
import { exampleFiles } from '../check/rule-table/example-files.ts'
import { listRules } from '../check/rule-table/rules.ts'
import { hashText } from '../../document/text/hash.ts'
import type { SpecReport } from './report.ts'
import { sentenceOf } from './report.ts'

/** How much of an example is shown: some are long by nature. */
const maxExample = 2000

/**
 * A log of one run; the rules that found something come with what they mean and what would be right.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(reports: readonly SpecReport[]): string {
  const findings = reports.flatMap(({ findings }) => findings)
  const ids = [...new Set(findings.map(({ rule }) => rule))]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Specimen', rules: ids.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => resultOf(finding, ids.indexOf(finding.rule))),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function describeRule(id: string) {
  const rule = listRules().get(id)
  return {
    id,
    ...(rule && {
      shortDescription: { text: rule.meaning },
      fullDescription: { text: [rule.meaning, rule.why].filter(Boolean).join(' ') },
      help: { text: [rule.meaning, rule.why].filter(Boolean).join(' '), markdown: helpOf(rule) },
      defaultConfiguration: { level: rule.level === 'off' ? 'none' : rule.level, enabled: rule.level !== 'off' },
    }),
  }
}

function helpOf(rule: Rule): string {
  const { wrong, right } = exampleFiles(rule)
  const blocks = [
    ['Wrong', wrong.spec],
    ['Right', right.spec],
  ].flatMap(([title, text]) =>
    text === undefined ? [] : [`${title}:\n\n\`\`\`yaml\n${text.slice(0, maxExample).trimEnd()}\n\`\`\``],
  )
  return [rule.meaning, ...(rule.why === undefined ? [] : [rule.why]), ...blocks].join('\n\n')
}

function resultOf(finding: Finding, ruleIndex: number) {
  const { rule, severity, file, line, column, pointer } = finding
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: sentenceOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: pointer }],
      },
    ],
    partialFingerprints: { 'place/v1': hashText([rule, file, pointer].join('\0')) },
  }
}

/** A path as a reference that is relative to the repository, or absolute; addresses stay as they are. */
function toUri(file: string): string {
  if (/^https?:/.test(file))
    return file
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return path.startsWith('/') ? `file://${path}` : path
}
