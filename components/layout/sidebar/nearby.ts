/** The entries of a list that stand around the current one, and how many there are before and after them. */
export interface Nearby<Entry> {
  entries: Entry[]
  before: number
  after: number
}

/**
 * The operations of a tag that a page's sidebar lists: all of them, or, in a tag with hundreds, those around the page's own,
 * as every page of the tag carries its list.
 */
export function listNearby<Entry>(all: Entry[], current: number, { most = 48, span = 30 } = {}): Nearby<Entry> {
  if (all.length <= most)
    return { entries: all, before: 0, after: 0 }
  const before = Math.min(Math.max(current - span / 2, 0), all.length - span)
  return { entries: all.slice(before, before + span), before, after: all.length - span - before }
}
