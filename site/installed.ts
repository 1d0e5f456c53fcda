import { createRequire } from 'node:module'

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
