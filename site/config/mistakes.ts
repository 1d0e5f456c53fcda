import type { ConfigMistake } from './check.ts'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { checkConfig } from './check.ts'
import { ConfigError } from './error.ts'
import { findConfigFile } from './find.ts'

/**
 * Checks the values of a configuration; lines are told of the file in the folder, if it has one.
 *
 * @throws {ConfigError} one line for each mistake
 */
export function refuseMistakes(root: string, values: unknown): void {
  const mistakes = checkConfig(values)
  if (mistakes.length > 0)
    throw new ConfigError(formatMistakes(root, mistakes))
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
function findLine(text: string, path: string[]): number {
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
