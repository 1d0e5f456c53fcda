/** Red, green and blue from 0 to 1. */
export type Rgb = [number, number, number]

/** `#rgb` or `#rrggbb` as numbers; undefined of anything else. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text)
  const digits = hex?.[2] ?? hex?.[1]?.replace(/./g, '$&$&')
  return digits === undefined
    ? undefined
    : [0, 2, 4].map(at => Number.parseInt(digits.slice(at, at + 2), 16) / 255) as Rgb
}

export function formatColour(colour: Rgb): string {
  return `#${colour.map(part => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`
}

/** The contrast of two colours, from 1 to 21. WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour between two, `share` of the way from the first to the second. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => part + ((to[index] ?? 0) - part) * share) as Rgb
}

/** A colour as near to the given one as reads at 4.5:1 on a ground, on its way to black or to white. WCAG 2.2, 1.4.3. */
export function readableOn(colour: Rgb, ground: Rgb): Rgb {
  const end: Rgb = luminance(ground) > 0.18 ? [0, 0, 0] : [1, 1, 1]
  for (let share = 0; share < 1; share += 0.02) {
    // What is compared is what is written: eight bits a part.
    const shade = parseColour(formatColour(mix(colour, end, share))) ?? end
    if (contrast(shade, ground) >= 4.5)
      return shade
  }
  return end
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Rgb): number {
  const linear = colour.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  const [red = 0, green = 0, blue = 0] = linear
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
