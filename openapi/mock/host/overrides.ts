import type { MockOverrides } from '../override.ts'
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Handlers written beside a spec, and a stamp that changes when they or what they import do. */
export interface LoadedOverrides {
  stamp: string
  overrides: MockOverrides | undefined
}

const loaded = new Map<string, LoadedOverrides>()
/** By the file of overrides, it and what it imports of its author's own. */
const modules = new Map<string, Set<string>>()

/** Imports `<api>.mock.ts` from beside a spec, anew where something changed; without that file there are none. Node reads TypeScript by itself. */
export async function loadOverrides(spec: string): Promise<LoadedOverrides> {
  const file = overridesFile(spec)
  const stamp = stampOf(file)
  const known = loaded.get(file)
  if (known?.stamp === stamp)
    return known
  if (!existsSync(file))
    return { stamp, overrides: undefined }
  follow()
  modules.set(file, new Set([file]))
  const { default: overrides } = (await import(/* @vite-ignore */ mark(pathToFileURL(file).href, file, stamp))) as {
    default?: MockOverrides
  }
  const now = { stamp: stampOf(file), overrides }
  loaded.set(file, now)
  return now
}

/** Where a spec's overrides are, or would be. */
export function overridesFile(spec: string): string {
  return resolve(join(dirname(spec), `${basename(spec, extname(spec))}.mock.ts`))
}

/** What to watch for changes of a spec's overrides: their file, whether or not there is one, and what it imports. */
export function overridesFiles(spec: string): string[] {
  const file = overridesFile(spec)
  return [...(modules.get(file) ?? [file])]
}

function stampOf(file: string): string {
  return [...(modules.get(file) ?? [file])].map(one => statSync(one, { throwIfNoEntry: false })?.mtimeMs ?? 0).join('-')
}

const parameter = 'overrides-of'

/** A module that is asked for under another URL is read again. */
function mark(url: string, file: string, stamp: string): string {
  return `${url}?${new URLSearchParams({ [parameter]: file, stamp }).toString()}`
}

/** The rooms of this product: what overrides import of them does not change. */
const product = ['document', 'schema', 'read', 'mock', 'model', 'samples'].map(room => new URL(`../../${room}/`, import.meta.url).href)

let isFollowing = false

/**
 * Has Node read again what overrides import, too, once one of those files changes.
 *
 * @see https://nodejs.org/api/module.html#synchronous-hooks
 */
function follow(): void {
  if (isFollowing)
    return
  isFollowing = true
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const query = context.parentURL === undefined ? undefined : URL.parse(context.parentURL)?.searchParams
      const file = query?.get(parameter)
      if (
        !file
        || !found.url.startsWith('file:')
        || found.url.includes('/node_modules/')
        || product.some(room => found.url.startsWith(room))
      ) {
        return found
      }
      modules.get(file)?.add(fileURLToPath(found.url))
      return { ...found, url: mark(found.url, file, query?.get('stamp') ?? '') }
    },
  })
}
