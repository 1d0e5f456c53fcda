import { words } from '../../document/grammar/fields.ts'
import { closest } from '../../document/text/closest.ts'
import { nameOf } from './repair.ts'
import type { Check, Field } from './structure-state.ts'
import { tell } from './structure-state.ts'

interface Correction {
  /** What is put in its place; what has none is left out. */
  meant?: unknown
  want: string
  advice?: string
}

/** Reports a value of the wrong type, and puts in its place what is meant. */
export function correct(check: Check, { node, key }: Pick<Field, 'node' | 'key'>, { meant, want, advice }: Correction): void {
  const usual = meant === undefined ? 'correct it: it is left out until then' : `write ${inBrief(meant)}, as it is read`
  tell(check, {
    rule: 'structure',
    message: `"${key}" must be ${want}; it is ${nameOf(node[key])}.`,
    advice: advice ?? usual,
  })
  if (meant === undefined)
    delete node[key]
  else
    node[key] = meant
}

/** Corrects a value that is none of the words that the field takes. */
export function checkWord(check: Check, { node, kind, key }: Field): void {
  const allowed = words[kind]?.[key]?.split(' ')
  const word = node[key]
  if (allowed === undefined || typeof word !== 'string' || allowed.includes(word))
    return
  const meant = allowed.find(other => other.toLowerCase() === word.toLowerCase())
  correct(check, { node, key }, { meant, want: `one of ${allowed.join(', ')}`, ...(meant === undefined && { advice: adviseWord(word, allowed) }) })
}

function inBrief(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 100)}…` : text
}

function adviseWord(word: string, allowed: string[]): string | undefined {
  const meant = closest(word, allowed)
  return meant && `did you mean "${meant}"?`
}
