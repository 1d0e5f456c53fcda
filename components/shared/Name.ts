import type { FunctionalComponent } from 'vue'
import { h } from 'vue'

/** Names shorter than this fit everywhere, and are never broken. */
const longest = 24

const joints = /(?<=[._\-/:[\]])(?=[^._\-/:[\]])|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

/** A name that may be cut at its dots, underscores and humps: `io.k8s.api.core.v1.` | `Pod` | `Template`. */
export const Name: FunctionalComponent<{ text: string }> = ({ text }) =>
  pieces(text).flatMap((piece, index) => (index === 0 ? [piece] : [h('wbr'), piece]))
Name.props = ['text']

/** Where a name may be cut, or the names among the words of a title; between words it is cut without being told. */
export function pieces(text: string): string[] {
  const cut = ['']
  for (const word of text.length < longest ? [text] : text.split(/(?<=\s)/)) {
    const [first = '', ...rest] = word.trimEnd().length < longest ? [word] : word.split(joints)
    cut.push(`${cut.pop()}${first}`, ...rest)
  }
  return cut
}
