import { toSlug } from '../../document/text/slug.ts'

/** Anchors of one page: named by purpose (`body-address-city`), numbered where two would be the same. */
export type Anchors = (...parts: string[]) => string

export function createAnchors(): Anchors {
  const used = new Set<string>()
  const counts = new Map<string, number>()
  return (...parts) => {
    const plain = parts
      .map(part => toSlug(part))
      .filter(Boolean)
      .join('-')
    let anchor = plain
    for (let count = counts.get(plain) ?? 2; used.has(anchor); count++) {
      anchor = `${plain}-${count}`
      counts.set(plain, count + 1)
    }
    used.add(anchor)
    return anchor
  }
}
