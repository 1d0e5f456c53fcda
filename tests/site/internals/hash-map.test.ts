import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { shortenHashMap } from '../../../site/internals/hash-map.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'specimen-chunks-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const map = 'window.__VP_HASH_MAP__=JSON.parse("{\\"a.md\\":\\"x1\\"}");'

it('takes the hashes of other pages out of the chunk that holds them, whatever else has its name', async () => {
  writeFileSync(join(folder, 'metadata.a1.js'), `${map}rest()`)
  writeFileSync(join(folder, 'metadata.DVq-pc.js'), 'export const e=1')
  await shortenHashMap(folder)
  expect(readFileSync(join(folder, 'metadata.a1.js'), 'utf8')).toMatch(/^window\.__VP_HASH_MAP__=\{\};.*rest\(\)$/)
  expect(readFileSync(join(folder, 'metadata.DVq-pc.js'), 'utf8')).toBe('export const e=1')
})

it('fails where no chunk holds them any more', async () => {
  writeFileSync(join(folder, 'metadata.a1.js'), 'export const e=1')
  await expect(shortenHashMap(folder)).rejects.toThrow('VitePress writes its hash map in another form now.')
})
