import type { FunctionalComponent } from 'vue'
import { h } from 'vue'

/** Names shorter than this fit everywhere, and are never broken. */
const longest = 24

/** A name that may be cut at its dots, underscores and humps: `io.k8s.api.core.v1.` | `Pod` | `Template`. */
export const Name: FunctionalComponent<{ text: string }> = ({ text }) =>
  pieces(text).flatMap((piece, index) => (index === 0 ? [piece] : [h('wbr'), piece]))
Name.props = ['text']

/** Where a name may be cut; text that has blanks is cut there. */
export function pieces(text: string): string[] {
  return text.length < longest || /\s/.test(text)
    ? [text]
    : text.split(/(?<=[._\-/:[\]])(?=[^._\-/:[\]])|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
}
