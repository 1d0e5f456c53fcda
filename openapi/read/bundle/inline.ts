import { isEntry, sectionOf } from './component.ts'
import { sourcePointer } from './find.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { setOwn } from '../../document/json/value.ts'
import { copyNumerals } from '../../document/json/numerals.ts'
import { walk } from '../../document/grammar/walk.ts'
import { refPointer } from './part.ts'
import type { BundleRun, Reference } from './run.ts'
import { copyTarget, follow, targetKey } from './run.ts'
import type { Source } from '../syntax/parsed.ts'

/** What a reference leads to, in the file it is written in. */
interface Target { source: Source, pointer: string }

/** Puts the target where the `$ref` stands, beside what stands there already. */
export async function inline(run: BundleRun, ref: string, reference: Reference): Promise<void> {
  const { node, part, at, kind, wrap } = reference
  const told = { ref, part, at: refPointer(node, at) }
  const found = await run.finder.find(ref, part, told.at)
  if (!found) {
    run.broken.add(node)
    if (wrap !== undefined)
      delete node.$ref
    return
  }
  const key = targetKey(found)
  const known = run.placed.get(key)
  if (wrap === undefined && (known !== undefined || found.source === run.source)) {
    node.$ref = known ?? found.pointer
    run.settled.add(node)
    return
  }
  delete node.$ref
  if (part.inside?.has(key))
    return tellCyclic(run, told)
  const value = copyTarget(run, found, told)
  if (value === undefined)
    return
  if (wrap === undefined && isEntry(at, sectionOf(kind, run.kind)))
    run.placed.set(key, at)
  merge(run, reference, value)
  followInlined(run, reference, { found, value })
}

function tellCyclic(run: BundleRun, { ref, part, at }: { ref: string, part: Reference['part'], at: string }): void {
  run.report(part.source, {
    rule: 'cyclic-ref',
    pointer: sourcePointer(part, at),
    message: `The $ref "${ref}" leads back to itself.`,
    advice: 'let it name a component',
  })
}

/** Adds what the target says to the object. What stood beside the reference still belongs to the file it was written in. */
function merge({ owners }: BundleRun, { node, part, kind }: Reference, value: PlainObject): void {
  walk(
    node,
    (child) => {
      if (child !== node && !owners.has(child))
        owners.set(child, part)
    },
    kind,
  )
  for (const [name, item] of Object.entries(value)) {
    if (!Object.hasOwn(node, name))
      setOwn(node, name, item)
  }
  copyNumerals(value, node)
}

/** The object is searched again with the other file as its home, for its references are relative to that. */
function followInlined(
  run: BundleRun,
  { node, part, at, kind, wrap }: Reference,
  { found, value }: { found: Target, value: PlainObject },
): void {
  const origin = { pointer: at, source: found.source, from: found.pointer }
  const inside = new Set([...(part.inside ?? []), targetKey(found)])
  run.origins.set(at, origin)
  if (wrap === undefined)
    return follow(run, { ...origin, inside, kind, node })
  const holder = {
    ...origin,
    inside,
    kind,
    node: { [wrap]: node },
    pointer: at.slice(0, at.lastIndexOf('/')),
    from: `${origin.from}/..`,
  }
  follow(run, holder, Object.values(value))
}
