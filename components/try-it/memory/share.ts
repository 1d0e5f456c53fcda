import type { SavedDraft } from './saved.ts'
import { toBase64Url } from '../../../openapi/document/text/sha256.ts'
import { shareMark } from '../try-it.ts'
import { readSaved } from './saved.ts'

const mark = shareMark

/** A link that opens an operation with what was entered. It stands behind the hash, which no server is sent. */
export function toShareLink(page: string, saved: SavedDraft): string {
  const url = new URL(page)
  url.hash = `${mark.slice(1)}${toBase64Url(new TextEncoder().encode(JSON.stringify(saved)))}`
  return url.href
}

/** What a link brought; undefined where it is another link. */
export function readShareLink(hash: string): SavedDraft | undefined {
  if (!hash.startsWith(mark))
    return undefined
  try {
    const bytes = atob(hash.slice(mark.length).replaceAll('-', '+').replaceAll('_', '/'))
    const text = new TextDecoder().decode(Uint8Array.from(bytes, character => character.charCodeAt(0)))
    return readSaved(JSON.parse(text))
  }
  catch {
    return undefined
  }
}
