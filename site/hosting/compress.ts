import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Files that are text, and those too small to gain by it. */
const worthwhile = /\.(?:html|js|css|json|ya?ml|svg|xml|txt|md|webmanifest)$/
const smallest = 1000
/** Of the eleven qualities of Brotli, the last two take ten times as long for a few hundredths. */
const quality = 9

/** Whether a file gains by being compressed. */
export function isWorthPacking(file: string, content: { length: number }): boolean {
  return worthwhile.test(file) && content.length >= smallest
}

/** Writes `.gz` and `.br` beside every file that is smaller so; hosts send them as they are. */
export async function compressFiles(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter(path => worthwhile.test(path))
  for (const path of files) {
    const file = join(folder, path)
    const content = await readFile(file)
    if (!isWorthPacking(file, content))
      continue
    const [zipped, brotli] = await Promise.all([
      promisify(gzip)(content, { level: 9 }),
      promisify(brotliCompress)(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      }),
    ])
    await Promise.all([[`${file}.gz`, zipped], [`${file}.br`, brotli]].map(async ([name = '', packed]) =>
      packed !== undefined && packed.length < content.length ? writeFile(name as string, packed) : undefined))
  }
}
