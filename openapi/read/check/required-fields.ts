import { required } from '../../document/grammar/fields.ts'
import type { Check, Field } from './structure-state.ts'
import { article, tell } from './structure-state.ts'

/** A node, and the fields that were written in it: what of them could not stay is gone, and told already. */
interface Written extends Pick<Field, 'node' | 'kind'> {
  written: ReadonlySet<string>
}

/** Whether a node has, or is given, the fields without which it means nothing. */
export function checkRequired(check: Check, object: Written): boolean {
  const { node, kind, written } = object
  for (const [key, standIn] of Object.entries(required[kind] ?? {})) {
    if (Object.hasOwn(node, key))
      continue
    if (!written.has(key)) {
      const advice = standIn === undefined ? 'add it: it is left out until then' : 'add it'
      tell(check, { rule: 'missing-field', message: `${article(kind)} needs "${key}".`, advice })
    }
    if (standIn === undefined)
      return false
    node[key] = structuredClone(standIn)
  }
  checkByVersion(check, object)
  return true
}

/** What some versions ask for, and others do not. */
function checkByVersion(check: Check, { node, kind, written }: Written): void {
  const { version } = check
  if ((kind === 'response' || kind === 'response-2') && version < 3.2 && !Object.hasOwn(node, 'description')) {
    const message = `A response needs "description" in OpenAPI ${version.toFixed(1)}.`
    tell(check, { rule: 'missing-field', message, advice: 'say what the response means' })
  }
  const parts = version < 3.1 ? ['paths'] : ['paths', 'components', 'webhooks']
  if (kind === 'document' && !parts.some(key => written.has(key))) {
    const message = version < 3.1 ? 'A document needs "paths".' : 'A document needs "paths", "components" or "webhooks".'
    tell(check, { rule: 'missing-field', message, advice: 'add it' })
  }
}
