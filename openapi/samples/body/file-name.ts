import { essence } from '../answer.ts'

const extensions: Record<string, string> = {
  'application/gzip': 'gz',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'application/zip': 'zip',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
}

/**
 * The name of the file that a sample reads: the proposal where it is a plain file name, else one made of the field's name
 * and the media type. Paths and hidden files are refused, since a spec must not choose which file a reader uploads.
 */
export function fileName(field: string, type: string, proposal?: string): string {
  if (proposal !== undefined && /^[\w-][\w.-]{0,60}\.[a-z0-9]{1,5}$/i.test(proposal))
    return proposal
  const stem = field.replace(/\W+/g, '-').replace(/^-+|-+$/g, '') || 'file'
  const known = essence(type)
  return `${stem}.${extensions[known] ?? /^(?:image|audio|video)\/([a-z\d]{2,5})$/.exec(known)?.[1] ?? 'bin'}`
}
