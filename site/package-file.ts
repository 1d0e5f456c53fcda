import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(import.meta.url)

/** A folder of this package, such as `components`; it lies beside this one, among sources and once they are compiled. */
export function packageFolder(room: string): string {
  return join(dirname(here), '..', room)
}

/** The file of a module of this package, given without its extension: TypeScript among sources, JavaScript once compiled. */
export function packageModule(path: string): string {
  return packageFolder(path) + extname(here)
}
