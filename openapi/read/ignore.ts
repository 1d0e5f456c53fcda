import type { Report } from '../document/document.ts'
import { isObject } from '../document/json/value.ts'
import { joinPointer } from '../document/json/pointer.ts'
import type { Source } from './syntax/parsed.ts'

/** What a team has accepted, and which of it was met. */
export interface IgnoreList {
  /** Whether a finding of a file is accepted: at the place an entry names, or below it. */
  accepts: (report: Report, file: string) => boolean
  /** How many findings were accepted. */
  count: () => number
  /** Entries that accepted nothing, as findings about the ignore file. `judged` says of which rules and files all is known. */
  listNeedless: (judged: { isKnown: (rule: string) => boolean, files: ReadonlySet<string> }) => Report[]
}

interface Entry {
  rule: string
  /** As the reader names it. */
  file: string
  pointer: string
  at: string
  used: boolean
}

interface IgnoreOptions {
  /** How the reader names the file of an entry, which is relative to the ignore file; the spec itself where none is named. */
  nameFile: (file?: string) => string
  tell: (report: Report) => void
}

/**
 * Reads an ignore file: a list of `{ rule, pointer, reason }`, and `file` where it is not the spec itself. What is no such entry
 * is reported and ignores nothing.
 */
export function parseIgnores({ value, problems }: Source, { nameFile, tell }: IgnoreOptions): IgnoreList {
  if (value !== undefined && value !== null && !Array.isArray(value) && problems.length === 0) {
    tell({
      rule: 'ignore-file',
      pointer: '#',
      message: 'The file is not a list of what is ignored.',
      advice: 'write entries like "- { rule: example, pointer: \'#/components/schemas/Pet/example\', reason: Kept until May. }"',
    })
  }
  const items: unknown[] = Array.isArray(value) ? value : []
  const entries = items.flatMap((item, index): Entry[] => {
    const at = joinPointer('#', index)
    const fault = faultOf(item)
    if (fault === undefined && isObject(item)) {
      const file = nameFile(typeof item.file === 'string' ? item.file : undefined)
      return [{ rule: String(item.rule), file, pointer: String(item.pointer), at, used: false }]
    }
    tell({ rule: 'ignore-file', pointer: at, message: `An entry of the ignore file ${fault ?? 'is not an object'}.`, advice: 'it ignores nothing until it is corrected' })
    return []
  })
  let count = 0
  return {
    accepts({ rule, pointer }, file) {
      const met = entries.filter(
        entry => entry.rule === rule && entry.file === file && isWithin(pointer, entry.pointer),
      )
      met.forEach(entry => (entry.used = true))
      count += met.length > 0 ? 1 : 0
      return met.length > 0
    },
    count: () => count,
    listNeedless: ({ isKnown, files }) =>
      entries
        .filter(({ used, rule, file }) => !used && isKnown(rule) && (files.has(file)))
        .map(({ rule, pointer, at }) => ({
          rule: 'needless-ignore',
          pointer: at,
          message: `The rule ${rule} finds nothing at ${pointer}.`,
          advice: 'take the entry away',
        })),
  }
}

function faultOf(item: unknown): string | undefined {
  if (!isObject(item))
    return 'is not an object'
  const missing = ['rule', 'pointer', 'reason'].find(key => typeof item[key] !== 'string' || item[key] === '')
  if (missing !== undefined)
    return `needs "${missing}"`
  return typeof item.pointer === 'string' && item.pointer.startsWith('#') ? undefined : 'has a pointer that does not begin with "#"'
}

function isWithin(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`)
}
