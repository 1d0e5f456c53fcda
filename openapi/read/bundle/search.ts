import type { Kind } from '../../document/grammar/grammar.ts'
import { grammar } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer, pointerSegments } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'
import type { Part } from './part.ts'
import { namesDynamically } from './part.ts'
import type { BundleRun, Reference } from './run.ts'
import { stays } from './run.ts'

/** The references of a part that are to be replaced, and its discriminators. */
export function listReferences(run: BundleRun, part: Part): Reference[] {
  const found: Reference[] = []
  const isHome = part.source === run.source && !run.finder.hasNames
  const top = joinPointer('#', ...pointerSegments(part.pointer))
  walk(
    part.node,
    (node, { kind, pointer }) => {
      const owner = run.owners.get(node)
      if (owner !== undefined && owner !== part)
        return false
      const at = (): string => top + pointer().slice(1)
      if (isSettledByName(part, node))
        return true
      const ref = node.$ref ?? node.$dynamicRef
      if ((typeof ref === 'string' && !(isHome && stays(run, ref, kind))) || kind === 'discriminator')
        found.push({ node, kind, at: at(), part })
      for (const wrap of Object.keys(node)) {
        const map = node[wrap]
        if (isMapByReference(kind, wrap, map))
          found.push({ node: map, kind, at: joinPointer(at(), wrap), part, wrap })
      }
      return true
    },
    part.kind,
  )
  return found
}

/** What is asked for by name is settled when everything is in one place. */
function isSettledByName(part: Part, { $ref, $dynamicRef }: PlainObject): boolean {
  return $ref === undefined
    && typeof $dynamicRef === 'string'
    && /^#[^/]/.test($dynamicRef)
    && namesDynamically(part, $dynamicRef.slice(1))
}

/** Whether a field holds a map, and a `$ref` stands for the whole of it. */
function isMapByReference(kind: Kind, key: string, map: unknown): map is PlainObject {
  const child = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined
  return typeof child === 'object' && !Array.isArray(child) && isObject(map) && typeof map.$ref === 'string'
}
