import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { escapePattern } from '../../openapi/document/text/escape-pattern.ts'

/** A text in which what was searched for is marked. */
export const Marked: FunctionalComponent<{ text: string, words: string[] }> = ({ text, words }) =>
  splitAtWords(text, words).map((piece, index) => (index % 2 === 0 ? piece : h('mark', piece)))
Marked.props = ['text', 'words']

/** Cuts a text where words begin and end: every second piece is one of the words. */
function splitAtWords(text: string, words: string[]): string[] {
  const found = words.filter(Boolean).toSorted((one, other) => other.length - one.length).map(escapePattern)
  return found.length === 0 ? [text] : text.split(new RegExp(`(${found.join('|')})`, 'giu'))
}
