/** Words that stand before the anchors of one thing among several of a page: `create-user-body-email` beside `list-users-query-page`. */
export function prefixAnchors<T>(value: T, prefix: string): T {
  return JSON.parse(JSON.stringify(value), (key, entry: unknown) =>
    key === 'anchor' && typeof entry === 'string' ? `${prefix}-${entry}` : entry) as T
}
