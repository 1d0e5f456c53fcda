import type { Tell } from '../../../document/document.ts'
import { walkTexts } from './walk-texts.ts'

/** Embeddings, overrides and isolates: they change the order of the characters behind them. @see https://www.unicode.org/reports/tr9/ */
const bidi = /[\u202A-\u202E\u2066-\u2069]/

/** Reports texts and names that show in another order than they are written in. */
export function checkTexts(root: unknown, tell: Tell): void {
  walkTexts(root, (text, pointer) => {
    const found = bidi.exec(text)?.[0]
    if (found === undefined)
      return
    tell({
      rule: 'bidi-control',
      pointer: pointer(),
      message: `The text holds U+${found.charCodeAt(0).toString(16).toUpperCase()}, which turns the direction of what follows.`,
      advice: 'take it out',
    })
  })
}
