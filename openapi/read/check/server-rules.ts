import type { ApiDocument, Tell } from '../../document/document.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { walk } from '../../document/grammar/walk.ts'

/**
 * Checks that each variable of a server's URL is described, and that its default is one of its values.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#server-variable-object
 */
export function checkServers({ root }: ApiDocument, tell: Tell): void {
  walk(root, (node, { kind, pointer }) => {
    if (kind === 'schema')
      return false
    if (kind !== 'server' || typeof node.url !== 'string')
      return true
    const variables = typeof node.variables === 'object' && node.variables !== null ? node.variables : {}
    for (const [, name = ''] of node.url.matchAll(/\{([^{}]+)\}/g)) {
      if (!Object.hasOwn(variables, name)) {
        tell({
          rule: 'server-variable',
          pointer: joinPointer(pointer(), 'url'),
          message: `The server's URL has {${name}}, and no variable describes it.`,
          advice: `add "${name}" to its variables`,
        })
      }
    }
    for (const [name, { default: initial, enum: allowed }] of Object.entries(
      variables as Record<string, { default?: unknown, enum?: unknown }>,
    )) {
      if (Array.isArray(allowed) && !allowed.includes(initial)) {
        tell({
          rule: 'server-variable',
          pointer: joinPointer(pointer(), 'variables', name, 'default'),
          message: `The default of the server variable "${name}" is not one of its values.`,
          advice: 'choose one of its enum',
        })
      }
    }
    return true
  })
}
