import type { Load, Origin, Tell } from './find.ts'
import { createFinder, sourcePointer } from './find.ts'
import { moves, sectionOf } from './component.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { valueAt } from '../../document/json/pointer.ts'
import type { Part } from './part.ts'
import { createBudget, maxCopies } from './part.ts'
import type { Source } from '../syntax/parsed.ts'

export interface BundleOptions {
  source: Source
  root: PlainObject
  kind: Kind
  load: Load
  report: Tell
}

/** The state of putting one document together. */
export interface BundleRun extends BundleOptions {
  /** By the pointer of their top in the bundle. */
  origins: Map<string, Origin>
  /** Objects whose `$ref` leads nowhere, which is reported already. */
  broken: WeakSet<object>
  /** Where in the bundle a target is, by its file and pointer. */
  placed: Map<string, string>
  /** Parts that are still to be searched. */
  queue: Part[]
  /** Which part an object was pulled in with: its references are relative to that part's file. */
  owners: WeakMap<object, Part>
  /** Objects whose `$ref` is a pointer into the bundle by now: below an `$id` it would be read as another one. */
  settled: WeakSet<object>
  finder: ReturnType<typeof createFinder>
  budget: ReturnType<typeof createBudget>
}

/** A reference that was found: the object it stands in, and where. */
export interface Reference {
  node: PlainObject
  /** What the reference has to lead to. */
  kind: Kind
  /** The pointer of the object in the bundle. */
  at: string
  /** The part it was found in. */
  part: Part
  /** The field whose map is the object, where a `$ref` stands for a whole map. */
  wrap?: string
}

export function createBundleRun(options: BundleOptions): BundleRun {
  const { source } = options
  return {
    ...options,
    origins: new Map([['#', { pointer: '#', source, from: '#' }]]),
    broken: new WeakSet(),
    placed: new Map(),
    queue: [],
    owners: new WeakMap(),
    settled: new WeakSet(),
    finder: createFinder(options),
    budget: createBudget(),
  }
}

/** Queues a part that was pulled in; the objects of it are its own. */
export function follow(run: BundleRun, part: Part, owned: unknown[] = [part.node]): void {
  owned.filter(isObject).forEach(node => run.owners.set(node, part))
  run.queue.push(part)
}

/** A key for what a file has at a pointer. */
export function targetKey({ source, pointer }: { source: Source, pointer: string }): string {
  return `${source.file}${pointer}`
}

/** A copy of what a reference leads to. Reports where that is no object, or the bundle would be too large, and is undefined then. */
export function copyTarget(
  run: BundleRun,
  target: { source: Source, pointer: string },
  told: { ref: string, part: Part, at: string },
): PlainObject | undefined {
  const original = valueAt(target.source.value, target.pointer)
  const copy = isObject(original) ? run.budget.copy(original) : undefined
  if (copy === undefined)
    tellUnusable(run, original, told)
  return copy
}

/** Reports a reference to what cannot be put into the bundle. */
function tellUnusable(
  run: BundleRun,
  value: unknown,
  { ref, part, at }: { ref: string, part: Part, at: string },
): void {
  const pointer = sourcePointer(part, at)
  run.report(
    part.source,
    isObject(value)
      ? {
          rule: 'too-large',
          pointer,
          message: `The files put together have more than ${maxCopies} values.`,
          advice: 'refer to components instead of whole files',
        }
      : {
          rule: 'dangling-ref',
          pointer,
          message: `The $ref "${ref}" does not lead to an object.`,
        },
  )
}

/** Whether a reference is already what it will be: to a place in the same document that will not move. */
export function stays({ kind }: BundleRun, ref: string, target: Kind): boolean {
  return ref.startsWith('#/') && sectionOf(target, kind) !== undefined && !moves(ref, kind)
}
