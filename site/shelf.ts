import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gunzipSync, gzipSync } from 'node:zlib'
import { cacheOf } from './cache.ts'
import { manifestOf } from './installed.ts'
import { packageFolder } from './package-file.ts'

/** Texts that are costly to make, by their names, as long as all that they depend on stays the same. */
export interface Shelf {
  /** Undefined where nothing whole is kept. */
  read: (name: string) => Promise<string | undefined>
  write: (name: string, text: string) => Promise<void>
  /** What is kept by a name, made now where nothing is. */
  keep: (name: string, make: () => string | Promise<string>) => Promise<string>
}

/** How many shelves of one kind are kept: documents, and states of each that somebody may come back to. */
const most = 12
/** Bytes of one kind that are kept at most, beside what is in use. */
const room = 200e6

/** Opens the shelf of a kind for what depends on all of `parts`, and on the code of this package. */
export function openShelf(root: string, kind: string, parts: readonly (string | Uint8Array)[]): Shelf {
  const shelves = join(cacheOf(root), kind)
  const hash = createHash('sha256').update(codeDigest()).update(readingOf(process.env))
  // Lengths keep two lists apart that are the same when they are written one after another.
  for (const part of parts)
    hash.update(`\n${Buffer.byteLength(part)}\n`).update(part)
  const folder = join(shelves, hash.digest('hex').slice(0, 24))
  const opened = mkdir(folder, { recursive: true })
    .then(async () => utimes(folder, new Date(), new Date()))
    .then(async () => prune(shelves, folder))
    // What cannot be kept is made again.
    .catch(() => {})
  const shelf: Shelf = {
    async read(name) {
      await opened
      try {
        return gunzipSync(await readFile(join(folder, fileOf(name)))).toString()
      }
      catch {
        return undefined
      }
    },
    async write(name, text) {
      await opened
      const file = join(folder, fileOf(name))
      // Builds may run side by side: a file is there whole, or not at all.
      const making = `${file}.${process.pid}`
      await writeFile(making, gzipSync(text, { level: 1 })).then(async () => rename(making, file)).catch(() => {})
    },
    async keep(name, make) {
      const kept = await shelf.read(name)
      if (kept !== undefined)
        return kept
      const made = await make()
      await shelf.write(name, made)
      return made
    },
  }
  return shelf
}

function fileOf(name: string): string {
  return `${createHash('sha256').update(name).digest('hex').slice(0, 24)}.gz`
}

/** The shelves that were used last stay, as far as there is room. */
async function prune(shelves: string, used: string): Promise<void> {
  const all = await Promise.all((await readdir(shelves)).map(async (name) => {
    const folder = join(shelves, name)
    const files = await readdir(folder)
    const sizes = await Promise.all(files.map(async file => (await stat(join(folder, file))).size))
    return { folder, time: (await stat(folder)).mtimeMs, size: sizes.reduce((sum, size) => sum + size, 0) }
  }))
  let sum = 0
  const others = all.filter(({ folder }) => folder !== used).sort((a, b) => b.time - a.time)
  for (const [index, { folder, size }] of others.entries()) {
    sum += size
    if (index >= most - 1 || sum > room)
      await rm(folder, { recursive: true, force: true })
  }
}

/** How documents are read, as the environment says: above all whether what is internal is shown, which no public page may take over. */
function readingOf(environment: NodeJS.ProcessEnv): string {
  const said = Object.entries(environment).filter(([name]) => /^SPECIMEN_(?!SPECS$|HOST$|COMPRESS$)/.test(name))
  return JSON.stringify(said.sort(([one], [other]) => (one < other ? -1 : 1)))
}

let digest: string | undefined

/** Changes with the code of this package, and with the versions of what pages are made by. */
function codeDigest(): string {
  if (digest !== undefined)
    return digest
  const hash = createHash('sha256').update(process.version)
  for (const name of ['vite', 'rolldown', 'shiki', 'unified', 'remark-parse', 'remark-gfm', 'rehype-sanitize']) {
    const manifest = manifestOf(name)
    hash.update(manifest === undefined ? '' : readFileSync(manifest))
  }
  for (const room of ['openapi', 'site', 'components']) {
    const files = readdirSync(packageFolder(room), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter(name => /\.(?:[jt]s|vue)$/.test(name) && !name.endsWith('.d.ts')).sort())
      hash.update(file).update(readFileSync(join(packageFolder(room), file)))
  }
  return (digest = hash.digest('hex'))
}
