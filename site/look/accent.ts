import type { Rgb } from './colour.ts'
import { formatColour, mix, parseColour, readableOn } from './colour.ts'

/** The backgrounds of `palette.css` with the least contrast to text, in both themes. */
const light: Rgb = parseColour('#f3f3ef') ?? [1, 1, 1]
const dark: Rgb = parseColour('#1a1d28') ?? [0, 0, 0]
const white: Rgb = [1, 1, 1]

/** The shades of an accent by the variables of the palette. */
export interface Accent {
  light: Record<string, string>
  dark: Record<string, string>
  /** Why text has another shade than the owner's; undefined where it has the same. */
  note?: string
}

/** Every shade that the pages need of one colour, each at 4.5:1 on what it stands on. */
export function deriveAccent(text: string): Accent | undefined {
  const colour = parseColour(text)
  if (colour === undefined)
    return undefined
  const lightText = readableOn(colour, light)
  const darkText = readableOn(colour, dark)
  const button = readableOn(colour, white)
  const changed = formatColour(lightText) !== formatColour(colour)
  return {
    light: shadesOf(lightText, lightText, button, `${formatColour(button)}14`),
    dark: shadesOf(darkText, mix(darkText, white, 0.25), button, `${formatColour(darkText)}29`),
    ...(changed && {
      note: `The accent ${text} reads badly on a light ground: ${formatColour(lightText)} is used for text there.`,
    }),
  }
}

function shadesOf(text: Rgb, hover: Rgb, button: Rgb, soft: string): Record<string, string> {
  return {
    '--vp-c-brand-1': formatColour(text),
    '--vp-c-brand-2': formatColour(hover),
    '--vp-c-brand-3': formatColour(button),
    '--vp-c-brand-soft': soft,
  }
}
