import { readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { toSlashes } from '../slashes.ts'

type CreateId = (
  file: string,
  source: string,
  isProduction: boolean | undefined,
  hash: (text: string) => string,
) => string

/**
 * Names the scopes of components' styles by where a component stands in its folder: the name is on each of its elements.
 * Paths of components are told from `root`.
 */
export function createScopeIds(folder: string, root: string): CreateId {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.vue'))
    .map(toSlashes)
    .sort()
  const ids = new Map(files.map((file, index) => [file, index.toString(36)]))
  return (file, _source, _isProduction, hash) =>
    ids.get(toSlashes(relative(folder, resolve(root, file)))) ?? hash(file)
}
