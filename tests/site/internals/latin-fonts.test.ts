import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { latin, signs, withLatinFonts } from '../../../site/internals/latin-fonts.ts'

const sheet = readFileSync('node_modules/vitepress/dist/client/theme-default/styles/fonts.css', 'utf8')

describe('withLatinFonts', () => {
  const faces = withLatinFonts(sheet, '/fonts').split('@font-face').filter(face => face.includes('/fonts/inter-'))

  it('puts our fonts in place of VitePress\'s for Latin text, and for no other', () => {
    expect(faces.filter(face => face.includes(`url('/fonts/inter-`)).length).toBe(6)
    expect(faces.filter(face => /url\('\/fonts\/inter-\w+-latin\.woff2'/.test(face)).length).toBe(4)
    expect(faces.find(face => face.includes('inter-roman-greek.woff2'))).toContain('../fonts/')
  })

  it('says of each what it holds, and leaves to others what the face was not for', () => {
    const [italic = '', roman = '', , core = ''] = faces.filter(face => face.includes('-latin.woff2'))
    expect(roman).toContain('unicode-range: U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+2013-2014, U+2018-201A,')
    expect(italic).toContain('unicode-range: U+0020-007E, U+00A0-00FF,')
    expect(core).not.toContain('U+0020-007E')
    expect(core).toContain('U+0020-007D, U+00A0-00B6, U+00B8-00FF')
  })

  it('has the signs of our own pages in a small one, which counts for being the last', () => {
    const all = withLatinFonts(sheet, '/fonts').split('@font-face').filter(face => face.includes('U+2264'))
    expect(all.slice(-2).every(face => face.includes('inter-roman-signs.woff2'))).toBe(true)
  })

  it('fails where VitePress writes its fonts in another way', () => {
    expect(() => withLatinFonts(sheet.replaceAll('inter-roman-latin', 'inter-latin'), '/fonts')).toThrow('2 fonts')
  })
})

it('keeps what a page preloads within 25 kB, and what italics load too', () => {
  const sizes = ['latin', 'signs'].map(name => statSync(`site/theme/fonts/inter-roman-${name}.woff2`).size)
  expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThan(25_000)
  expect(statSync('site/theme/fonts/inter-italic-latin.woff2').size).toBeLessThan(25_000)
})

it('makes the fonts for the characters that they are used for', () => {
  const script = readFileSync('site/theme/fonts/subset.py', 'utf8')
  const ranges = [...script.matchAll(/\(0x([0-9A-F]+), 0x([0-9A-F]+)\)/g)].map(([, first = '', last = '']) => [Number.parseInt(first, 16), Number.parseInt(last, 16)])
  expect(ranges).toEqual([...latin, ...signs])
})
