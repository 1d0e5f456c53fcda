import type { SpecimenConfig } from './types.ts'
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ConfigError } from './error.ts'
import { findConfigFile } from './find.ts'

/**
 * Reads the configuration of a folder anew; without a file it is empty.
 *
 * @throws {ConfigError} one line for each mistake, `specimen.config.ts:3 There is no titel: did you mean title?`
 */
export async function readConfig(root: string): Promise<SpecimenConfig> {
  const file = findConfigFile(root)
  if (file === undefined)
    return {}
  const values = await importValues(file).catch((error: NodeJS.ErrnoException) => {
    const advice = error.code === 'ERR_MODULE_NOT_FOUND' ? '; npm install brings packages that are not there yet' : ''
    throw new ConfigError(`${relative(root, file)}: ${error.message.split('\n', 1)[0] ?? 'it cannot be read'}${advice}`)
  })
  // Loaded on demand: a command that finds no configuration needs none of what knows its keys.
  const { refuseMistakes } = await import('./mistakes.ts')
  refuseMistakes(root, values)
  return values as SpecimenConfig
}

/** Node reads TypeScript itself from 22.18 on; before that Vite, which every site has, does. */
async function importValues(file: string): Promise<unknown> {
  if (file.endsWith('.json'))
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  if (/\.m?ts$/.test(file) && !(process.features as { typescript?: unknown }).typescript) {
    const { loadConfigFromFile } = await import('vite')
    return (await loadConfigFromFile({ command: 'build', mode: 'production' }, file, undefined, 'silent'))?.config ?? {}
  }
  const { mtimeMs } = statSync(file)
  const loaded = (await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${mtimeMs}`)) as { default?: unknown }
  return loaded.default
}
