import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** Whether an optional package can be imported from this one. */
export function isInstalled(name: string): boolean {
  try {
    require.resolve(name)
    return true
  }
  catch (error) {
    // A package that is there for `import` alone says so in another way.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND'
  }
}

/** The manifest of a package that can be imported from this one, whether or not it exports it. */
export function manifestOf(name: string): string | undefined {
  return (require.resolve.paths(name) ?? []).map(folder => join(folder, name, 'package.json')).find(file => existsSync(file))
}
