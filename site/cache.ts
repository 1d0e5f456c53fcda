import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where a site keeps what is costly and can be made again: among installed packages, else in a folder of its own. */
export function cacheOf(root: string): string {
  const modules = join(root, 'node_modules')
  return existsSync(modules) ? join(modules, '.cache/specimen') : join(root, '.specimen/cache')
}
