import { toSlug } from '../../document/text/slug.ts'
/** Names that mean something else on the site or on a disk: VitePress's own pages, our routes, Windows devices. */
const reserved = new Set([
  'index',
  '404',
  'mock',
  'explorer',
  'print-all',
  'schemas',
  'con',
  'prn',
  'aux',
  'nul',
  ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat(),
])

/** Gives each key a slug of its own; the first to ask keeps the plain form, those after it are numbered. */
export type Slugger = (key: string, text: string) => string

/**
 * Creates the slugs of one folder. Slugs that were published before (`previous`, by key) are kept for their owners,
 * even where another key asks first.
 */
export function createSlugger(published: ReadonlyMap<string, string> = new Map()): Slugger {
  const previous = new Map([...published].filter(([, slug]) => !isReserved(slug)))
  const used = new Set([...reserved, ...previous.values()])
  const counts = new Map<string, number>()
  return (key, text) => {
    const known = previous.get(key)
    if (known !== undefined)
      return known
    const plain = toSlug(text)
    let slug = plain
    for (let count = counts.get(plain) ?? 2; used.has(slug); count++) {
      slug = `${plain}-${count}`
      counts.set(plain, count + 1)
    }
    used.add(slug)
    return slug
  }
}

/** Whether a slug means something else on the site or on a disk. */
export function isReserved(slug: string): boolean {
  return reserved.has(slug)
}

/** The slugs whose owners still exist: the others are free again, so that a renamed page can take its old slug. */
export function slugsOf(
  owners: Iterable<string>,
  published: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const slugs = new Map(Object.entries(published))
  return new Map(
    [...owners].flatMap((owner) => {
      const slug = slugs.get(owner)
      return slug === undefined ? [] : [[owner, slug] as const]
    }),
  )
}
