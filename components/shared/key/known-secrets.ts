import type { ReaderKeys } from './useKeys.ts'
import { createHider } from '../../../openapi/samples/known-secret.ts'

/**
 * Creates a function that takes the reader's own keys out of a text, wherever they stand, and the password of a pair by itself. In
 * their place stands a mark, or the name of the scheme.
 */
export function createKeyHider(own: ReaderKeys, mark?: string): (text: string) => string {
  return createHider(Object.values(own).flatMap(keys => Object.entries(keys).flatMap(([scheme, key]) => {
    const colon = key.indexOf(':')
    const values = colon < 0 ? [key] : [key, key.slice(colon + 1)]
    return values.map(value => ({ value, shown: mark ?? `{{${scheme}}}` }))
  })))
}
