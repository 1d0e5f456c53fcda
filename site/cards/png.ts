import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

/** Of a channel, so many bits tell one colour from another, finest first: the first with no more than 256 colours is taken. */
const precisions = [8, 6, 5, 4, 3, 2]

/**
 * A picture as PNG with a palette, a third of what full colours take: a card has a handful of colours, and the steps between
 * them at the edges of letters. Portable Network Graphics, third edition, sections 5 and 11.
 *
 * @param pixels RGBA, every one opaque
 */
export function encodePng(pixels: Uint8Array, width: number): Uint8Array {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4)
  const height = colours.length / width
  const { indexes, palette } = toPalette(colours)
  const rows = Buffer.alloc(height * (width + 1))
  // Each row begins with the number of its filter, which is none.
  for (let row = 0; row < height; row++)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** At most 256 colours; of those that are taken for one, the most frequent stands. */
function toPalette(colours: Uint32Array): { indexes: Uint8Array, palette: Buffer } {
  const counts = countColours(colours)
  const byCount = [...counts].sort(([one, a], [other, b]) => b - a || one - other).map(([colour]) => colour)
  for (const bits of precisions) {
    const mask = maskOf(bits)
    const chosen = new Map<number, number>()
    for (const colour of byCount) {
      if (!chosen.has(colour & mask))
        chosen.set(colour & mask, colour)
    }
    if (chosen.size > 256)
      continue
    const palette = Buffer.from([...chosen.values()].flatMap(colour => [0, 8, 16].map(shift => colour >> shift & 255)))
    const places = new Map([...chosen.keys()].map((key, index) => [key, index]))
    return { indexes: mapRuns(colours, colour => places.get(colour & mask) ?? 0), palette }
  }
  throw new Error('A palette of two bits a channel has at most 64 colours.')
}

function countColours(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>()
  let from = 0
  for (let at = 1; at <= colours.length; at++) {
    if (at < colours.length && colours[at] === colours[from])
      continue
    const colour = colours[from] ?? 0
    counts.set(colour, (counts.get(colour) ?? 0) + at - from)
    from = at
  }
  return counts
}

/** Most neighbours are of one colour, which is looked up once. */
function mapRuns(colours: Uint32Array, place: (colour: number) => number): Uint8Array {
  const indexes = new Uint8Array(colours.length)
  let last = -1
  let index = 0
  for (let at = 0; at < colours.length; at++) {
    const colour = colours[at] ?? 0
    if (colour !== last) {
      last = colour
      index = place(colour)
    }
    indexes[at] = index
  }
  return indexes
}

/** The first bits of red, green and blue, which lie from the lowest byte up. */
function maskOf(bits: number): number {
  const byte = 0xFF << (8 - bits) & 0xFF
  return byte | byte << 8 | byte << 16
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
