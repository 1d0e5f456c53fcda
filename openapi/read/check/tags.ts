import type { ApiDocument, Tell } from '../../document/document.ts'
import { closest } from '../../document/text/closest.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

/** Checks that tags are declared once, that groups and parents name tags that exist, and that no tag is its own ancestor. */
export function checkTags(document: ApiDocument, tell: Tell): void {
  const { root } = document
  const tags = root.tags ?? []
  const declared = new Map<string, string | undefined>()
  for (const [index, { name, parent }] of tags.entries()) {
    if (declared.has(name)) {
      tell({
        rule: 'duplicate-tag',
        pointer: joinPointer('#', 'tags', index),
        message: `The tag "${name}" is declared twice.`,
        advice: 'keep one of them',
      })
    }
    declared.set(name, parent)
  }
  for (const [index, { name, parent }] of tags.entries()) {
    const at = joinPointer('#', 'tags', index, 'parent')
    if (parent !== undefined && !declared.has(parent)) {
      tell({
        rule: 'unknown-tag',
        pointer: at,
        message: `The parent of the tag "${name}" is not declared: "${parent}".`,
        advice: advise(parent, [...declared.keys()]),
      })
    }
    else if (isOwnAncestor(name, declared)) {
      tell({
        rule: 'cyclic-tag',
        pointer: at,
        message: `The tag "${name}" is its own ancestor.`,
        advice: 'take one of the parents away',
      })
    }
  }
  checkUsed(document, [...declared.keys()], tell)
  checkGroups(document, new Set([...declared.keys(), ...usedTags(document).keys()]), tell)
}

function checkGroups({ root }: ApiDocument, known: Set<string>, tell: Tell): void {
  const groups = root['x-tagGroups']
  if (!Array.isArray(groups))
    return
  groups.forEach((group: unknown, index) => {
    const names = isObject(group) && Array.isArray(group.tags) ? group.tags : []
    names.forEach((name: unknown, position) => {
      if (typeof name === 'string' && !known.has(name)) {
        tell({
          rule: 'unknown-tag',
          pointer: joinPointer('#', 'x-tagGroups', index, 'tags', position),
          message: `There is no tag "${name}".`,
          advice: advise(name, [...known]),
        })
      }
    })
  })
}

/** A document that declares no tags leaves them to its operations; one that declares some means all. */
function checkUsed(document: ApiDocument, declared: string[], tell: Tell): void {
  if (declared.length === 0)
    return
  for (const [name, pointer] of usedTags(document)) {
    if (!declared.includes(name)) {
      const meant = declared.find(tag => tag.toLowerCase() === name.toLowerCase()) ?? closest(name, declared)
      tell({
        rule: 'undeclared-tag',
        pointer,
        message: `The tag "${name}" is not declared, though others are.`,
        advice: meant === undefined ? 'add it to "tags"' : `write "${meant}", or add it to "tags"`,
      })
    }
  }
}

/** The tags of operations, each with where it is used first. */
function usedTags({ root }: ApiDocument): Map<string, string> {
  const used = new Map<string, string>()
  walk(root, (node, { kind, pointer }) => {
    if (kind === 'operation' && Array.isArray(node.tags)) {
      node.tags.map(String).forEach((tag, index) => {
        if (!used.has(tag))
          used.set(tag, joinPointer(pointer(), 'tags', index))
      })
    }
    return kind !== 'schema'
  })
  return used
}

function isOwnAncestor(name: string, parents: Map<string, string | undefined>): boolean {
  const seen = new Set<string>()
  for (let parent = parents.get(name); parent !== undefined && !seen.has(parent); parent = parents.get(parent)) {
    if (parent === name)
      return true
    seen.add(parent)
  }
  return false
}

function advise(name: string, known: string[]): string {
  const meant = closest(name, known)
  return meant === undefined ? 'declare it, or take it away' : `write "${meant}"`
}
