import { required } from '../../document/grammar/fields.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import type { Check } from './structure-state.ts'
import { article, tell } from './structure-state.ts'

/** Whether a node has, or is given, the fields without which it means nothing. What was written and could not stay is told already. */
export function checkRequired(check: Check, node: PlainObject, kind: Kind, written: ReadonlySet<string>): boolean {
  for (const [key, standIn] of Object.entries(required[kind] ?? {})) {
    if (Object.hasOwn(node, key))
      continue
    if (!written.has(key)) {
      const advice = standIn === undefined ? 'add it: it is left out until then' : 'add it'
      tell(check, 'missing-field', `${article(kind)} needs "${key}".`, advice)
    }
    if (standIn === undefined)
      return false
    node[key] = structuredClone(standIn)
  }
  checkByVersion(check, node, kind, written)
  return true
}

/** What some versions ask for, and others do not. */
function checkByVersion(check: Check, node: PlainObject, kind: Kind, written: ReadonlySet<string>): void {
  const { version } = check
  if ((kind === 'response' || kind === 'response-2') && version < 3.2 && !Object.hasOwn(node, 'description')) {
    const message = `A response needs "description" in OpenAPI ${version.toFixed(1)}.`
    tell(check, 'missing-field', message, 'say what the response means')
  }
  const parts = version < 3.1 ? ['paths'] : ['paths', 'components', 'webhooks']
  if (kind === 'document' && !parts.some(key => written.has(key))) {
    const message = version < 3.1 ? 'A document needs "paths".' : 'A document needs "paths", "components" or "webhooks".'
    tell(check, 'missing-field', message, 'add it')
  }
}
