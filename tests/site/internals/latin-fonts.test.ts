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

  it('has the signs of our own pages in a small one alone, in each family', () => {
    const upright = withLatinFonts(sheet, '/fonts').split('@font-face').filter(face => face.includes('font-style: normal'))
    const holds = (face: string, code: number): boolean =>
      [...(face.split('unicode-range:')[1] ?? '').matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/gi)]
        .some(([, first = '', last = first]) => Number.parseInt(first, 16) <= code && code <= Number.parseInt(last, 16))
    const fontsOf = (code: number) => new Set(upright.filter(face => holds(face, code)).map(face => /inter-roman-\w+/.exec(face)?.[0]))
    for (const code of [0x2190, 0x2192, 0x2260, 0x2264, 0x2265, 0x2713])
      expect([code, ...fontsOf(code)]).toEqual([code, 'inter-roman-signs'])
    for (const code of [0x2194, 0x2199, 0x2236, 0x2248, 0x2295, 0x2717])
      expect([code, ...fontsOf(code)]).toEqual([code, 'inter-roman-symbols'])
  })

  it('puts the font that pages preload in the place of no other that is shown already', () => {
    const all = withLatinFonts(sheet, '/fonts').split('@font-face').slice(1)
    const optional = all.filter(face => face.includes('font-display: optional;'))
    expect(optional.map(face => /url\('([^']*)'/.exec(face)?.[1])).toEqual(['/fonts/inter-roman-latin.woff2', '/fonts/inter-roman-latin.woff2'])
  })

  it('fails where VitePress writes its fonts in another way', () => {
    expect(() => withLatinFonts(sheet.replaceAll('font-display: swap', 'font-display: auto'), '/fonts')).toThrow('font-display: swap')
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
