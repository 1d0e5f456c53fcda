import type { Answer } from './send.ts'

/** RFC 9110 §15; HTTP/2 and later send no phrase of their own. */
const PHRASES: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

export function describeAnswer({ status, statusText }: Pick<Answer, 'status' | 'statusText'>): string {
  return `${status} ${statusText || PHRASES[status] || ''}`.trim()
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
