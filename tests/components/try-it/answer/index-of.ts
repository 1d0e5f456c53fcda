import type { JsonIndex } from '../../../../components/try-it/answer/json-index.ts'
import { indexJson } from '../../../../components/try-it/answer/json-index.ts'

/** The index of a text that is JSON. */
export function indexOf(source: string): JsonIndex {
  const index = indexJson(source)
  if (!index)
    throw new Error('This is not JSON.')
  return index
}
