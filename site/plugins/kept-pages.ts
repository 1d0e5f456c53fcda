import type { PageAnswer } from '../page-data/page-data.ts'
import type { LoadedApi, References } from '../shared.ts'
import type { ResolvedConfig } from '../config/resolve.ts'
import type { Collected } from './collect.ts'
import type { Shelf } from '../shelf.ts'
import { existsSync, readFileSync } from 'node:fs'
import { proofFile } from '../page-data/proof.ts'
import { openShelf } from '../shelf.ts'

/** All that a build makes of a page of an API before it is rendered. */
export interface KeptPage {
  answer: Omit<PageAnswer, 'content' | 'source'>
  /** Its content, packed. */
  text: string
  collected: Collected
}

/** The pages that an earlier build made of the same files in the same way. */
export interface KeptPages {
  read: (api: LoadedApi, path: string) => Promise<KeptPage | undefined>
  write: (api: LoadedApi, path: string, page: KeptPage) => Promise<void>
  /** Where anything else is kept that is made of the files of an API. */
  shelf: (api: LoadedApi) => Shelf
}

export function createKeptPages(config: ResolvedConfig, references: References): KeptPages {
  const shelves = new Map<string, Shelf>()

  function shelfOf(api: LoadedApi): Shelf {
    const shelf = shelves.get(api.name) ?? openShelf(config.root, 'pages', partsOf(api))
    shelves.set(api.name, shelf)
    return shelf
  }

  function partsOf(api: LoadedApi): (string | Uint8Array)[] {
    const { out: _out, ...settings } = config
    const { name, id, locale, home, said, file } = api
    const proof = proofFile(config.root)
    const files = [...new Set([file, ...references.filesOf(api)])].sort()
    return [
      JSON.stringify(settings),
      JSON.stringify({ name, id, locale, home, said }),
      existsSync(proof) ? readFileSync(proof) : '',
      ...files.flatMap(path => [path, existsSync(path) ? readFileSync(path) : '']),
    ]
  }

  return {
    async read(api, path) {
      const text = await shelfOf(api).read(path)
      return text === undefined ? undefined : (JSON.parse(text) as KeptPage)
    },
    write: async (api, path, page) => shelfOf(api).write(path, JSON.stringify(page)),
    shelf: shelfOf,
  }
}
