import { sentenceOf } from './report.ts'
import type { SpecReport } from './report.ts'

/**
 * Workflow commands, which GitHub shows as annotations of the lines.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function toGithub(reports: readonly SpecReport[]): string {
  return reports
    .flatMap(({ findings }) => findings)
    .map((finding) => {
      const { severity, file, line, column, rule } = finding
      const properties = { file, line, col: column, title: rule }
      const fields = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
      return `::${severity} ${fields.join(',')}::${escapeData(sentenceOf(finding))}\n`
    })
    .join('')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
