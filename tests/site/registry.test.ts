import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { createReferences } from '../../site/registry.ts'

const folder = mkdtempSync(join(tmpdir(), 'specimen-registry-'))
afterAll(() => rmSync(folder, { recursive: true }))

let stamp = 0

function save(name: string, text: string) {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  // Never the same size twice: clocks of file systems are coarse.
  writeFileSync(file, `${text}\n#${'-'.repeat(stamp++)}\n`)
}

function spec(title: string, rest = 'paths: {}') {
  return `openapi: 3.1.0\ninfo: {title: ${title}, version: '1'}\n${rest}`
}

beforeEach(() => {
  rmSync(join(folder, 'shop.overlay.yaml'), { force: true })
  save('shop.yaml', spec('Shop', 'paths: {}\ncomponents: {schemas: {Cake: {$ref: parts/cake.yaml}}}'))
  save('parts/cake.yaml', 'type: object')
  save('bank.yaml', spec('Bank'))
})

async function open() {
  const references = createReferences(
    folder,
    ['shop', 'bank'].map(name => ({
      name,
      file: join(folder, `${name}.yaml`),
    })),
  )
  await references.refresh()
  return references
}

it('reads again what changed, and nothing else', async () => {
  const references = await open()
  const [shop, bank] = references.all()
  await references.refresh()
  expect(references.all()).toEqual([shop, bank])

  save('bank.yaml', spec('Savings bank'))
  await references.refresh()
  const [sameShop, otherBank] = references.readable()
  expect(sameShop).toBe(shop)
  expect(otherBank?.model.reference.title).toBe('Savings bank')
})

it.each([
  ['a file that the spec refers to', 'parts/cake.yaml', 'type: string'],
  [
    'an overlay that comes to stand beside it',
    'shop.overlay.yaml',
    'overlay: 1.1.0\ninfo: {title: A, version: "1"}\nactions:\n  - target: $.info\n    update: {title: Bakery}',
  ],
])('notices %s', async (_, name, text) => {
  const references = await open()
  const [shop, bank] = references.all()
  save(name, text)
  await references.refresh()
  expect(references.all()[0]).not.toBe(shop)
  expect(references.all()[1]).toBe(bank)
})

it('watches every file of a spec', async () => {
  const references = await open()
  expect(references.files).toEqual(['shop.yaml', 'parts/cake.yaml', 'bank.yaml'].map(name => join(folder, name)))
})

it('keeps the last good pages of a broken spec', async () => {
  const references = await open()
  save('bank.yaml', spec('Broken', 'paths: {pets: }}'))
  await references.refresh()
  const bank = references.readable()[1]
  expect(bank?.model.reference.title).toBe('Bank')
  expect(bank?.findings.map(({ severity }) => severity)).toEqual(['error'])
})

it('reads once for all who ask at once', async () => {
  const references = await open()
  save('bank.yaml', spec('Savings bank'))
  await Promise.all([references.refresh(), references.refresh()])
  const [, bank] = references.all()
  await references.refresh()
  expect(references.all()[1]).toBe(bank)
})
