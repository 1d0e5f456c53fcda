/** As deep as JSON may nest within a form, a part or a parameter. */
const deepest = 200

/** JSON that stands within something else, read; text that is none, or that nests too deep to be walked, is itself. */
export function readJsonText(text: string): unknown {
  try {
    return nesting(text) > deepest ? text : parseNumbers(text)
  }
  catch {
    return text
  }
}

/** Parses JSON; where its text holds a number beyond what JavaScript can say, that becomes the largest there is. */
export function parseNumbers(text: string): unknown {
  return /\d{300}|e\+?\d{3}/i.test(text)
    ? JSON.parse(text, (_, value: unknown) => (typeof value === 'number' ? finite(value) : value))
    : JSON.parse(text)
}

/** A number too large for JavaScript is as large as it can be: JSON bounds none. RFC 8259, 6. */
export function finite(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE)
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

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text.charCodeAt(index) !== 0x22) {
    index += text.charCodeAt(index) === 0x5C ? 2 : 1
  }
  return index
}
