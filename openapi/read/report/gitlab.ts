import { hashText } from '../../document/text/hash.ts'
import type { ReportOptions, SpecReport } from './report.ts'
import { sentenceOf } from './report.ts'

/**
 * A Code Quality report. A fingerprint is made of what is found and where in the document, not of the line, so that a finding
 * stays the same one when lines move.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function toGitlab(reports: readonly SpecReport[], { fails }: ReportOptions): string {
  const seen = new Map<string, number>()
  const issues = reports
    .flatMap(({ findings }) => findings)
    .map((finding) => {
      const { rule, file, line, pointer, message } = finding
      const identity = [rule, file, pointer, message].join('\0')
      const count = seen.get(identity) ?? 0
      seen.set(identity, count + 1)
      return {
        description: sentenceOf(finding),
        check_name: rule,
        fingerprint: `${hashText(identity)}${hashText(`${identity}${count}`)}`,
        severity: fails(finding) ? 'major' : 'minor',
        location: { path: file, lines: { begin: line } },
      }
    })
  return `${JSON.stringify(issues, null, 2)}\n`
}
