import type { Plugin } from 'vite'
import { readFile } from 'node:fs/promises'
import { packageFolder } from '../package-file.ts'
import { toSlashes } from '../slashes.ts'

/** The characters that our fonts hold: Latin-1 with common punctuation. */
export const latin: [first: number, last: number][] = [
  [0x20, 0x7E],
  [0xA0, 0xFF],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2013, 0x2014],
  [0x2018, 0x201A],
  [0x201C, 0x201E],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x2039, 0x203A],
  [0x20AC, 0x20AC],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2318, 0x2318],
]

/** Signs of our own pages, in a font of their own: without it a single `≥` would load 84 kB of symbols. */
export const signs: [first: number, last: number][] = [
  [0x2190, 0x2190],
  [0x2192, 0x2192],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
  [0x2713, 0x2713],
]

/** The families of VitePress's fonts; the second leaves to others what is theirs in Chinese, Japanese and Korean text. */
const families = ['Inter', 'Inter Core']

const sheet = /theme-default\/styles\/fonts\.css$/
/** The faces whose font pages preload. */
const preloaded = /font-display: swap;(?=\s*src: url\('[^']*\/inter-roman-latin\.woff2'\))/g
/** The faces for symbols that are not italic. */
const symbols = /(inter-roman-symbols\.woff2'\)[^}]*?unicode-range: )([^;]+);/g
const face = /url\('\.\.\/fonts\/(inter-(?:roman|italic)-latin\.woff2)'\)([^}]*?unicode-range: )([^;]+);/g

/**
 * Puts smaller fonts in place of VitePress's own for Latin text, which hold every weight and optical size and are three
 * times as large; the names stay, by which VitePress finds the one that pages preload.
 */
export function latinFontsPlugin(): Plugin {
  return {
    name: 'specimen:latin-fonts',
    enforce: 'pre',
    async load(id) {
      const [file = ''] = id.split('?', 1)
      if (!sheet.test(toSlashes(file)))
        return
      return withLatinFonts(await readFile(file, 'utf8'), toSlashes(packageFolder('site/theme/fonts')))
    },
  }
}

/**
 * VitePress's stylesheet of fonts with ours for Latin text. The one that pages preload is kept for the next page where it comes late: put
 * in place of another one it would break lines elsewhere, and move the page under its reader's eyes. CSS Fonts 4, section 4.9.
 */
export function withLatinFonts(css: string, folder: string): string {
  let count = 0
  const text = css.replace(face, (_, name: string, between: string, range: string) => {
    count++
    return `url('${folder}/${name}')${between}${intersect(range)};`
  })
  if (count !== 4)
    throw new Error(`VitePress has ${count} fonts for Latin text now, not 4.`)
  if (text.match(preloaded)?.length !== families.length)
    throw new Error('VitePress does not say font-display: swap of the font that pages preload any more.')
  const withoutSigns = text
    .replace(preloaded, 'font-display: optional;')
    .replace(symbols, (_, before: string, range: string) => `${before}${toRange(without(readRange(range), signs))};`)
  return withoutSigns + families.map(family => signFace(family, folder)).join('')
}

function signFace(family: string, folder: string): string {
  return `
@font-face {
  font-family: '${family}';
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url('${folder}/inter-roman-signs.woff2') format('woff2');
  unicode-range: ${toRange(signs)};
}
`
}

/** What a face of VitePress's stands for, as far as ours holds it. CSS Fonts 4, section 4.5. */
function intersect(range: string): string {
  const theirs = readRange(range)
  return toRange(latin
    .flatMap(([first, last]) => theirs.map(([from, to]) => [Math.max(first, from), Math.min(last, to)] as const))
    .filter(([first, last]) => first <= last))
}

type Range = readonly [first: number, last: number]

function readRange(range: string): Range[] {
  return range.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
}

/** What is left of ranges: a browser that has no time for the small font of our signs would load the large one instead. */
function without(ranges: readonly Range[], taken: readonly Range[]): readonly Range[] {
  return taken.reduce<readonly Range[]>((left, range) => left.flatMap(one => cut(one, range)), ranges)
}

/** What is left of a range without another one: up to two pieces. */
function cut([first, last]: Range, [from, to]: Range): Range[] {
  const pieces: Range[] = [[first, Math.min(last, from - 1)], [Math.max(first, to + 1), last]]
  return to < first || last < from ? [[first, last]] : pieces.filter(([begin, end]) => begin <= end)
}

function toRange(ranges: readonly Range[]): string {
  return ranges
    .map(([first, last]) => `U+${toHex(first)}${first === last ? '' : `-${toHex(last)}`}`)
    .join(', ')
}

function toHex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
