import type { NavigationGroup, NavigationOperation, NavigationTag } from '../../shared/page.ts'

/** What the navigation lists of an API: its groups, and by the slugs of their tags the operations that are known. */
export interface Navigation {
  groups: NavigationGroup[]
  operations: Record<string, NavigationOperation[]>
}

/**
 * What of a navigation holds every word of a filter. A tag stays for its own name, or for those of its operations that hold a word,
 * and are listed, with the name of their tag holding the others. The open tag keeps all operations where its name alone is meant.
 */
export function filterNavigation({ groups, operations }: Navigation, filter: string, openTag = ''): Navigation {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const isIn = (word: string, texts: string[]) => texts.some(text => text.toLowerCase().includes(word))
  const found: Navigation['operations'] = {}

  function keeps({ slug, title }: NavigationTag): boolean {
    const all = operations[slug] ?? []
    const some = all.filter(operation => holds(title, [operation.title, operation.method]))
    const isNamed = words.every(word => isIn(word, [title]))
    found[slug] = some.length === 0 && isNamed && slug === openTag ? all : some
    return isNamed || some.length > 0
  }

  function holds(tag: string, own: string[]): boolean {
    return words.every(word => isIn(word, [tag, ...own])) && words.some(word => isIn(word, own))
  }

  if (words.length === 0)
    return { groups, operations: { [openTag]: operations[openTag] ?? [] } }
  return {
    groups: groups
      .map(group => ({ ...group, tags: group.tags.filter(keeps) }))
      .filter(({ tags }) => tags.length > 0),
    operations: found,
  }
}
