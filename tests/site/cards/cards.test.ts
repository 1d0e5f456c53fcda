import type { Card } from '../../../site/cards/card.ts'
import type { CardOptions } from '../../../site/cards/cards.ts'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeCard } from '../../../site/cards/card.ts'
import { createCards } from '../../../site/cards/cards.ts'
import { breakLines, shorten } from '../../../site/cards/lines.ts'
import { addPageCard, cardColours } from '../../../site/cards/page-card.ts'
import { encodePng } from '../../../site/cards/png.ts'
import { toLanguage } from '../../../site/languages.ts'

/** Every character is one wide. */
const count = (text: string) => [...text].length

describe('lines', () => {
  it.each([
    ['break at spaces', 'Create or update a rule', 10, ['Create or', 'update a', 'rule']],
    ['break names at humps, dots and slashes', 'io.k8s.api.core.v1.PodTemplateSpec', 9, ['io.k8s.', 'api.core.', 'v1.Pod', 'Template', 'Spec']],
    ['break inside what has no humps', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 10, ['aaaaaaaaaa', 'aaaaaaaaaa', 'aaaaaaaa']],
    ['break between Japanese characters, and keep a mark with what it follows', '利用者を作る。', 3, ['利用者', 'を作', 'る。']],
    ['of nothing are none', '  ', 5, []],
  ])('%s', (_, text, width, lines) => {
    expect(breakLines(text, count, { width, most: 9 })).toEqual(lines)
  })

  it('end in an ellipsis where something is left', () => {
    expect(breakLines('Create or update a rule', count, { width: 10, most: 2 })).toEqual(['Create or', 'update a…'])
    expect(breakLines('/a/protection_rules_of_an_environment', count, { width: 12, most: 2 })).toEqual(['/a/', 'protection_…'])
    expect([shorten('abcdef', 6, count), shorten('abcdef', 5, count), shorten('ab  cd', 5, count)]).toEqual(['abcdef', 'abcd…', 'ab…'])
  })
})

describe('encodePng', () => {
  it('keeps every colour of a picture that has few', () => {
    const pixels = new Uint8Array([255, 0, 0, 255, 0, 255, 0, 255, 255, 0, 0, 255, 1, 2, 3, 255])
    const { width, height, colourAt } = decode(encodePng(pixels, 2))
    expect([width, height, colourAt(0, 0), colourAt(1, 0), colourAt(0, 1), colourAt(1, 1)]).toEqual([2, 2, '#ff0000', '#00ff00', '#ff0000', '#010203'])
  })

  it('keeps the most frequent ones of a picture that has many, and others nearly', () => {
    const colours = Array.from({ length: 4096 }, (_, index) => [index % 256, (index * 7) % 256, (index * 13) % 256])
    const ground = Array.from({ length: 4096 }, () => [253, 253, 252])
    const all = [...colours, ...ground]
    const { palette, colourAt } = decode(encodePng(new Uint8Array(all.flatMap(colour => [...colour, 255])), 64))
    expect(palette.length).toBeLessThanOrEqual(256)
    const distances = all.map((colour, index) => {
      const shown = Buffer.from(colourAt(index % 64, Math.floor(index / 64)).slice(1), 'hex')
      return Math.max(...colour.map((value, channel) => Math.abs(value - (shown[channel] ?? 0))))
    })
    expect(Math.max(...distances.slice(0, 4096))).toBeLessThan(64)
    expect(Math.max(...distances.slice(4096))).toBe(0)
  })
})

