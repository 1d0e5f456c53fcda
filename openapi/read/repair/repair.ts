import type { PlainObject } from '../../document/json/value.ts'
import { repairOperations } from './operations.ts'
import { repairPaths } from './paths.ts'
import { repairRefs } from './references.ts'
import { repairSecurity } from './security.ts'
import { repairTexts } from './texts.ts'

/**
 * Repairs a document in place where its parts do not fit together, each flaw at the smallest place, so that pages, samples and mock
 * agree on what is left. All of it is told by the checks before; what a reader would miss is said where it is missing.
 */
export function repairDocument(root: PlainObject, broken: WeakSet<object>): void {
  repairRefs(root, broken)
  repairPaths(root)
  repairOperations(root)
  repairSecurity(root)
  repairTexts(root)
}
