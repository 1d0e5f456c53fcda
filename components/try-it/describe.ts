import type { Answer } from './send.ts'
import { statusPhrase } from '../../openapi/model/status.ts'

/** `404 Not Found`: HTTP/2 and later send no phrase of their own. */
export function describeAnswer({ status, statusText }: Pick<Answer, 'status' | 'statusText'>): string {
  return `${status} ${statusText || statusPhrase(String(status))}`.trim()
}

export function formatSize(bytes: number): string {
  if (bytes < 1000)
    return `${bytes} B`
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What a saved answer's name ends with. */
export function toExtension(mediaType: string): string {
  const subtype = mediaType.split('/')[1]?.replace(/^x-|.*\+/g, '') ?? ''
  return /^[a-z0-9]{1,8}$/.test(subtype)
    ? subtype
    : 'bin'
}
