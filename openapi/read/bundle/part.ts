import { cloneTree, countNodes } from '../../document/json/clone.ts'
import { sectionOf } from './component.ts'
import type { Origin } from './find.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import { sections } from '../../document/grammar/grammar.ts'
import { joinPointer, valueAt } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/** A part that is still to be searched for references. */
export interface Part extends Origin {
  kind: Kind
  node: PlainObject
  /** What was put in place of a `$ref` on the way to here: meeting it again would never end. */
  inside?: ReadonlySet<string>
}

/** Shared targets are copied to where they are used; a few small files can ask for billions of copies. */
export const maxCopies = 1_000_000

export function createBudget() {
  let copies = 0
  return {
    lasts: () => copies <= maxCopies,
    copy(value: PlainObject): PlainObject | undefined {
      copies += countNodes(value)
      return copies > maxCopies ? undefined : cloneTree(value)
    },
  }
}

/** The components that are a `$ref` into another file: they go first, so that the target keeps the component's name. */
export function listForwarded({ source, node: root, kind }: Part): Part[] {
  return (Object.keys(sections) as Kind[]).flatMap((componentKind) => {
    const section = sectionOf(componentKind, kind)
    const holder = section && valueAt(root, joinPointer('#', ...section))
    return Object.entries(isObject(holder) ? holder : {}).flatMap(([name, node]) => {
      const pointer = joinPointer('#', ...(section ?? []), name)
      return isObject(node) && typeof node.$ref === 'string' && !node.$ref.startsWith('#')
        ? [
            {
              pointer,
              from: pointer,
              source,
              kind: componentKind,
              node,
            },
          ]
        : []
    })
  })
}

/** Whether an anchor of this name is somewhere in a tree. */
export function namesDynamically({ node: root, kind }: Part, name: string): boolean {
  let found = false
  walk(
    root,
    (node) => {
      found ||= node.$dynamicAnchor === name || node.$anchor === name
      return !found
    },
    kind,
  )
  return found
}

/** Where the reference of an object itself stands. */
export function refPointer(node: PlainObject, at: string): string {
  return joinPointer(at, node.$ref === undefined ? '$dynamicRef' : '$ref')
}
