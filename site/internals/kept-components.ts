import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { normalizePath } from 'vite'
import { manifestOf } from '../installed.ts'
import { packageFolder } from '../package-file.ts'
import { openShelf } from '../shelf.ts'

/** What Vue's plugin makes of a component, or of a part of one. */
interface Made {
  code: string
  map?: unknown
  meta?: unknown
}
type Handler = (this: unknown, ...args: unknown[]) => Promise<Made | undefined> | Made | undefined

const shelfName = 'all'

/**
 * Compiling our components takes a third of a small build, twice for each of them, and comes to the same as long as this package
 * and Vue stay the same: what Vue's plugin makes of them is kept.
 */
export function keptComponentsPlugin(root: string): Plugin {
  const kept = new Map<string, Made>()
  let keep = async (): Promise<void> => {}
  return {
    name: 'specimen:kept-components',
    apply: 'build',
    async configResolved({ root: pages, plugins, isProduction, build }) {
      const vue = plugins.find(({ name }) => name === 'vite:vue')
      const { load, transform } = vue ?? {}
      if (typeof load !== 'object' || typeof transform !== 'object')
        throw new TypeError('Vue\'s plugin has other hooks now: components cannot be kept.')
      const shelf = openShelf(root, 'components', [
        pages,
        packageFolder('components'),
        JSON.stringify([isProduction, build.sourcemap]),
        ...describe(vue?.api),
      ])
      for (const [key, made] of JSON.parse(await shelf.read(shelfName) ?? '[]') as [string, Made][])
        kept.set(key, made)
      let known = kept.size
      keep = async () => {
        if (kept.size > known)
          await shelf.write(shelfName, JSON.stringify([...kept].sort(([one], [other]) => (one < other ? -1 : 1))))
        known = kept.size
      }
      Object.assign(load, { handler: keeping(load.handler as Handler, { hook: 'load', idAt: 0, kept }) })
      Object.assign(transform, { handler: keeping(transform.handler as Handler, { hook: 'transform', idAt: 1, kept }) })
    },
    closeBundle: async () => keep(),
  }
}

interface Kept {
  hook: string
  /** Where the module's id is among the hook's arguments; what follows it says whether pages are rendered. */
  idAt: number
  kept: Map<string, Made>
}

/** A hook that is asked once for each module of ours. */
function keeping(hook: Handler, { hook: name, idAt, kept }: Kept): Handler {
  const folder = `${normalizePath(packageFolder('components'))}/`
  return async function (...args) {
    const id = String(args[idAt])
    if (!normalizePath(id).startsWith(folder) || !isComponent(id))
      return hook.apply(this, args)
    const { ssr = false } = (args[idAt + 1] ?? {}) as { ssr?: boolean }
    const source = idAt === 0 ? '' : createHash('sha256').update(String(args[0])).digest('hex')
    const key = `${name} ${ssr} ${id} ${source}`
    const known = kept.get(key)
    if (known !== undefined)
      return known
    const made = await hook.apply(this, args)
    if (made !== undefined && made !== null)
      kept.set(key, JSON.parse(JSON.stringify(made)) as Made)
    return made
  }
}

/** Whether a module is a component, one of its parts, or styles of it that have a file of their own. */
function isComponent(id: string): boolean {
  return /\.vue(?:$|\?vue&)|\.css\?vue&/.test(id)
}

/** What else the result depends on: versions, and how Vue's plugin was told to work. */
function describe(api: { options?: Record<string, unknown> } | undefined): string[] {
  const { compiler: _compiler, devServer: _server, ...options } = api?.options ?? {}
  const versions = ['vue', '@vitejs/plugin-vue', 'vitepress'].map((name) => {
    const manifest = manifestOf(name)
    return manifest === undefined ? '' : readFileSync(manifest, 'utf8')
  })
  return [...versions, JSON.stringify(options, (_, value: unknown) => (typeof value === 'function' || value instanceof RegExp ? String(value) : value))]
}
