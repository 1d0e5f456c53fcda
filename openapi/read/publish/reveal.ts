import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { isObject } from '../../document/json/value.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isOperation } from './hidden.ts'
import { isMarked } from './mark.ts'

/** Puts a badge on all that would not be published, so that nobody takes it for public; in place. */
export function reveal(root: PlainObject, kind: Kind): void {
  const tags = new Set((Array.isArray(root.tags) ? root.tags : []).filter(isMarked).map((tag: PlainObject) => tag.name))
  let above: PlainObject | undefined
  walk(root, (node, { kind: nodeKind }) => {
    if (nodeKind === 'path-item' || nodeKind === 'path-item-2')
      above = isMarked(node) ? node : undefined
    const isInside = isOperation(nodeKind)
      && ((above !== undefined && Object.values(above).includes(node)) || hasOnly(node.tags, tags))
    if (isMarked(node) || isInside)
      addBadge(node)
  }, kind)
}

function hasOnly(names: unknown, tags: ReadonlySet<unknown>): boolean {
  return Array.isArray(names) && names.length > 0 && names.every(name => tags.has(name))
}

function addBadge(node: PlainObject): void {
  const badges = Array.isArray(node['x-badges']) ? node['x-badges'] : []
  if (!badges.some(badge => isObject(badge) && badge.name === 'internal'))
    node['x-badges'] = [...badges, { name: 'internal' }]
}
