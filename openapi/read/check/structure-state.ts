import type { Report } from '../../document/document.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'

export interface StructureOptions {
  /** `3.1` for every 3.1.x. */
  version: number
  report: (report: Report) => void
  /** What refers to nothing: put here, it is marked where it is shown. */
  broken?: WeakSet<object>
}

/** Where the check stands. */
export interface Check extends StructureOptions {
  path: string[]
}

/** A field of a node of some kind. */
export interface Field {
  node: PlainObject
  kind: Kind
  key: string
}

/** Reports something about the place where the check stands. */
export function tell({ report, path }: Check, what: Omit<Report, 'pointer'>): void {
  report({ ...what, pointer: joinPointer('#', ...path) })
}

/** Does something one step deeper. */
export function within(check: Check, key: string, work: () => void): void {
  check.path.push(key)
  work()
  check.path.pop()
}

/** A kind in a sentence: `An operation`. */
export function article(kind: Kind): string {
  const noun = kind.replace(/-2$/, '').replaceAll('-', ' ')
  return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun}`
}
