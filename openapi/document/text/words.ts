/** Cache of results: a document's few names are asked for with every request. It is emptied when it is full, so that requests cannot make it grow. */
const known = new Map<string, string>()
const mostKnown = 5_000
const longestKnown = 100

/** The words of an identifier in lower case: `createdAt`, `created_at` and `Created-At` are all `created at`. */
export function words(identifier: string): string {
  let found = known.get(identifier)
  if (found === undefined) {
    found = identifier
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/[^a-z0-9]+/gi, ' ')
      .trim()
      .toLowerCase()
    if (known.size >= mostKnown)
      known.clear()
    if (identifier.length <= longestKnown)
      known.set(identifier, found)
  }
  return found
}
