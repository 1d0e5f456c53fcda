import type { Plugin } from 'vite'

interface ChunkContext {
  getModuleInfo: (id: string) => { importers: readonly string[] } | null
}
interface Group {
  name: (id: string, context: ChunkContext) => string | undefined
}

/** The components that show the kinds of pages, by the names of their files. */
const viewFile = /[/\\]components[/\\]reference[/\\]\w+[/\\](\w+(?:View|Index))\.vue$/
const common = 'pages'
/** What VitePress would put among the scripts of all pages. */
const fetchedLater = /\/composables\/copyCode\.js$/

/**
 * Puts what one kind of page is made of into one chunk, and what several kinds are made of into another. Left to itself the
 * bundler makes a chunk for each set of pages and dialogues that share a module: twenty small files for every page.
 */
export function viewChunksPlugin(): Plugin {
  return {
    name: 'specimen:view-chunks',
    apply: 'build',
    outputOptions(options) {
      if (this.environment.config.consumer !== 'client')
        return
      const { codeSplitting: known } = options as { codeSplitting?: { groups?: Group[] } }
      const [theirs, ...others] = known?.groups ?? []
      const name = theirs?.name
      if (typeof name !== 'function' || others.length > 0)
        throw new TypeError('VitePress groups its chunks in another way now.')
      const views = new Map<string, ReadonlySet<string>>()
      const groups: Group[] = [
        { ...theirs, name: (id, context) => (fetchedLater.test(id) ? undefined : name(id, context)) },
        { name: (id, context) => (viewsOf(id, context, views).size > 1 ? common : undefined) },
        { name: (id, context) => [...viewsOf(id, context, views)][0] },
      ]
      // A chunk takes what its modules import along, as far as no chunk before it has it.
      const codeSplitting = { groups: groups.map((group, index) => ({ ...group, priority: groups.length - index })) }
      return { ...options, codeSplitting } as typeof options
    },
  }
}

/** The kinds of pages that a module is a part of, without what they fetch when it is needed. Modules may import each other. */
function viewsOf(id: string, context: ChunkContext, known: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = known.get(id)
  if (found !== undefined)
    return found
  const views = new Set<string>()
  const seen = new Set([id])
  for (const module of seen) {
    const view = viewFile.exec(module)?.[1]
    // What imports a view are the pages of its kind.
    if (view !== undefined)
      views.add(view)
    else
      context.getModuleInfo(module)?.importers.forEach(importer => seen.add(importer))
  }
  known.set(id, views)
  return views
}
