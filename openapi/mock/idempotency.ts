import type { Answer } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import type { Checked } from './checked.ts'
import type { Replay } from './state/store/sandbox-state.ts'
import { createAnswer } from './message/exchange.ts'
import { createFault, isFault } from './error/fault.ts'
import { hash } from '../document/text/hash.ts'
import { stringifyExact } from '../document/json/numerals.ts'
import { SandboxFullError } from './state/store/store.ts'

/** The most answers that a sandbox keeps for repetition; the oldest is dropped first. */
const most = 100
const mostCharacters = 1_048_576

/** The status of a request that has not been answered yet; after so many milliseconds it counts as given up. */
const underWay = 0
const patience = 30_000

/**
 * Answers a request with an `Idempotency-Key` once. A key belongs to its method and path: another operation may have the same.
 * The same key and request get the same answer again, the same key with another body or query is refused, and so is a repetition that comes before the first answer: of two at once, only one is at work.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 */
export function answerOnce(
  mock: Mock,
  request: Checked,
  answer: () => Promise<Answer | Fault>,
): Promise<Answer | Fault> {
  const { exchange } = request
  const key = exchange.method === 'POST' || exchange.method === 'PATCH' ? exchange.header('idempotency-key') : undefined
  return key === undefined || key === '' || key.length > 255 ? answer() : answerByKey(mock, { request, key }, answer)
}

async function answerByKey(
  mock: Mock,
  { request, key }: { request: Checked, key: string },
  answer: () => Promise<Answer | Fault>,
): Promise<Answer | Fault> {
  const { exchange, principal, body } = request
  const name = `${exchange.method} ${exchange.path} ${key}`
  const fingerprint = hash(`${exchange.query} ${stringifyExact(body.value)}`).toString(36)
  const time = mock.now()
  const { sandbox } = principal
  const kept = await mock.store.update(sandbox, ({ replays }) => {
    const known = replays.get(name)
    if (known && !(known.status === underWay && time - (known.since ?? 0) > patience))
      return known
    replays.set(name, {
      fingerprint,
      status: underWay,
      headers: [],
      since: time,
    })
    return undefined
  })
  if (kept && kept.fingerprint !== fingerprint)
    return createFault(422, 'idempotency_key_reused', 'This Idempotency-Key came with another request before.')
  if (kept?.status === underWay) {
    return createFault(
      409,
      'idempotency_key_in_use',
      'The first request with this Idempotency-Key is still being answered.',
    )
  }
  if (kept) {
    return createAnswer(kept.status, [...kept.headers, ['Idempotency-Replayed', 'true']], kept.body)
  }
  let made: Answer | Fault | undefined
  try {
    made = await answer()
    return made
  }
  finally {
    const done = made
    await mock.store
      .update(
        sandbox,
        ({ replays }) => {
          if (done && !isFault(done) && (done.body === undefined || typeof done.body === 'string')) {
            replays.set(name, {
              fingerprint,
              status: done.status,
              headers: [...done.headers],
              body: done.body,
            })
          }
          else {
            replays.delete(name)
          }
          forgetOldest(replays)
        },
        done && !isFault(done) && typeof done.body === 'string' ? done.body.length : 0,
      )
      .catch((error: unknown) => {
        // An answer too large to keep is still given; only a repetition will not find it.
        if (!(error instanceof SandboxFullError))
          throw error
      })
  }
}

function forgetOldest(replays: Map<string, Replay>): void {
  let characters = 0
  for (const { body } of replays.values())
    characters += body?.length ?? 0
  for (const [oldest, { body }] of replays) {
    if (replays.size <= most && characters <= mostCharacters)
      return
    replays.delete(oldest)
    characters -= body?.length ?? 0
  }
}