describe('cards', () => {
  let root: string
  const warned: string[] = []
  const options = (): CardOptions => ({ root, fonts: [], colours: cardColours('#0a7'), warn: message => warned.push(message) })
  const card = (more: Partial<Card> = {}): Card =>
    ({ site: 'Acme', api: 'Shop', title: 'Place an order', call: { method: 'POST', path: '/orders/{id}' }, host: 'docs.acme.test', dir: 'ltr', ...more })
  const open = async () => {
    const cards = await createCards(options())
    if (cards === undefined)
      throw new Error('@resvg/resvg-wasm is not installed')
    return cards
  }
  const draw = async (...all: Card[]) => {
    const cards = await open()
    const paths = all.map((one, index) => cards.add(`shop/${index}.md`, one))
    const out = mkdtempSync(join(root, 'out-'))
    const told = await cards.write(out)
    const pictures = paths.map(path => (path === undefined ? undefined : decode(readFileSync(join(out, path)))))
    return { paths, told, pictures }
  }

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'specimen-cards-'))
    mkdirSync(join(root, 'node_modules'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('are pictures of 1200 by 630 with the accent, the method in its colour, and each text', async () => {
    const { paths, pictures } = await draw(card(), card({ title: 'Place' }), card({ call: { method: 'POST', path: '/orders' } }), card({ site: 'Ac' }))
    expect(paths).toEqual(['cards/shop/0.png', 'cards/shop/1.png', 'cards/shop/2.png', 'cards/shop/3.png'])
    const [first] = pictures
    expect(first).toMatchObject({ width: 1200, height: 630 })
    const { ground, text, accent, methods } = cardColours('#0a7')
    expect(accent).not.toBe(cardColours().accent)
    for (const colour of [ground, text, accent, methods.post])
      expect(first?.palette).toContain(colour)
    expect(new Set(pictures.map(picture => picture?.rows.toString('latin1'))).size).toBe(4)
  })

  it('are drawn once for what they say, and again for what they say now', async () => {
    const before = await draw(card({ title: 'Kept' }))
    const after = await draw(card({ title: 'Kept' }), card({ title: 'Kept, new' }))
    expect([before.told, after.told]).toEqual([{ count: 1, drawn: 1 }, { count: 2, drawn: 1 }])
    expect(after.pictures[0]?.rows.equals(before.pictures[0]?.rows ?? Buffer.alloc(0))).toBe(true)
    expect(readdirSync(join(root, 'node_modules/.cache/specimen/cards'))).toHaveLength(1)
  })

  it('are written in other scripts that Inter has, and are left out where no font has them', async () => {
    const { paths, told } = await draw(card({ title: 'Создать заказ' }), card({ title: '注文する' }), card({ title: 'Đặt hàng' }))
    expect(paths).toEqual(['cards/shop/0.png', undefined, 'cards/shop/2.png'])
    expect(told.count).toBe(2)
    expect(warned).toEqual([expect.stringContaining('No font of the cards holds 注 文 す る')])
  })

  it('are mirrored in languages that are written from the right', async () => {
    const { pictures: [left, right] } = await draw(card(), card({ dir: 'rtl' }))
    const { accent, ground } = cardColours('#0a7')
    expect([left?.colourAt(5, 300), left?.colourAt(1195, 300)]).toEqual([accent, ground])
    expect([right?.colourAt(5, 300), right?.colourAt(1195, 300)]).toEqual([ground, accent])
  })

  it('say in words what they show', () => {
    expect(describeCard(card())).toBe('POST /orders/{id} · Place an order · Shop · Acme')
    expect(describeCard({ site: 'Acme', title: 'Acme', host: 'a.test', dir: 'ltr' })).toBe('Acme')
  })

  it('give way to a picture of the owner\'s, and are not made of what nobody finds', async () => {
    const cards = await open()
    const page = (more: object = {}) => ({ relativePath: 'guide/a.md', title: 'Guide 🚀', description: 'Guide: how.', frontmatter: {}, ...more }) as never
    const config = { docs: '/docs', url: 'https://acme.test' } as never
    const context = { config, cards, languages: { root: toLanguage('en') } }
    const picture = [['meta', { property: 'og:image', content: '/own.png' }]]
    const of = (given: never, more: object = {}) => addPageCard({ ...context, ...more }, { page: given, site: 'Acme' })
    expect(of(page())).toEqual({ path: 'cards/guide/a.png', alt: 'Guide · Acme' })
    expect(of(page({ frontmatter: { head: picture } }))).toBeUndefined()
    expect(of(page(), { config: { ...(config as object), head: picture } })).toBeUndefined()
    expect(of(page({ isNotFound: true }))).toBeUndefined()
    expect(of(page(), { cards: undefined })).toBeUndefined()
  })
})

interface Picture {
  width: number
  height: number
  palette: string[]
  rows: Buffer
  colourAt: (x: number, y: number) => string
}

/** A picture with a palette, as it is read by others. Portable Network Graphics, sections 5 and 11. */
function decode(png: Uint8Array): Picture {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(8)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const palette = (chunks.get('PLTE') ?? Buffer.alloc(0)).toString('hex').match(/.{6}/g)?.map(digits => `#${digits}`) ?? []
  return { width, height, palette, rows, colourAt: (x, y) => palette[rows[y * (width + 1) + 1 + x] ?? 0] ?? '' }
}
