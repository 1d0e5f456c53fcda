import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * VitePress writes a page's chunk twice, once without the static parts of its HTML. Pages without such parts would carry
 * their data in both: the second becomes an import of the first, and the map of hashes leads to the first itself, so that going
 * on to such a page costs one request.
 */
export async function shareLeanChunks(outDir: string, assetsDir: string): Promise<void> {
  const folder = join(outDir, assetsDir)
  const shared = new Set<string>()
  for (const lean of (await readdir(folder)).filter(name => name.endsWith('.lean.js'))) {
    const name = lean.replace(/\.lean\.js$/, '')
    const [leanCode, fullCode] = await Promise.all([lean, `${name}.js`].map(file => readFile(join(folder, file), 'utf8')))
    if (leanCode !== fullCode)
      continue
    await writeFile(join(folder, `${name}.js`), `export{__pageData,default}from"./${lean}"\n`)
    shared.add(name.toLowerCase())
  }
  await leadToLean(join(outDir, 'hashmap.json'), shared)
}

/** The router makes a file's name of a page and what the map says of it: `PAGE.md.HASH.js`. */
async function leadToLean(map: string, shared: ReadonlySet<string>): Promise<void> {
  const hashes = JSON.parse(await readFile(map, 'utf8')) as Record<string, string>
  for (const [page, hash] of Object.entries(hashes)) {
    if (shared.has(`${page}.${hash}`.toLowerCase()))
      hashes[page] = `${hash}.lean`
  }
  await writeFile(map, JSON.stringify(hashes))
}
