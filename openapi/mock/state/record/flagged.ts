import type { ApiDocument } from '../../../document/document.ts'
import type { Schema } from '../../../document/openapi.ts'
import { deref, flagged, itemsOf, propertiesOf } from '../../../schema/facts.ts'

/** Whether something below a schema is `readOnly` or `writeOnly`: few schemas need more than a look at their own properties. */
export function holdsFlagged(
  document: ApiDocument,
  schema: Schema | undefined,
  flag: 'readOnly' | 'writeOnly',
): boolean {
  const seen = new Set<object>()
  const holds = (schema: Schema | undefined): boolean => {
    const found = deref(document, schema)
    if (!found || seen.has(found) || seen.size > 500)
      return false
    seen.add(found)
    const below = [...propertiesOf(document, found).values()]
    return below.some(property => flagged(document, property, flag)) || [...below, itemsOf(document, found)].some(holds)
  }
  return holds(schema)
}
