import { essence } from '../message/media-type.ts'

/** The smallest files that programs accept, in Base64: a document cannot show an image. */
const files: Record<string, string> = {
  'image/png': 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'image/gif': 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'application/zip': 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
  'application/gzip': 'H4sIAAAAAAAAAwMAAAAAAAAAAAA=',
}

const pdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** A file of a binary media type; undefined for types that are text. */
export function binaryExample(type: string): Uint8Array<ArrayBuffer> | undefined {
  const name = essence(type)
  const file = files[name]
  if (file !== undefined)
    return Uint8Array.from(atob(file), character => character.charCodeAt(0))
  if (name === 'application/pdf')
    return new TextEncoder().encode(pdf)
  // Any bytes will do for a type that says nothing of its form.
  return (name === 'application/octet-stream' || /^(?:image|audio|video|font)\//.test(name)) && name !== 'image/svg+xml'
    ? new Uint8Array(16)
    : undefined
}
