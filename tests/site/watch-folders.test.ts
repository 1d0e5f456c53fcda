import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { watchFolders } from '../../site/plugins/watch-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-folders-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('tells of files however they are saved, once, and of none below', async () => {
  mkdirSync(join(folder, 'deep'))
  const spec = join(folder, 'api.yaml')
  writeFileSync(spec, 'one')
  const changed: string[] = []
  const watch = watchFolders(file => changed.push(file))
  watch.follow([spec])
  const told = async (file: string) => {
    await expect.poll(() => changed).toContain(file)
    return changed.splice(0)
  }

  writeFileSync(spec, 'two')
  writeFileSync(spec, 'three')
  expect(await told(spec)).toEqual([spec])

  renameSync(spec, `${spec}~`)
  writeFileSync(spec, 'four')
  expect(await told(spec)).toContain(spec)

  const overlay = join(folder, 'api.overlay.yaml')
  writeFileSync(join(folder, 'deep/other.yaml'), 'x')
  writeFileSync(overlay, 'five')
  expect(await told(overlay)).not.toContain(join(folder, 'deep/other.yaml'))

  watch.close()
  writeFileSync(spec, 'six')
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(changed).toEqual([])
})
