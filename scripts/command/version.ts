import { existsSync, readFileSync } from 'node:fs'

/** The version of this package; its description lies two folders above this one, and one folder further above once they are compiled. */
export function packageVersion(): string {
  const file = ['../../package.json', '../../../package.json']
    .map(path => new URL(path, import.meta.url))
    .find(url => existsSync(url))
  const { version = 'unknown' } = JSON.parse(file === undefined ? '{}' : readFileSync(file, 'utf8')) as { version?: string }
  return version
}
