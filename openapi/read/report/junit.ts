import type { Finding } from '../../document/document.ts'
import type { ReportOptions, SpecReport } from './report.ts'
import { escapeXml, sentenceOf } from './report.ts'

/**
 * One suite for each spec and one case for each finding; what does not fail is a case that passes and says something. A spec
 * without findings is one case that passes.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function toJunit(reports: readonly SpecReport[], { fails }: ReportOptions): string {
  const suites = reports.map(({ file, findings }) => {
    const failures = findings.filter(fails).length
    const cases = findings.length > 0 ? findings.map(finding => caseOf(finding, fails(finding))) : [passed(file)]
    return [
      `  <testsuite name="${escapeXml(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
      ...cases,
      '  </testsuite>',
    ].join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}

function passed(file: string): string {
  return `    <testcase name="check" classname="${escapeXml(file)}"/>`
}

function caseOf(finding: Finding, isFailure: boolean): string {
  const { rule, file, line, column, pointer } = finding
  const text = escapeXml(`${file}:${line}:${column} ${pointer}\n${sentenceOf(finding)}`)
  return [
    `    <testcase name="${escapeXml(`${rule} ${pointer}`)}" classname="${escapeXml(file)}">`,
    isFailure
      ? `      <failure message="${escapeXml(finding.message)}" type="${escapeXml(rule)}">${text}</failure>`
      : `      <system-out>${text}</system-out>`,
    '    </testcase>',
  ].join('\n')
}
