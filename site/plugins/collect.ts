import type { PageSource } from '../page-data/source.ts'
import type { SearchEntry } from '../search/entry.ts'
import type { ReadableApi } from '../shared.ts'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { hrefOf } from '../page-data/head.ts'
import { listPageEntries } from '../search/entries.ts'
import { twinOf } from '../twin/address.ts'
import { createTwins } from '../twin/twin.ts'

/** What machines read of one page. */
export interface Collected {
  entries: SearchEntry[]
  twin?: { path: string, markdown: string }
}

/**
 * Takes what machines read off each page while it is made: to make thousands of pages once more would double what a build
 * costs. Of a page only what search finds is kept; its Markdown is written at once, beside the site until that is there.
 */
export interface PageCollector {
  collect: (api: ReadableApi, path: string, source: PageSource) => Collected
  /** Takes what an earlier build read off a page. */
  add: (path: string, collected: Collected) => void
  /** Keeps the Markdown of a page that somebody wrote, by the path of its twin. */
  addWritten: (path: string, title: string, markdown: string) => void
  /** The pages that somebody wrote. */
  written: () => { path: string, title: string }[]
  /** What search finds on a page that was made. */
  entriesOf: (path: string) => SearchEntry[]
  /** The folder of all twins. */
  folder: () => string
  /** Puts the twins into a site. */
  place: (outDir: string) => void
}

export function createCollector(base: string, root?: string): PageCollector {
  const entries = new Map<string, SearchEntry[]>()
  const written = new Map<string, string>()
  const writeTwin = createTwins(base, root)
  let made: string | undefined
  const folder = () => (made ??= temporaryFolder())

  function addTwin(path: string, markdown: string) {
    const file = join(folder(), path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, markdown)
  }

  function add(path: string, { entries: found, twin }: Collected) {
    entries.set(path, found)
    if (twin !== undefined)
      addTwin(twin.path, twin.markdown)
  }

  return {
    add,
    addWritten(path, title, markdown) {
      written.set(path, title)
      addTwin(path, markdown)
    },
    written: () => [...written].map(([path, title]) => ({ path, title })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    folder,
    collect(api, path, source) {
      const markdown = writeTwin(api, source)
      const collected: Collected = {
        entries: listPageEntries(api, source),
        ...(markdown !== undefined && { twin: { path: twinOf(hrefOf(source, api)).slice(1), markdown } }),
      }
      add(path, collected)
      return collected
    },
    entriesOf: path => entries.get(path) ?? [],
    place(outDir) {
      if (made !== undefined && existsSync(made))
        cpSync(made, outDir, { recursive: true })
    },
  }
}

/** A folder that is gone once the process is. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-twins-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
