import { existsSync } from 'node:fs'
import { join } from 'node:path'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map(extension => `specimen.config.${extension}`)

/** The configuration of a folder; undefined where it has none. */
export function findConfigFile(root: string): string | undefined {
  return names.map(name => join(root, name)).find(file => existsSync(file))
}
