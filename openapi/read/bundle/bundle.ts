import { isEntry, sectionOf } from './component.ts'
import type { Origin } from './find.ts'
import { inline } from './inline.ts'
import { own } from '../../document/json/value.ts'
import type { Part } from './part.ts'
import { listForwarded, refPointer } from './part.ts'
import { mapTargets, place } from './place.ts'
import { valueAt } from '../../document/json/pointer.ts'
import type { BundleOptions, BundleRun, Reference } from './run.ts'
import { createBundleRun } from './run.ts'
import { listReferences } from './search.ts'

export interface Bundle {
  /** By the pointer of their top in the bundle. */
  origins: Map<string, Origin>
  /** Objects whose `$ref` leads nowhere, which is reported already. */
  broken: WeakSet<object>
  /** Whether everything was pulled in; where not, the document is too large to be used. */
  complete: boolean
}

/**
 * Pulls what other files say into the document, in place: each target of a `$ref` into another file becomes a component, and the
 * `$ref` names it. References by `$id` and `$anchor` become pointers. What cannot be a component is put where the `$ref` was.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#openapi-description-structure
 */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  const { source, kind, root: node } = options
  const run = createBundleRun(options)
  const { queue, budget, origins, broken } = run
  const home: Part = { pointer: '#', source, from: '#', kind, node }
  queue.push(...listForwarded(home), home)
  for (let next = queue.shift(); next !== undefined && budget.lasts(); next = queue.shift())
    await settle(run, listReferences(run, next))
  return { origins, broken, complete: budget.lasts() }
}

async function settle(run: BundleRun, references: Reference[]): Promise<void> {
  for (const reference of references) {
    if (reference.kind === 'discriminator' && reference.wrap === undefined)
      await mapTargets(run, reference)
    else
      await replace(run, reference)
  }
}

/** Lets a reference name the place that its target has in the bundle, or puts the target there. */
async function replace(run: BundleRun, reference: Reference): Promise<void> {
  const { node, part, at, kind, wrap } = reference
  if (run.settled.has(node))
    return
  const ref = String(node.$ref ?? node.$dynamicRef)
  const section = sectionOf(kind, run.kind)
  const isComponent = part.source === run.source && wrap === undefined && isEntry(at, section)
  if (wrap !== undefined || isComponent || section === undefined)
    return inline(run, ref, reference)
  const pointer = await place(run, { ref, part, at: refPointer(node, at), kind })
  if (pointer === undefined) {
    run.broken.add(node)
    return
  }
  // A name that says which resource it begins in is still settled when everything is in one place.
  const anchor = node.$ref === undefined ? own(valueAt(run.root, pointer), '$dynamicAnchor') : undefined
  if (typeof anchor === 'string' && ref.endsWith(`#${anchor}`)) {
    node.$dynamicRef = `#${anchor}`
    return
  }
  if (node.$ref === undefined)
    delete node.$dynamicRef
  node.$ref = pointer
  run.settled.add(node)
}
