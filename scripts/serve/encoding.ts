import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** The content codings that are offered, and how the files are called that a build wrote in them. RFC 9110, section 8.4.1. */
const endings: Record<string, string> = { br: '.br', gzip: '.gz' }

export const codings = Object.keys(endings)

/** As small as may be in a few hundredths of a second for the largest file. */
const quality = 5

/** A file in a coding: as a build wrote it beside, unless that is older than the file, else compressed now. */
export async function packed(file: string, content: Uint8Array, coding: string): Promise<Uint8Array> {
  const written = `${file}${endings[coding] ?? ''}`
  const [own, other] = await Promise.all([stat(file), stat(written).catch(() => undefined)])
  if (other !== undefined && written !== file && other.mtimeMs >= own.mtimeMs)
    return readFile(written)
  return coding === 'gzip'
    ? promisify(gzip)(content)
    : promisify(brotliCompress)(content, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      })
}
