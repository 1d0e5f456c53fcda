import type { Card } from './card.ts'
import type { Measure } from './lines.ts'
import { escapeXml } from '../../openapi/read/report/report.ts'
import { breakLines, shorten } from './lines.ts'

export const width = 1200
export const height = 630

/** Colours of the light theme; `palette.css` says the same. */
export interface CardColours {
  ground: string
  text: string
  muted: string
  accent: string
  methods: Record<string, string>
}

const margin = 80
const inner = width - 2 * margin
const nameSize = 32
const hostSize = 26
const path = { size: 36, line: 50 }
const badge = { size: 28, height: 52, padding: 18, gap: 24 }

/** A text by the rules of a line: where it begins, in what size and colour, and whether it is bold. */
interface Line {
  text: string
  x: number
  y: number
  size: number
  fill: string
  /** Inter is drawn at its lightest weight; a stroke makes it bolder. */
  bold?: boolean
  end?: boolean
}

type Row = Pick<Line, 'text' | 'y' | 'size'>

/** A card as SVG, without its outer element: what the site is called, what the page is called, and the call that it is about. */
export function drawCard(card: Card, colours: CardColours, advance: Measure): string {
  const isMirrored = card.dir === 'rtl'
  const [first, last] = [{ x: margin, end: false }, { x: width - margin, end: true }]
  const start = isMirrored ? last : first
  const end = isMirrored ? first : last
  const host = shorten(card.host, inner * 0.4, sized(advance, hostSize))
  const room = inner - sized(advance, hostSize)(host) - 60
  const names = [card.site, ...(card.api === undefined ? [] : [card.api])].filter(part => part !== card.title)
  const name = shorten(names.join(' / '), room, sized(advance, nameSize))
  const title = drawTitle(card.title, advance)
  const text = card.call === undefined ? drawText(card.text, advance) : []
  return [
    `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
    `<rect x="${isMirrored ? width - 16 : 0}" width="16" height="${height}" fill="${colours.accent}"/>`,
    toText({ ...start, text: name, y: 122, size: nameSize, fill: colours.accent, bold: true }),
    toText({ ...end, text: host, y: 122, size: hostSize, fill: colours.muted }),
    ...title.map(line => toText({ ...start, ...line, fill: colours.text, bold: true })),
    ...text.map(line => toText({ ...start, ...line, fill: colours.muted })),
    ...(card.call === undefined ? [] : [drawCall(card.call, colours, advance)]),
  ].join('')
}

/** As large as fits: a short title in two lines, a long one in three smaller ones. */
function drawTitle(title: string, advance: Measure): Row[] {
  const large = { size: 76, lines: breakLines(title, sized(advance, 76), { width: inner, most: 3 }) }
  const { size, lines } = large.lines.length < 3
    ? large
    : { size: 60, lines: breakLines(title, sized(advance, 60), { width: inner, most: 3 }) }
  return lines.map((text, index) => ({ text, y: 262 + index * size * 1.2, size }))
}

/** What the page is about, at the lower edge. */
function drawText(text = '', advance: Measure): Row[] {
  const size = 32
  const lines = breakLines(text, sized(advance, size), { width: inner, most: 2 })
  return lines.map((line, index) => ({ text: line, y: 540 + (index + 1 - lines.length) * size * 1.45, size }))
}

/** The method in its colour and the path with its parameters tinted, from left to right in every language. */
function drawCall({ method, path: address }: NonNullable<Card['call']>, colours: CardColours, advance: Measure): string {
  const fill = colours.methods[method.toLowerCase()] ?? colours.methods.other ?? colours.muted
  const badgeWidth = sized(advance, badge.size)(method) * 1.03 + 2 * badge.padding
  const x = margin + badgeWidth + badge.gap
  const lines = breakLines(address, sized(advance, path.size), { width: width - margin - x, most: 2 })
  const y = 540 - (lines.length - 1) * path.line
  return [
    `<rect x="${margin}" y="${y - badge.height + 15}" width="${badgeWidth}" height="${badge.height}" rx="10" fill="${fill}"/>`,
    toText({ text: method, x: margin + badge.padding, y: y - 1, size: badge.size, fill: colours.ground, bold: true }),
    ...lines
      .map((text, index): Line => ({ text, x, y: y + index * path.line, size: path.size, fill: colours.text }))
      .map(line => toText(line, colours.accent)),
  ].join('')
}

function toText({ text, x, y, size, fill, bold = false, end = false }: Line, tint?: string): string {
  const content = tint === undefined
    ? escapeXml(text)
    : text
        .split(/(\{[^}]*\}?)/)
        .map(part => (part.startsWith('{') ? `<tspan fill="${tint}">${escapeXml(part)}</tspan>` : escapeXml(part)))
        .join('')
  const look = [
    `x="${x}" y="${y}" font-family="Inter" font-size="${size}" fill="${fill}"`,
    ...(bold ? [`stroke="${fill}" stroke-width="${size / 30}" stroke-linejoin="round"`] : []),
    ...(end ? ['text-anchor="end"'] : []),
  ]
  return `<text ${look.join(' ')} xml:space="preserve">${content}</text>`
}

function sized(advance: Measure, size: number): Measure {
  return text => advance(text) * size
}
