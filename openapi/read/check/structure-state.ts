import type { Report } from '../../document/document.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
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

export function tell({ report, path }: Check, rule: string, message: string, advice?: string): void {
  report({ rule, pointer: joinPointer('#', ...path), message, advice })
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
