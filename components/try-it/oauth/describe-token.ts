import type { Translate } from '../../shared/messages/messages.ts'
import type { Token } from './client.ts'

/** Whether a token is worth nothing any more. */
export function isExpired({ expires }: Token, now: number): boolean {
  return expires !== undefined && expires <= now
}

/** Says until when a token holds, with the day where that is not today, and for which scopes where the server says so. */
export function describeToken(token: Token, now: number, t: Translate): string {
  if (isExpired(token, now))
    return t('console.signIn.expired')
  const { expires } = token
  const scopes = token.scopes.join(' ')
  if (expires === undefined)
    return scopes === '' ? t('console.signIn.inAll') : t('console.signIn.in', { scopes })
  const isToday = new Date(expires).toDateString() === new Date(now).toDateString()
  const format = new Intl.DateTimeFormat(t.lang, { timeStyle: 'short', ...(!isToday && { dateStyle: 'short' }) })
  const time = format.format(expires)
  return scopes === '' ? t('console.signIn.untilAll', { time }) : t('console.signIn.until', { time, scopes })
}
