import type { ReadableApi } from '../../site/shared.ts'
import { describe, expect, it } from 'vitest'
import { deriveAccent } from '../../site/look/accent.ts'
import { findLogo } from '../../site/look/spec-logo.ts'
import { contrast, formatColour, mix, parseColour, readableOn } from '../../site/look/colour.ts'

function rgb(text = '') {
  const colour = parseColour(text)
  if (colour === undefined)
    throw new Error(`${text} is no colour.`)
  return colour
}

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#0a7', '#00aa77', 1],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(rgb(one), rgb(other))).toBeCloseTo(ratio, 2)
  })

  it('is asked of colours alone', () => {
    expect(['red', '#12', '#12345', 'url(x)', '#ggg'].map(parseColour)).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
})

describe('deriveAccent', () => {
  const colours = ['#ffb000', '#ffffff', '#000000', '#5143c4', '#00aa77', '#ff0000', '#0000ff', '#777777']

  it.each(colours)('makes shades of %s that can be read in both themes', (colour) => {
    const accent = deriveAccent(colour)
    for (const ground of ['#fdfdfc', '#f7f7f4', '#f3f3ef', '#ffffff'])
      expect(contrast(rgb(accent?.light['--vp-c-brand-1']), rgb(ground))).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['#10121a', '#0c0e14', '#181b25', '#1a1d28']) {
      expect(contrast(rgb(accent?.dark['--vp-c-brand-1']), rgb(ground))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb(accent?.dark['--vp-c-brand-2']), rgb(ground))).toBeGreaterThanOrEqual(4.5)
    }
    for (const theme of [accent?.light, accent?.dark])
      expect(contrast(rgb(theme?.['--vp-c-brand-3']), rgb('#ffffff'))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(colours)('makes shades of %s that can be read on its own tint', (colour) => {
    const accent = deriveAccent(colour)
    for (const [theme, ground] of [[accent?.light, '#f3f3ef'], [accent?.dark, '#1a1d28']] as const) {
      const soft = theme?.['--vp-c-brand-soft'] ?? ''
      const tinted = mix(rgb(ground), rgb(soft.slice(0, 7)), Number.parseInt(soft.slice(7), 16) / 255)
      expect(contrast(rgb(theme?.['--vp-c-brand-1']), tinted)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('keeps a colour that reads, and says which it changes', () => {
    expect(deriveAccent('#5143c4')).toMatchObject({ light: { '--vp-c-brand-1': '#5143c4' } })
    expect(deriveAccent('#5143c4')?.note).toBeUndefined()
    expect(deriveAccent('#ffb000')?.note).toMatch(/^The accent #ffb000 reads badly on a light ground: #[\da-f]{6} is used/)
    expect(deriveAccent('gold')).toBeUndefined()
  })

  it('goes no further from a colour than it must', () => {
    const shade = readableOn(rgb('#ffb000'), rgb('#ffffff'))
    expect(contrast(shade, rgb('#ffffff'))).toBeLessThan(5)
    expect(formatColour(readableOn(rgb('#1b1f2a'), rgb('#ffffff')))).toBe('#1b1f2a')
  })
})

describe('findLogo', () => {
  const logoOf = (logo: unknown, images?: string[]) =>
    findLogo({ document: { root: { info: { 'x-logo': logo } } } } as unknown as ReadableApi, images && { images })

  it('is a file of the site, or a picture written out', () => {
    expect(logoOf({ url: '/logo.svg', altText: 'Acme', href: 'https://acme.example' })).toEqual({ light: '/logo.svg', alt: 'Acme', href: 'https://acme.example' })
    expect(logoOf('data:image/png;base64,AAAA')).toEqual({ light: 'data:image/png;base64,AAAA' })
  })

  it('is on another host only where its owner allows that', () => {
    expect(logoOf({ url: 'https://img.example.com/logo.png' })).toBeUndefined()
    expect(logoOf({ url: 'https://img.example.com/logo.png' }, ['https://img.example.com'])).toEqual({ light: 'https://img.example.com/logo.png' })
    expect(logoOf('//img.example.com/logo.png')).toBeUndefined()
    expect(logoOf('javascript:alert(1)')).toBeUndefined()
    expect(logoOf({ url: '/logo.svg', href: 'javascript:alert(1)' })).toEqual({ light: '/logo.svg' })
  })
})
