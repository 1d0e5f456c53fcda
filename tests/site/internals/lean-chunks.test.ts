import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { shareLeanChunks } from '../../../site/internals/lean-chunks.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specimen-lean-'))
  mkdirSync(join(folder, 'assets'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const chunk = (name: string): string => readFileSync(join(folder, 'assets', name), 'utf8')

it('keeps the data of a page once, and leads the router to it, where both chunks of a page are the same', async () => {
  const files = {
    'Made.md.a1.js': 'made',
    'Made.md.a1.lean.js': 'made',
    'written.md.b2.js': 'with its text',
    'written.md.b2.lean.js': 'without',
  }
  for (const [name, code] of Object.entries(files))
    writeFileSync(join(folder, 'assets', name), code)
  writeFileSync(join(folder, 'hashmap.json'), JSON.stringify({ 'made.md': 'a1', 'written.md': 'b2', 'gone.md': 'c3' }))
  await shareLeanChunks(folder, 'assets')
  expect(chunk('Made.md.a1.js')).toBe('export{__pageData,default}from"./Made.md.a1.lean.js"\n')
  expect(chunk('Made.md.a1.lean.js')).toBe('made')
  expect(chunk('written.md.b2.js')).toBe('with its text')
  expect(JSON.parse(readFileSync(join(folder, 'hashmap.json'), 'utf8')))
    .toEqual({ 'made.md': 'a1.lean', 'written.md': 'b2', 'gone.md': 'c3' })
})
