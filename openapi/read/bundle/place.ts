import { ensure, freeName, moves, sectionOf } from './component.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import { isObject, setOwn } from '../../document/json/value.ts'
import { joinPointer, valueAt } from '../../document/json/pointer.ts'
import type { Part } from './part.ts'
import type { BundleRun, Reference } from './run.ts'
import { copyTarget, follow, targetKey } from './run.ts'

/** What a reference has to lead to; it is of a kind that has a section of components. */
interface Wanted {
  ref: string
  /** The part the reference stands in, and its pointer in the bundle. */
  part: Part
  at: string
  kind: Kind
}

/** Where a target is, or will be, in the bundle; undefined where it is nowhere, which is reported. */
export async function place(run: BundleRun, { ref, part, at, kind }: Wanted): Promise<string | undefined> {
  const { root, source, placed } = run
  const section = sectionOf(kind, run.kind)
  const target = await run.finder.find(ref, part, at)
  if (target === undefined || section === undefined)
    return undefined
  if (target.source === source && !moves(target.pointer, run.kind))
    return target.pointer
  const key = targetKey(target)
  const known = placed.get(key)
  if (known !== undefined)
    return known
  const node = copyTarget(run, target, { ref, part, at })
  if (node === undefined)
    return undefined
  const holder = ensure(root, section)
  const name = freeName(holder, target)
  const pointer = joinPointer('#', ...section, name)
  placed.set(key, pointer)
  setOwn(holder, name, node)
  const origin = { pointer, source: target.source, from: target.pointer }
  run.origins.set(pointer, origin)
  follow(run, { ...origin, kind, node })
  return pointer
}

/** Puts the schemas that the mapping of a discriminator names into the bundle. */
export async function mapTargets(run: BundleRun, { node, part, at }: Reference): Promise<void> {
  const { mapping } = node
  if (!isObject(mapping))
    return
  for (const [value, ref] of Object.entries(mapping)) {
    if (typeof ref !== 'string')
      continue
    const pointer = joinPointer('#', 'components', 'schemas', ref)
    const isKnown = valueAt(part.source.value, pointer) !== undefined
    const isName = isKnown || !/[/#.]/.test(ref)
    // What the first file says of itself stays as it is, and is judged with all other references.
    if (part.source === run.source ? isName || ref.startsWith('#') : isName && !isKnown)
      continue
    const wanted = { ref: isName ? pointer : ref, part, at: joinPointer(at, 'mapping', value), kind: 'schema' } as const
    mapping[value] = (await place(run, wanted)) ?? ref
  }
}
