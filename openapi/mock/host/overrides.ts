import type { MockOverrides } from '../override.ts'
import { existsSync, statSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { basename, dirname, extname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseUrl } from '../../document/text/url.ts'

/** Handlers written beside a spec, and a stamp that changes when they or what they import do. */
export interface LoadedOverrides {
  stamp: string
  overrides: MockOverrides | undefined
}

const loaded = new Map<string, LoadedOverrides>()
/** For each file of overrides: that file, and the author's own modules that it imports. */
const modules = new Map<string, Set<string>>()

/**
 * Imports `<api>.mock.ts` or `<api>.mock.js` from beside a spec, anew where something changed; without such a file there are
 * none. Node reads TypeScript by itself from 22.18 on.
 */
export async function loadOverrides(spec: string): Promise<LoadedOverrides> {
  const file = overridesFile(spec)
  const stamp = stampOf(file)
  const known = loaded.get(file)
  if (known?.stamp === stamp)
    return known
  if (!existsSync(file))
    return { stamp, overrides: undefined }
  if (file.endsWith('.ts') && !(process.features as { typescript?: unknown }).typescript)
    throw new Error(`Node ${process.versions.node} reads no TypeScript, as ${basename(file)} is: write it in JavaScript, as ${basename(file, '.ts')}.js, or use Node 22.18 or newer.`)
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
  const name = resolve(join(dirname(spec), `${basename(spec, extname(spec))}.mock`))
  return existsSync(`${name}.js`) && !existsSync(`${name}.ts`) ? `${name}.js` : `${name}.ts`
}

/** What to watch for changes of a spec's overrides: their file, whether or not there is one, and what it imports. */
export function overridesFiles(spec: string): string[] {
  const file = overridesFile(spec)
  return [...(modules.get(file) ?? [file, file.replace(/\.ts$/, '.js')])]
}

function stampOf(file: string): string {
  return [...(modules.get(file) ?? [file])].map(one => statSync(one, { throwIfNoEntry: false })?.mtimeMs ?? 0).join('-')
}

const parameter = 'overrides-of'

/** Marks a URL with a stamp: Node reads a module again when it is imported under another URL. */
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
  // Node 22.15 brought these hooks; before it, overrides are read again when their own file changes.
  if (isFollowing || !('registerHooks' in nodeModule))
    return
  isFollowing = true
  nodeModule.registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const query = context.parentURL === undefined ? undefined : parseUrl(context.parentURL)?.searchParams
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
