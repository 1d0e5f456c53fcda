import type { WriteStream } from 'node:tty'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

/** Says how far a build is, in one line that is written over; nothing where nobody watches. */
export interface Progress {
  /** A page was rendered, `shop/orders/create.md`, one of so many. */
  rendered: (page: string, total: number) => void
  end: () => void
}

/** Milliseconds between two lines. */
const pause = 100

export function createProgress(stream: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr, now = Date.now): Progress {
  let count = 0
  let last = 0
  return {
    rendered(page, total) {
      count++
      if (!stream.isTTY || (now() - last < pause && count < total))
        return
      last = now()
      const [api = ''] = page.split('/')
      stream.write(`\r\u001B[K${page.includes('/') ? `${api}: ` : ''}${format(count)} of ${format(total)} pages`)
    },
    end() {
      if (stream.isTTY && count > 0)
        stream.write('\r\u001B[K')
    },
  }
}

/** What was built: how many pages, and how large; a file that has two names counts once. */
export async function weigh(folder: string): Promise<{ pages: number, bytes: number }> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const seen = new Set<number>()
  let pages = 0
  let bytes = 0
  for (const entry of paths) {
    const { ino, size } = await stat(join(entry.parentPath, entry.name))
    if (seen.has(ino))
      continue
    seen.add(ino)
    bytes += size
    pages += entry.name.endsWith('.html') ? 1 : 0
  }
  return { pages, bytes }
}

/** `2,612 pages, 310 MB, in 83 s` */
export function formatBuilt({ pages, bytes }: { pages: number, bytes: number }, milliseconds: number): string {
  const size = bytes < 1e6 ? `${format(Math.ceil(bytes / 1e3))} kB` : `${format(Math.round(bytes / 1e6))} MB`
  return `${format(pages)} ${pages === 1 ? 'page' : 'pages'}, ${size}, in ${format(Math.max(1, Math.round(milliseconds / 1000)))} s`
}

function format(count: number): string {
  return count.toLocaleString('en')
}
