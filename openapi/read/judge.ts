import type { Finding, Report } from '../document/document.ts'
import type { Level } from './check/rule-table/rule.ts'
import { levelOf } from './check/rule-table/rules.ts'
import type { CollectorOptions } from './findings.ts'
import { createCollector } from './findings.ts'
import { parseIgnores } from './ignore.ts'
import type { Source } from './syntax/parsed.ts'

/** What decides which findings count: the levels, and what is accepted. */
export interface Judge {
  judging: CollectorOptions
  /** Findings about the ignore file itself. `files` are those of which all is found: their needless entries can be told. */
  finish: (files: string[]) => Finding[]
}

interface JudgeOptions {
  rules: Readonly<Record<string, Level>>
  /** The ignore file, where there is one. */
  source?: Source
  /** How an entry's file is named in findings; the spec where none is given. */
  nameFile: (file?: string) => string
}

/** Rules about the pages of a document, which are known after it is read. */
const lateRules = new Set([
  'dead-link',
  'vanished-page',
  'vanished-anchor',
  'redirect',
  'unpublished-page',
  'unpublished-anchor',
])

export function createJudge({ rules, source, nameFile }: JudgeOptions): Judge {
  if (source === undefined)
    return { judging: { rules }, finish: () => [] }
  const collector = createCollector({ rules })
  const tell = (report: Report) => collector.report(source, report)
  source.problems.forEach(tell)
  const ignores = parseIgnores(source, { nameFile, tell })
  const isKnown = (rule: string) => levelOf(rule, rules) !== 'off' && !lateRules.has(rule)
  return {
    judging: { rules, ignores },
    finish(files) {
      ignores.listNeedless({ isKnown, files: new Set(files) }).forEach(tell)
      return collector.finish()
    },
  }
}
