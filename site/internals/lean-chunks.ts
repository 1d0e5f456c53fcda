import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * VitePress writes a page's chunk twice, once without the static parts of its HTML. Pages without such parts would carry
 * their data in both; the second is replaced by an import of the first.
 */
export async function shareLeanChunks(folder: string): Promise<void> {
  for (const lean of (await readdir(folder)).filter(name => name.endsWith('.lean.js'))) {
    const full = lean.replace(/\.lean\.js$/, '.js')
    const [leanCode, fullCode] = await Promise.all([lean, full].map(name => readFile(join(folder, name), 'utf8')))
    if (leanCode === fullCode)
      await writeFile(join(folder, full), `export{__pageData,default}from"./${lean}"\n`)
  }
}
