import { typeParameter } from './media-type.ts'
import { remembered } from './remembered.ts'

/** Reads bytes as text; undefined where they are none in their charset. */
type ReadText = (bytes: Uint8Array) => string | undefined

const readers = remembered((charset): { read?: ReadText } => {
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    const swapped = charset === 'utf-16' ? new TextDecoder('utf-16be', { fatal: true }) : decoder
    return { read: bytes => decode(isBigEndian(bytes) ? swapped : decoder, bytes) }
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

/** A mark at the start says in which order the bytes are. Without one the higher is first (RFC 2781, 4.3), unless that is plainly not so. */
function isBigEndian([first, second]: Uint8Array): boolean {
  return !(first === 0xFF && second === 0xFE) && !(first !== 0 && second === 0)
}
