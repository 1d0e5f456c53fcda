import { essence } from '../message/media-type.ts'
import { mediaFiles } from './media-files.ts'

/** Other names of the same types. */
const aliases: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/x-icon': 'image/vnd.microsoft.icon',
  'image/x-ms-bmp': 'image/bmp',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
  'audio/opus': 'audio/ogg',
  'audio/vorbis': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'font/sfnt': 'font/ttf',
  'application/font-woff': 'font/woff',
  'application/font-woff2': 'font/woff2',
  'application/x-font-ttf': 'font/ttf',
  'application/x-font-otf': 'font/otf',
  'application/vnd.ms-opentype': 'font/otf',
  'application/x-pdf': 'application/pdf',
  'application/x-zip-compressed': 'application/zip',
  'application/x-gzip': 'application/gzip',
  'application/x-tgz': 'application/gzip',
  'application/msexcel': 'application/vnd.ms-excel',
  'application/x-msexcel': 'application/vnd.ms-excel',
  // Word opens RTF by either name.
  'application/msword': 'application/rtf',
}

/** The type that stands for a range of them: `image/*`. */
export function fileOfRange(range: string): string | undefined {
  const [kind = ''] = range.split('/', 1)
  return ({ image: 'image/png', audio: 'audio/wav', video: 'video/mp4', font: 'font/woff2' } as Record<string, string>)[kind]
}

/** The type by which a file of a media type is known here; undefined where there is none. */
export function fileTypeOf(type: string): string | undefined {
  const name = essence(type)
  const known = aliases[name] ?? name
  return Object.hasOwn(mediaFiles, known) ? known : undefined
}

/** A file of a binary media type; undefined for types that are text. */
export function binaryExample(type: string): Uint8Array<ArrayBuffer> | undefined {
  const name = essence(type)
  const file = mediaFiles[fileTypeOf(name) ?? '']
  if (file !== undefined)
    return Uint8Array.from(atob(file), character => character.charCodeAt(0))
  // Two empty blocks are the end of an archive, and an archive of nothing else has no files.
  if (name === 'application/x-tar')
    return new Uint8Array(1_024)
  // A type without a known form gets arbitrary bytes.
  return (name === 'application/octet-stream' || /^(?:image|audio|video|font)\//.test(name)) && name !== 'image/svg+xml'
    ? new Uint8Array(16)
    : undefined
}
