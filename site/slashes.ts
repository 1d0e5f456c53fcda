import { sep } from 'node:path'

/** A path as addresses, globs and Vite write it. Where `\` separates nothing it is a letter of a name, and stays. */
export function toSlashes(path: string): string {
  return path.split(sep).join('/')
}
