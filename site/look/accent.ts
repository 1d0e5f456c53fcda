import type { Rgb } from './colour.ts'
import { formatColour, mix, parseColour, readableOn } from './colour.ts'

/** The backgrounds of `palette.css` with the least contrast to text, in both themes. */
const light: Rgb = parseColour('#f3f3ef') ?? [1, 1, 1]
const dark: Rgb = parseColour('#1a1d28') ?? [0, 0, 0]
const white: Rgb = [1, 1, 1]

/** How much of the accent lies on those backgrounds where the current entry of a list stands. */
const tints = { light: 0x14 / 255, dark: 0x29 / 255 }

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
  const button = readableOn(colour, white)
  const darkTint = readableOn(colour, dark)
  const lightText = readableOn(colour, mix(light, button, tints.light))
  const darkText = readableOn(darkTint, mix(dark, darkTint, tints.dark))
  const changed = formatColour(lightText) !== formatColour(colour)
  return {
    light: shadesOf({ text: lightText, hover: lightText, button, soft: withAlpha(button, tints.light) }),
    dark: shadesOf({
      text: darkText,
      hover: mix(darkText, white, 0.25),
      button,
      soft: withAlpha(darkTint, tints.dark),
    }),
    ...(changed && {
      note: `The accent ${text} reads badly on a light ground: ${formatColour(lightText)} is used for text there.`,
    }),
  }
}

/** The colour of the owner's accent that can be read on a light ground, or the one of `palette.css`. */
export function readableAccent(accent: string | undefined): string {
  return (accent === undefined ? undefined : deriveAccent(accent)?.light['--vp-c-brand-1']) ?? '#4a3abd'
}

function withAlpha(colour: Rgb, share: number): string {
  return formatColour(colour) + Math.round(share * 255).toString(16).padStart(2, '0')
}

function shadesOf(
  { text, hover, button, soft }: { text: Rgb, hover: Rgb, button: Rgb, soft: string },
): Record<string, string> {
  return {
    '--vp-c-brand-1': formatColour(text),
    '--vp-c-brand-2': formatColour(hover),
    '--vp-c-brand-3': formatColour(button),
    '--vp-c-brand-soft': soft,
  }
}
