import type { Answer } from './exchange.ts'
import type { Fault } from './fault.ts'
import type { Mock } from './handler.ts'
import type { Checked } from './respond.ts'
import { createAnswer } from './exchange.ts'
import { createFault, isFault } from './fault.ts'
import { hash } from './random.ts'

/** As many answers as a sandbox keeps for repetition; the oldest goes first. */
const most = 100

/**
 * Answers a request with an `Idempotency-Key` once: the same key and request get the same answer again, the same key with
 * another request is refused.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 */
export async function answerOnce(mock: Mock, { exchange, principal, body }: Checked, answer: () => Promise<Answer | Fault>): Promise<Answer | Fault> {
  const key = exchange.method === 'POST' || exchange.method === 'PATCH'
    ? exchange.header('idempotency-key')
    : undefined
  if (key === undefined || key === '' || key.length > 255)
    return answer()
  const fingerprint = hash(`${exchange.method} ${exchange.path}?${exchange.query} ${JSON.stringify(body.value)}`).toString(36)
  const kept = await mock.store.read(principal.sandbox, state => state.replays.get(key))
  if (kept && kept.fingerprint !== fingerprint)
    return createFault(422, 'idempotency_key_reused', 'This Idempotency-Key came with another request before.')
  if (kept) {
    return createAnswer(kept.status, [
      ...kept.headers,
      ['Idempotency-Replayed', 'true'],
    ], kept.body)
  }
  const made = await answer()
  if (!isFault(made) && (made.body === undefined || typeof made.body === 'string')) {
    await mock.store.update(principal.sandbox, ({ replays }) => {
      replays.set(key, {
        fingerprint,
        status: made.status,
        headers: [...made.headers],
        body: made.body as string | undefined,
      })
      for (const [oldest] of replays) {
        if (replays.size <= most)
          break
        replays.delete(oldest)
      }
    })
  }
  return made
}
