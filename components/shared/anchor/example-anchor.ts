/** The anchors of the examples of one answer or body, by their labels: `response-201-example-a-new-user`. Those called the same are counted. */
export function listExampleAnchors(parent: string, labels: string[]): string[] {
  const taken = new Map<string, number>()
  return labels.map((label) => {
    const name = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
    const base = `${parent}-example${name === '' ? '' : `-${name}`}`
    const count = (taken.get(base) ?? 0) + 1
    taken.set(base, count)
    return count === 1 ? base : `${base}-${count}`
  })
}
