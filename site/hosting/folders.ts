import { readdirSync } from 'node:fs'
import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toSlashes } from '../slashes.ts'

/**
 * Puts every page into a folder of its name as well: `users/create.html` is `users/create/index.html` too. A host that maps
 * no address to a file finds `/users/create` there, and the page itself then shows its one address. It is the same file on
 * the disk, where the disk can say so.
 */
export async function placeInFolders(folder: string): Promise<void> {
  const all = new Set((await readdir(folder, { recursive: true })).map(toSlashes))
  for (const path of all) {
    const [, name, ending = ''] = /^((?:.*\/)?[^/]+)\.html(\.gz|\.br)?$/.exec(path) ?? []
    if (name === undefined || name === '404' || name === 'index' || name.endsWith('/index'))
      continue
    const copy = `${name}/index.html${ending}`
    if (all.has(`${name}/index.html`))
      continue
    await mkdir(dirname(join(folder, copy)), { recursive: true })
    await link(join(folder, path), join(folder, copy)).catch(() => copyFile(join(folder, path), join(folder, copy)))
  }
}

/** What is printed of a whole API says again what its pages say. */
const printed = /\/print-all(?:\.html$|\/)/

/** The files of a built site's pages, each once: not again in the folder of its name, nor on paper. With slashes, in order. */
export function listPageFiles(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(toSlashes)
  const all = new Set(files)
  const isCopy = (file: string) => file.endsWith('/index.html') && all.has(file.replace(/\/index\.html$/, '.html'))
  return files.filter(file => file.endsWith('.html') && !isCopy(file) && !printed.test(file)).sort()
}
