import type { Finding } from '../../document/document.ts'
import type { SpecReport } from './report.ts'
import { escapeXml, sentenceOf } from './report.ts'

/** Findings by file, as Checkstyle writes them and many servers read them. @see https://checkstyle.org/ */
export function toCheckstyle(reports: readonly SpecReport[]): string {
  const findings = reports.flatMap(({ findings }) => findings)
  const files = new Map<string, Finding[]>(reports.map(({ file }) => [file, []]))
  findings.forEach(finding => files.set(finding.file, [...(files.get(finding.file) ?? []), finding]))
  const elements = [...files].map(
    ([file, found]) => `  <file name="${escapeXml(file)}">\n${found.map(errorOf).join('')}  </file>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n${elements.join('')}</checkstyle>\n`
}

function errorOf(finding: Finding): string {
  const { line, column, severity, rule } = finding
  const place = `line="${line}" column="${column}" severity="${severity}"`
  return `    <error ${place} message="${escapeXml(sentenceOf(finding))}" source="specimen.${escapeXml(rule)}"/>\n`
}
