import type { ApiDocument } from '../../document/index.ts'
import { listOperations } from '../../document/operations.ts'
import { pointerSegments } from '../../document/json/pointer.ts'
import { isRef } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'

/** What has a name of its own in a document: an operation, the parameters of its path, a component. */
type Owner = string

/**
 * How many operations and webhooks use each component schema, by itself or through others. Schemas that none uses are missing.
 * References are followed by their names, each once: a schema that holds itself is counted as any other.
 */
export function countSchemaUses(document: ApiDocument): Map<string, number> {
  const uses = listUses(document)
  const counts = new Map<string, number>()
  for (const operation of listOperations(document).filter(({ kind }) => kind !== 'callback')) {
    const item = pointerSegments(operation.pathItemPointer)
    const reached = reach(uses, [
      ownerOf(pointerSegments(operation.pointer)),
      ownerOf([...item, 'parameters']),
    ])
    for (const owner of reached) {
      const [section, kind, name] = owner.split('\0')
      if (section === 'components' && kind === 'schemas' && name !== undefined)
        counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return counts
}

/** Which owners refer to which, directly. */
function listUses({ root }: ApiDocument): Map<Owner, Set<Owner>> {
  const uses = new Map<Owner, Set<Owner>>()
  walk(root, (node, { path }) => {
    if (!isRef(node) || !node.$ref.startsWith('#/'))
      return
    const owner = ownerOf(path)
    const targets = uses.get(owner) ?? new Set()
    targets.add(ownerOf(pointerSegments(node.$ref)))
    uses.set(owner, targets)
  })
  return uses
}

function reach(uses: Map<Owner, Set<Owner>>, start: Owner[]): Set<Owner> {
  const reached = new Set(start)
  // A set hands out what is added to it while it is gone through.
  for (const owner of reached)
    uses.get(owner)?.forEach(target => reached.add(target))
  return reached
}

function ownerOf(path: readonly string[]): Owner {
  return path.slice(0, 3).join('\0')
}
