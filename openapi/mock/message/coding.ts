import { concat } from './exchange.ts'

/** The content codings that bodies may come in. RFC 9110, 8.4.1. */
export const codings = ['gzip', 'deflate', 'identity'] as const
export type Coding = (typeof codings)[number]

/** The coding that a `Content-Encoding` names; undefined for one that is unknown, and for several at once. */
export function codingOf(header: string | undefined): Coding | undefined {
  const name = (header ?? 'identity').trim().toLowerCase()
  return name === 'x-gzip' ? 'gzip' : codings.find(coding => coding === name)
}

/** Decodes a body; undefined where it becomes longer than `limit` bytes, as a few compressed bytes may. */
export async function decode(
  bytes: Uint8Array,
  coding: Coding,
  limit: number,
): Promise<Uint8Array | 'malformed' | undefined> {
  if (coding === 'identity' || bytes.length === 0)
    return bytes
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream(coding)).getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      length += chunk.value.length
      if (length > limit) {
        await reader.cancel()
        return undefined
      }
      chunks.push(chunk.value)
    }
    return concat(chunks, length)
  }
  catch {
    return 'malformed'
  }
}
