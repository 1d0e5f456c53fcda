import type { SchemaIndexContent } from '../../shared/page.ts'

type Entry = SchemaIndexContent['schemas'][number]

/**
 * The schemas whose names hold every word of a filter, wherever it stands in them, by name or by how many operations use them. The
 * same on every machine: what is built is what a browser shows first.
 */
export function arrange(schemas: Entry[], filter: string, order: 'name' | 'use'): Entry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return schemas
    .filter(({ name }) => words.every(word => name.toLowerCase().includes(word)))
    .toSorted((a, b) => (order === 'use' ? (b.uses ?? 0) - (a.uses ?? 0) : 0) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one < other ? -1 : one > other ? 1 : a < b ? -1 : 1
}
