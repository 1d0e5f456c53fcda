import type { ConfigMistake } from './check.ts'
import type { SpecimenConfig } from './types.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { checkConfig } from './check.ts'
import { ConfigError } from './error.ts'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map(extension => `specimen.config.${extension}`)

/** The configuration of a folder; undefined where it has none. */
export function findConfigFile(root: string): string | undefined {
  return names.map(name => join(root, name)).find(file => existsSync(file))
}

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
  refuseMistakes(root, values)
  return values as SpecimenConfig
}

/** Checks values that came by another way than {@link readConfig}; lines are told of the file in the folder, if it has one. */
export function refuseMistakes(root: string, values: unknown): void {
  const mistakes = checkConfig(values)
  if (mistakes.length > 0)
    throw new ConfigError(formatMistakes(root, mistakes))
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

function formatMistakes(root: string, mistakes: ConfigMistake[]): string {
  const file = findConfigFile(root)
  const text = file === undefined ? '' : readFileSync(file, 'utf8')
  return mistakes
    .map(({ path, message }) =>
      file === undefined ? message : `${relative(root, file)}:${findLine(text, path)} ${message}`)
    .join('\n')
}

/** The line in which the last of some nested keys is written, each looked for behind the one before. */
export function findLine(text: string, path: string[]): number {
  let from = 0
  let at = 0
  for (const key of path.filter(part => !/^\d+$/.test(part))) {
    const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const found = new RegExp(`(?<![\\w$])["']?${escaped}["']?\\s*(?=[:,}(])`).exec(text.slice(from))
    if (found === null)
      break
    at = from + found.index
    from = at + found[0].length
  }
  return text.slice(0, at).split('\n').length
}
