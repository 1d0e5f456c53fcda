import { toCheckstyle } from './checkstyle.ts'
import { toGithub } from './github.ts'
import { toGitlab } from './gitlab.ts'
import { toJunit } from './junit.ts'
import type { ReportOptions, SpecReport } from './report.ts'
import { toSarif } from './sarif.ts'

/** What machines read, by the name of the dialect. Each writer returns whole text with a line break at its end, or nothing. */
export const reportFormats = {
  json: (reports: readonly SpecReport[]) => `${JSON.stringify(reports, null, 2)}\n`,
  github: toGithub,
  gitlab: toGitlab,
  sarif: toSarif,
  junit: toJunit,
  checkstyle: toCheckstyle,
} as const satisfies Record<string, (reports: readonly SpecReport[], options: ReportOptions) => string>

export type ReportFormat = keyof typeof reportFormats

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFormats, name)
}
