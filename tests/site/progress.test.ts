import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProgress, formatBuilt, weigh } from '../../site/progress.ts'

function watch(isTTY: boolean, times: number[]) {
  const written: string[] = []
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 }
  return { written, progress: createProgress(stream, () => times.shift() ?? 0) }
}

describe('progress', () => {
  it('says which API and how many pages of how many, each time over the last', () => {
    const { written, progress } = watch(true, [1000, 1000, 2000, 2000])
    progress.rendered('shop/orders/create.md', 1200)
    progress.rendered('index.md', 1200)
    expect(written).toEqual(['\r\u001B[Kshop: 1 of 1,200 pages', '\r\u001B[K2 of 1,200 pages'])
    progress.end()
    expect(written.at(-1)).toBe('\r\u001B[K')
  })

  it('says the last page, and not each of those that follow at once', () => {
    const { written, progress } = watch(true, [1000, 1000, 1001, 1002, 1002])
    for (const page of ['a/1.md', 'a/2.md', 'a/3.md'])
      progress.rendered(page, 3)
    expect(written).toEqual(['\r\u001B[Ka: 1 of 3 pages', '\r\u001B[Ka: 3 of 3 pages'])
  })

  it('says nothing where nobody watches', () => {
    const { written, progress } = watch(false, [])
    progress.rendered('a/1.md', 1)
    progress.end()
    expect(written).toEqual([])
  })
})

it('weighs a folder, a file of two names once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-weigh-'))
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'a.html'), 'x'.repeat(1500))
  linkSync(join(folder, 'a.html'), join(folder, 'a/index.html'))
  writeFileSync(join(folder, 'a.js'), 'x')
  expect(await weigh(folder)).toEqual({ pages: 1, bytes: 1501 })
  rmSync(folder, { recursive: true })
})

it.each([
  [{ pages: 1, bytes: 100 }, 400, '1 page, 1 kB, in 1 s'],
  [{ pages: 2612, bytes: 310_400_000 }, 83_400, '2,612 pages, 310 MB, in 83 s'],
])('says what was built', (built, milliseconds, text) => {
  expect(formatBuilt(built, milliseconds)).toBe(text)
})
