/** Reads the values of keywords. A malformed value is ignored here; the document's findings report it. */

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

/** The entries of a list of texts, those that are texts. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter(item => typeof item === 'string')
}

export function listOf<T>(value: readonly T[] | undefined | unknown): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : []
}

/** The entries of a map of schemas or lists; none where something else stands. */
export function entriesOf<T>(value: Record<string, T> | undefined): [string, T][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}
