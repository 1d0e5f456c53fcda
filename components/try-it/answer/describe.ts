import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { Answer } from '../send.ts'
import { plural } from '../../../openapi/document/plural.ts'
import { statusPhrase } from '../../../openapi/document/status.ts'

/** `404 Not Found`: HTTP/2 and later send no phrase of their own. */
export function describeAnswer({ status, statusText }: Pick<Answer, 'status' | 'statusText'>): string {
  return `${status} ${statusText || statusPhrase(String(status))}`.trim()
}

export function formatSize(bytes: number): string {
  if (bytes < 1000)
    return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/**
 * When to retry according to an answer, in words: `in 12 minutes`. Undefined where it gives no number of
 * seconds.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function describeRetry({ status, headers }: Pick<Answer, 'status' | 'headers'>): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim() ?? ''
  if (status < 400 || !/^\d{1,8}$/.test(value))
    return ''
  const seconds = Number(value)
  const [count, unit]: [number, string] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour']
  return `in ${plural(count, unit)}`
}

/** The extension of a saved answer's file name. */
export function toExtension(mediaType: string): string {
  const subtype = mediaType.split('/')[1]?.replace(/^x-|.*\+/g, '') ?? ''
  return /^[a-z0-9]{1,8}$/.test(subtype) ? subtype : 'bin'
}

/** The address that is called, with credentials in it hidden. */
export function describeAddress({ url, keys }: Pick<HttpRequest, 'url' | 'keys'>): string {
  return keys
    .filter(({ in: place, key }) => place === 'query' && key !== '')
    .reduce((shown, { key }) => shown.replaceAll(`=${key}`, () => '=••••••••'), url)
}
