import type { ResolvedCards } from '../config/cards.ts'
import type { Card } from './card.ts'
import type { CardColours } from './draw.ts'
import type { Renderer } from './renderer.ts'
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { manifestOf } from '../installed.ts'
import { openShelf } from '../shelf.ts'
import { drawCard, height, width } from './draw.ts'
import { isSmall, readCardFonts } from './fonts.ts'
import { encodePng } from './png.ts'
import { loadRenderer, rendererPackage } from './renderer.ts'

/** The pictures of a site's pages. */
export interface Cards {
  /** Takes the card of a page, and answers with the path of its picture; with none where no font holds its characters. */
  add: (path: string, card: Card) => string | undefined
  /** Puts all pictures into a built site: so many of them, of which so many had to be drawn. */
  write: (outDir: string) => Promise<{ count: number, drawn: number }>
}

export interface CardOptions extends ResolvedCards {
  root: string
  colours: CardColours
  warn: (message: string) => void
}

/** Fonts are read anew for each drawing, so that several cards share one. */
const together = 8

/** Undefined where the package that draws is not installed. */
export async function createCards({ root, fonts, colours, warn }: CardOptions): Promise<Cards | undefined> {
  const createRenderer = await loadRenderer()
  if (createRenderer === undefined)
    return undefined
  const read = readCardFonts(fonts)
  const small = createPen(createRenderer(read.small))
  const large = createPen(createRenderer(read.all))
  const cards = new Map<string, Card>()
  const missing = new Set<string>()

  return {
    add(path, card) {
      const text = textOf(card)
      const lacking = (isSmall(text) ? small : large).lacks(text)
      for (const character of lacking)
        missing.add(character)
      if (lacking.length > 0)
        return undefined
      cards.set(path, card)
      return pathOf(path)
    },
    async write(outDir) {
      if (missing.size > 0)
        warn(`No font of the cards holds ${[...missing].slice(0, 12).join(' ')}: pages that are called so have no picture. Name a font in cards.fonts.`)
      const shelf = openShelf(root, 'cards', [digestOf(read.all)])
      const unknown: { file: string, card: Card, name: string }[] = []
      for (const [path, card] of cards) {
        const file = join(outDir, pathOf(path))
        const name = JSON.stringify([card, colours])
        const kept = await shelf.read(name)
        await mkdir(dirname(file), { recursive: true })
        if (kept === undefined)
          unknown.push({ file, card, name })
        else
          await writeFile(file, Buffer.from(kept, 'base64'))
      }
      for (const [pen, some] of [[small, true], [large, false]] as const) {
        const asked = unknown.filter(({ card }) => isSmall(textOf(card)) === some)
        for (let at = 0; at < asked.length; at += together) {
          const group = asked.slice(at, at + together)
          const pictures = pen.draw(group.map(({ card }) => drawCard(card, colours, pen.advance)))
          for (const [index, { file, name }] of group.entries()) {
            const picture = Buffer.from(pictures[index] ?? [])
            await writeFile(file, picture)
            await shelf.write(name, picture.toString('base64'))
          }
        }
      }
      return { count: cards.size, drawn: unknown.length }
    },
  }
}

/** `cards/shop/orders/create.png` of `shop/orders/create.md`. */
function pathOf(page: string): string {
  return `cards/${page.replace(/\.md$/, '.png')}`
}

/** What draws with some fonts, and knows how wide their characters are. */
function createPen(renderer: Renderer) {
  const known = new Map<string, number | undefined>()
  function learn(text: string) {
    const unknown = [...new Set(text)].filter(character => !known.has(character))
    if (unknown.length > 0) {
      const advances = renderer.advances(unknown)
      for (const [index, character] of unknown.entries())
        known.set(character, advances[index])
    }
  }
  return {
    lacks(text: string): string[] {
      learn(text)
      return [...new Set(text)].filter(character => known.get(character) === undefined)
    },
    advance(text: string): number {
      learn(text)
      return [...text].reduce((sum, character) => sum + (known.get(character) ?? 0), 0)
    },
    draw(contents: string[]): Uint8Array[] {
      const stacked = contents.map((content, index) => `<g transform="translate(0 ${index * height})">${content}</g>`)
      const pixels = renderer.draw(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${contents.length * height}">${stacked.join('')}</svg>`,
      )
      const size = width * height * 4
      return contents.map((_, index) => encodePng(pixels.subarray(index * size, (index + 1) * size), width))
    },
  }
}

/** Every character that a card may show, with the mark of what was left out. */
function textOf({ site, api = '', title, text = '', call, host }: Card): string {
  return `${site} / ${api}${title}${text}${call?.method ?? ''}${call?.path ?? ''}${host}…`
}

function digestOf(fonts: Uint8Array[]): string {
  const hash = createHash('sha256').update(readFileSync(manifestOf(rendererPackage) ?? ''))
  for (const font of fonts)
    hash.update(font)
  return hash.digest('hex')
}
