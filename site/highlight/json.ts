import type { Token } from './render.ts'

const pattern = /"(?:[^"\\\n]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*|\b(?:true|false|null)\b/g

/** JSON has five kinds of token; reading them by one expression is far quicker than by a grammar, and most code of a reference is JSON. */
export function tokenizeJson(code: string): Token[] {
  return [...code.matchAll(pattern)].map((match) => {
    const colon = match[1] ?? ''
    const start = match.index
    return {
      start,
      end: start + match[0].length - colon.length,
      name: match[0].startsWith('"') ? (colon === '' ? 's' : 'f') : 'n',
    }
  })
}
