import type { NavigationGroup, NavigationOperation, NavigationTag } from '../shared/page.ts'

/** What the navigation lists of an API: its groups, and the operations of the open tag. */
export interface Navigation {
  groups: NavigationGroup[]
  operations: NavigationOperation[]
}

/**
 * What of a navigation holds every word of a filter. A tag stays for its own name, then with all its operations, or for those of its
 * operations that do; of other tags than the open one a page knows the names alone.
 */
export function filterNavigation({ groups, operations }: Navigation, filter: string, openTag?: string): Navigation {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0)
    return { groups, operations }
  const holds = (...texts: string[]) => words.every(word => texts.some(text => text.toLowerCase().includes(word)))
  const found = operations.filter(({ title, method }) => holds(title, method))
  const isNamed = groups.some(({ tags }) => tags.some(({ slug, title }) => slug === openTag && holds(title)))
  const isKept = ({ slug, title }: NavigationTag) => holds(title) || (slug === openTag && found.length > 0)
  return {
    groups: groups
      .map(group => ({ ...group, tags: group.tags.filter(isKept) }))
      .filter(({ tags }) => tags.length > 0),
    operations: isNamed && found.length === 0 ? operations : found,
  }
}
