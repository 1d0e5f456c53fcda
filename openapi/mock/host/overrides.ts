import type { MockOverrides } from '../override.ts'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Handlers written beside a spec, and a stamp that changes when they do. */
export interface LoadedOverrides { stamp: number, overrides: MockOverrides | undefined }

/** Imports `<api>.mock.ts` from beside a spec; without that file there are none. Node reads TypeScript by itself. */
export async function loadOverrides(spec: string): Promise<LoadedOverrides> {
  const file = overridesFile(spec)
  if (!existsSync(file))
    return { stamp: 0, overrides: undefined }
  const stamp = (await stat(file)).mtimeMs
  // The stamp makes Node read a changed file again.
  const module = await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${stamp}`) as { default?: MockOverrides }
  return { stamp, overrides: module.default }
}

/** Where a spec's overrides are, or would be. */
export function overridesFile(spec: string): string {
  return resolve(join(dirname(spec), `${basename(spec, extname(spec))}.mock.ts`))
}
