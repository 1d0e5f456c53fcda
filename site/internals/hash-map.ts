import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const map = /window\.__VP_HASH_MAP__=JSON\.parse\("(?:[^"\\]|\\.)*"\);/

/** Reads the open page's own hash off its preload link. */
const own = `window.__VP_HASH_MAP__={};for(const{href}of document.querySelectorAll('link[rel=modulepreload]')){const m=/([^/]+\\.md)\\.([-\\w]+)\\.lean\\.js$/.exec(decodeURI(href));if(m)window.__VP_HASH_MAP__[m[1].toLowerCase()]=m[2]}`

/**
 * Every page loads the hashes of all pages, 34 kB of them for 2,500 pages, to find the few it will link to. The page's own
 * is in its HTML; the others are in `hashmap.json`, which the router asks for when it misses one.
 */
export async function shortenHashMap(chunks: string): Promise<void> {
  let isShortened = false
  // What pages of a tag named "metadata" share is a chunk of that name, too.
  for (const name of (await readdir(chunks)).filter(file => /^metadata\.[\w-]+\.js$/.test(file))) {
    const code = await readFile(join(chunks, name), 'utf8')
    if (!map.test(code))
      continue
    isShortened = true
    await writeFile(
      join(chunks, name),
      code.replace(map, () => `${own};`),
    )
  }
  if (!isShortened)
    throw new Error('VitePress writes its hash map in another form now.')
}
