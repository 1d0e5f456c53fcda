import { typeParameter } from './media-type.ts'
import { remembered } from './remembered.ts'

/** Reads bytes as text; undefined where they are none in their charset. */
type ReadText = (bytes: Uint8Array) => string | undefined

const readers = remembered((charset): { read?: ReadText } => {
  if (charset === 'utf-16')
    return { read: readUtf16 }
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    return { read: bytes => decode(decoder, bytes) }
  }
  catch {
    return {}
  }
})

/**
 * How the text of a media type is read: in the charset that it names, else as UTF-8; undefined where that charset is unknown.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.2
 */
export function readerOf(type: string): ReadText | undefined {
  const charset = type.includes(';') ? typeParameter(type, 'charset') : undefined
  return readers(charset?.toLowerCase() ?? 'utf-8').read
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  }
  catch {
    return undefined
  }
}

/** A mark at the start says in which order the bytes are. Without one it is big-endian (RFC 2781, 4.3), unless what is sent is plainly not. */
function readUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const isLittle = (first === 0xFF && second === 0xFE) || (first !== 0 && second === 0)
  return decode(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true }), bytes)
}
