/** Whether no two items of a list are equal as JSON; it takes time in proportion to the list, whatever is in it. */
export function isUnique(items: unknown[]): boolean {
  const seen = new Set<unknown>()
  for (const item of items) {
    // A text is told from the JSON of an object by its quotes.
    const key = typeof item === 'object' || typeof item === 'string' ? canonical(item) : item
    if (seen.has(key))
      return false
    seen.add(key)
  }
  return true
}

/** JSON with its keys in order: equal values are written alike. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${value.map(canonical).join()}]`
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`
}
