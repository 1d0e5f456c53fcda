import type { Plugin, Rolldown } from 'vite'
import type { Shelf } from '../shelf.ts'
import { createHash } from 'node:crypto'
import { openShelf } from '../shelf.ts'
import { toSlashes } from '../slashes.ts'

/** What rendering a page comes to: its HTML, what stands outside of the app, its icons, and the components it was made of. */
interface Rendering {
  content: string
  teleports?: Record<string, string>
  vpIcons?: Set<string>
  modules?: Set<string>
}
type Render = (path: string) => Promise<Rendering>

/** A rendering as it is kept, with all that it was made of as one digest. */
interface Kept extends Omit<Rendering, 'vpIcons' | 'modules'> {
  digest: string
  vpIcons?: string[]
  modules?: string[]
}

/** Digests of the code of pages, and of what all of them share. */
interface Digests {
  shared: string
  pages: ReadonlyMap<string, string>
}

type Bundle = Record<string, Pick<Rolldown.OutputChunk, 'type' | 'name' | 'code' | 'imports' | 'dynamicImports'> | { type: 'asset' }>

const app = /\/vitepress\/dist\/client\/app\/ssr\.js$/
const exported = 'export { render };'
const handle = Symbol.for('specimen.renderings')

/**
 * Rendering pages is a third of a build, and comes to the same as long as the code of a page, with its data and all that it
 * imports, stays the same: the HTML is kept between builds. VitePress asks the bundle that it renders with for one function.
 */
export function keptRenderingsPlugin(root: string): Plugin {
  let digests: Digests | undefined
  Object.assign(globalThis, {
    [handle]: (render: Render): Render => {
      if (digests === undefined)
        throw new TypeError('VitePress renders before its bundle is written: renderings cannot be kept.')
      return keepRenderings(render, digests, openShelf(root, 'renderings', [digests.shared]))
    },
  })
  return {
    name: 'specimen:kept-renderings',
    apply: 'build',
    transform: {
      filter: { id: app },
      handler(code, id) {
        if (!app.test(toSlashes(id)))
          return
        if (!code.includes(exported))
          throw new TypeError('VitePress exports its rendering in another way now: renderings cannot be kept.')
        const kept = 'const keptRender = globalThis[Symbol.for(\'specimen.renderings\')](render);\nexport { keptRender as render };'
        return { code: code.replace(exported, kept), map: null }
      },
    },
    generateBundle(_options, bundle) {
      if (this.environment.config.consumer !== 'client')
        digests = digestPages(bundle as Bundle)
    },
  }
}

/** Renders as before what has changed, and takes the rest from the shelf. */
export function keepRenderings(render: Render, { pages }: Digests, shelf: Shelf): Render {
  return async (path) => {
    const digest = pages.get(`${path.slice(1).replaceAll('/', '_')}.md`)
    if (digest === undefined)
      return render(path)
    const known = await shelf.read(path)
    const kept = known === undefined ? undefined : (JSON.parse(known) as Kept)
    if (kept?.digest === digest) {
      const { digest: _digest, vpIcons, modules, ...rest } = kept
      return { ...rest, ...(vpIcons && { vpIcons: new Set(vpIcons) }), ...(modules && { modules: new Set(modules) }) }
    }
    const made = await render(path)
    const { content, teleports, vpIcons, modules } = made
    const entry: Kept = {
      digest,
      content,
      ...(teleports && { teleports }),
      ...(vpIcons && { vpIcons: [...vpIcons] }),
      ...(modules && { modules: [...modules] }),
    }
    await shelf.write(path, JSON.stringify(entry))
    return made
  }
}

/** What each page of a bundle is made of beside what all of them share: its own code, and all that it imports, at once or on demand. */
export function digestPages(bundle: Bundle): Digests {
  const shared = new Set<string>()
  collect(bundle, 'app.js', { found: shared })
  const pages = new Map<string, string>()
  for (const [file, chunk] of Object.entries(bundle)) {
    if (chunk.type !== 'chunk' || !chunk.name.endsWith('.md'))
      continue
    const own = new Set<string>()
    collect(bundle, file, { found: own, without: shared })
    pages.set(chunk.name, digestOf(bundle, own))
  }
  return { shared: digestOf(bundle, shared), pages }
}

/** Adds a file and all that it imports to those that are found. */
function collect(bundle: Bundle, file: string, files: { found: Set<string>, without?: ReadonlySet<string> }): void {
  const { found, without } = files
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || found.has(file) || without?.has(file))
    return
  found.add(file)
  for (const next of [...chunk.imports, ...chunk.dynamicImports])
    collect(bundle, next, files)
}

const digestsOfCode = new WeakMap<object, string>()

function digestOf(bundle: Bundle, files: ReadonlySet<string>): string {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk')
      continue
    const known = digestsOfCode.get(chunk) ?? createHash('sha256').update(chunk.code).digest('hex')
    digestsOfCode.set(chunk, known)
    hash.update(`${file} ${known}\n`)
  }
  return hash.digest('hex')
}
