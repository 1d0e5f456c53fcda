import type { Answer, Exchange } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import { isFault } from './error/fault.ts'
import { createAnswer } from './message/exchange.ts'
import { answerOAuth } from './oauth/answer.ts'

/**
 * What a key may ask of its sandbox: `DELETE /.sandbox` begins it anew, `GET /.sandbox/requests` lists its last requests, oldest first.
 * No API has a path that begins with a dot.
 */
export async function answerSandbox(mock: Mock, exchange: Exchange, path: string): Promise<Answer | undefined> {
  const oauth = await answerOAuth(mock, exchange, path)
  if (oauth)
    return oauth
  const isReset = path === '/.sandbox' && exchange.method === 'DELETE'
  const isJournal = path === '/.sandbox/requests' && (exchange.method === 'GET' || exchange.method === 'HEAD')
  if (!isReset && !isJournal)
    return undefined
  const principal = await mock.authorizer.authorize([], exchange)
  if (isFault(principal))
    return createAnswer(principal.status)
  if (isJournal)
    return createAnswer(200, [['Content-Type', 'application/json']], listRequests(mock, principal.sandbox))
  await mock.store.remove(principal.sandbox)
  mock.journal.forget(principal.sandbox)
  return createAnswer(204)
}

function listRequests({ journal }: Mock, sandbox: string): string {
  const requests = journal.list(sandbox).map(({ time, ...rest }) => ({ time: new Date(time).toISOString(), ...rest }))
  return JSON.stringify({ requests })
}
