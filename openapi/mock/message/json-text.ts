import { endOfString, parseExact } from '../../document/json/exact-json.ts'

/** The deepest that JSON may nest within a form, a part or a parameter. */
const deepest = 200

/** Parses JSON within a form, part or parameter; other text, and JSON that nests too deep, is returned as it is. */
export function readJsonText(text: string): unknown {
  try {
    return nesting(text) > deepest ? text : parseExact(text)
  }
  catch {
    return text
  }
}

/** How deep JSON text nests, strings left out; counted before parsing, since parsed data may be too deep to walk. */
export function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22)
      index = endOfString(text, index)
    else if (code === 0x5B || code === 0x7B)
      deepest = Math.max(deepest, ++depth)
    else if (code === 0x5D || code === 0x7D)
      depth--
  }
  return deepest
}
