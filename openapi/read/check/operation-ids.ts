import type { ApiDocument, Tell } from '../../document/document.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'

/**
 * Reports operationIds that two operations share, that differ in case or separators only, or that can be no name.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#operation-object
 */
export function checkOperationIds({ root }: ApiDocument, tell: Tell): void {
  const owners = new Map<string, string>()
  const likes = new Map<string, string>()
  walk(root, (node, { kind, pointer }) => {
    const id = node.operationId
    if (kind !== 'operation' || typeof id !== 'string')
      return kind !== 'schema'
    const at = joinPointer(pointer(), 'operationId')
    const owner = owners.get(id)
    const like = likes.get(bare(id))
    if (owner !== undefined) {
      tell({
        rule: 'duplicate-operation-id',
        pointer: at,
        message: `The operationId "${id}" is taken by ${owner.replace(/\/operationId$/, '')}.`,
        advice: 'give each operation its own',
      })
    }
    else if (like !== undefined && bare(id) !== '') {
      tell({
        rule: 'similar-operation-ids',
        pointer: at,
        message: `The operationId "${id}" is told apart from "${like}" by case or separators only.`,
        advice: 'rename one of them',
      })
    }
    if (!/^[\p{L}\p{N}_.:/~@$-]+$/u.test(id)) {
      tell({
        rule: 'operation-id-name',
        pointer: at,
        message: `The operationId "${id}" has characters that no name in a program or an address can have.`,
        advice: 'use letters, digits, "-", "_" and "."',
      })
    }
    owners.set(id, owner ?? at)
    likes.set(bare(id), like ?? id)
    return true
  })
}

/** What is left of a name where case and separators do not count. */
function bare(id: string): string {
  return id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
