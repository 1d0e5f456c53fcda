import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { latin, signs } from '../internals/latin-fonts.ts'
import { manifestOf } from '../installed.ts'
import { packageFolder } from '../package-file.ts'

/** What VitePress brings of Inter beside Latin-1; larger, and so read for the cards that need it alone. */
const others = ['latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']

/** The fonts of cards: a small one holds most of them, and what the owner names comes after Inter. */
export interface CardFonts {
  small: Uint8Array[]
  all: Uint8Array[]
}

export function readCardFonts(owned: readonly string[]): CardFonts {
  const ours = packageFolder('site/theme/fonts')
  const theirs = join(dirname(manifestOf('vitepress') ?? ''), 'dist/client/theme-default/fonts')
  const small = ['latin', 'signs'].map(name => readFileSync(join(ours, `inter-roman-${name}.woff2`)))
  return {
    small,
    all: [
      ...small,
      ...others.map(name => readFileSync(join(theirs, `inter-roman-${name}.woff2`))),
      ...owned.map(file => readFileSync(file)),
    ],
  }
}

/** Whether the small font holds all characters of a text. */
export function isSmall(text: string): boolean {
  return [...text].every((character) => {
    const code = character.codePointAt(0) ?? 0
    return [...latin, ...signs].some(([first, last]) => first <= code && code <= last)
  })
}
