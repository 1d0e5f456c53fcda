import type { Finding } from '../../document/document.ts'

/** What was found in one spec and the files that belong to it. */
export interface SpecReport {
  /** The spec as it was named. */
  file: string
  findings: readonly Finding[]
}

/** How a dialect of a machine is told which findings fail. */
export interface ReportOptions {
  /** Whether a finding lets the command fail. */
  fails: (finding: Finding) => boolean
}

/** Message and advice in one line. */
export function sentenceOf({ message, advice }: Finding): string {
  return advice === undefined || advice === '' ? message : `${message} → ${advice}`
}

/** A text in an attribute or an element of XML 1.0, which has no place for control characters and lone surrogates. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>"\t\n\r]/g, character => `&#${character.charCodeAt(0)};`)
}
