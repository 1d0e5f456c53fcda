import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openShelf } from '../../site/shelf.ts'

let root: string
const shelves = () => join(root, '.specimen/cache/pages')
/** The one file of the one shelf. */
function file(): string {
  const [folder = ''] = readdirSync(shelves())
  const [name = ''] = readdirSync(join(shelves(), folder))
  return join(shelves(), folder, name)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'specimen-shelf-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('gives back what was kept for the same parts, and nothing for others', async () => {
  await openShelf(root, 'pages', ['a', 'bc']).write('one', 'text with ünïcode')
  expect(await openShelf(root, 'pages', ['a', 'bc']).read('one')).toBe('text with ünïcode')
  expect(await openShelf(root, 'pages', ['a', 'bc']).read('two')).toBeUndefined()
  expect(await openShelf(root, 'pages', ['ab', 'c']).read('one')).toBeUndefined()
})

it.each([
  ['cut off', (whole: Buffer) => whole.subarray(0, 20)],
  ['damaged', (whole: Buffer) => Buffer.concat([whole.subarray(0, -6), Buffer.from('broken')])],
  ['of another form', () => Buffer.from('{}')],
])('ignores what is %s, and writes it again', async (_, damage) => {
  const shelf = openShelf(root, 'pages', ['a'])
  await shelf.write('one', 'a text that is long enough to be cut')
  writeFileSync(file(), damage(readFileSync(file())))
  expect(await shelf.read('one')).toBeUndefined()
  await shelf.write('one', 'again')
  expect(await shelf.read('one')).toBe('again')
})

it('forgets the shelves that were not used for longest', async () => {
  for (let index = 0; index < 20; index++) {
    const folder = join(shelves(), `old-${index}`)
    mkdirSync(folder, { recursive: true })
    utimesSync(folder, 1000 + index, 1000 + index)
  }
  await openShelf(root, 'pages', ['a']).write('one', 'new')
  expect(readdirSync(shelves())).toHaveLength(12)
  expect(existsSync(join(shelves(), 'old-19'))).toBe(true)
  expect(existsSync(join(shelves(), 'old-8'))).toBe(false)
})

it('makes do without a folder to keep anything in', async () => {
  writeFileSync(join(root, '.specimen'), '')
  const shelf = openShelf(root, 'pages', ['a'])
  await shelf.write('one', 'text')
  expect(await shelf.read('one')).toBeUndefined()
})

it.each(['SPECIMEN_WITH_INTERNAL', 'SPECIMEN_KEEP_UNUSED'])('never gives to one audience what was made for another: %s', async (name) => {
  const open = (audience?: string) => {
    if (audience === undefined)
      delete process.env[name]
    else
      process.env[name] = audience
    return openShelf(root, 'pages', ['a'])
  }
  await open('1').write('one', 'internal')
  expect(await open().read('one')).toBeUndefined()
  expect(await open('1').read('one')).toBe('internal')
  expect(await open().read('one')).toBeUndefined()
})
