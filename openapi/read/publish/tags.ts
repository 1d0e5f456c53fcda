import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isOperation } from './hidden.ts'

/** Remembers which tags are used, and later takes out those that only hidden operations had. */
export function rememberTags(root: PlainObject, kind: Kind): () => void {
  const before = usedTags(root, kind)
  const declared = namesOf(root)
  return () => {
    const after = usedTags(root, kind)
    const gone = new Set([...before].filter(name => !after.has(name)))
    declared.filter(name => !namesOf(root).includes(name)).forEach(name => gone.add(name))
    if (gone.size > 0)
      dropTags(root, gone)
  }
}

/** A tag of operations, and all tags that it stands below. */
function usedTags(root: PlainObject, kind: Kind): Set<string> {
  const used = new Set<string>()
  walk(root, (node, { kind: nodeKind }) => {
    if (isOperation(nodeKind) && Array.isArray(node.tags))
      node.tags.forEach(tag => used.add(String(tag)))
    return nodeKind !== 'schema'
  }, kind)
  const parents = new Map(tagsOf(root).map(({ name, parent }) => [String(name), parent]))
  for (const name of used) {
    const parent = parents.get(name)
    if (typeof parent === 'string')
      used.add(parent)
  }
  return used
}

function dropTags(root: PlainObject, gone: ReadonlySet<string>): void {
  if (Array.isArray(root.tags)) {
    root.tags = root.tags.filter(tag => !isObject(tag) || !gone.has(String(tag.name)))
    if ((root.tags as unknown[]).length === 0)
      delete root.tags
  }
  for (const tag of tagsOf(root)) {
    if (gone.has(String(tag.parent)))
      delete tag.parent
  }
  const groups = root['x-tagGroups']
  if (!Array.isArray(groups))
    return
  for (const group of groups.filter(isObject)) {
    if (Array.isArray(group.tags))
      group.tags = group.tags.filter(name => !gone.has(String(name)))
  }
  root['x-tagGroups'] = groups.filter(group => !isObject(group) || !Array.isArray(group.tags) || group.tags.length > 0)
}

function tagsOf(root: PlainObject): PlainObject[] {
  return Array.isArray(root.tags) ? root.tags.filter(isObject) : []
}

function namesOf(root: PlainObject): string[] {
  return tagsOf(root).map(({ name }) => String(name))
}
