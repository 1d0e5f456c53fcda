import type { HttpRequest } from '../../../openapi/samples/http-request.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { Answer, Outcome } from '../send.ts'
import { statusPhrase } from '../../../openapi/document/status.ts'

/** `404 Not Found`: HTTP/2 and later send no phrase of their own. */
export function describeAnswer({ status, statusText }: Pick<Answer, 'status' | 'statusText'>): string {
  return `${status} ${statusText || statusPhrase(String(status))}`.trim()
}

/** `1.2 kB`, as the language writes it. */
export function formatSize(bytes: number, { lang }: Pick<Translate, 'lang'>): string {
  const [value, unit] = bytes < 1000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  const digits = unit === 'B' ? 0 : 1
  const number = value.toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits, numberingSystem: 'latn' })
  return `${number} ${unit}`
}

/**
 * When to retry according to an answer, in words: `Try again in 12 minutes.` Empty where it gives no number of
 * seconds.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function describeRetry({ status, headers }: Pick<Answer, 'status' | 'headers'>, t: Translate): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim() ?? ''
  if (status < 400 || !/^\d{1,8}$/.test(value))
    return ''
  const seconds = Number(value)
  if (seconds < 120)
    return t('console.retrySeconds', { count: seconds })
  return seconds < 7200
    ? t('console.retryMinutes', { count: Math.ceil(seconds / 60) })
    : t('console.retryHours', { count: Math.ceil(seconds / 3600) })
}

/** What came of a request, as a screen reader says it. */
export function announce(outcome: Outcome, errorCount: number, t: Translate): string {
  if (outcome.kind === 'failure')
    return `${outcome.title} ${outcome.advice}`
  const fields = errorCount === 0 ? '' : t('console.anotherLook', { count: errorCount })
  const answered = t('console.answered', { status: describeAnswer(outcome), count: outcome.milliseconds })
  return [answered, outcome.note, describeRetry(outcome, t), fields].filter(Boolean).join(' ')
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
