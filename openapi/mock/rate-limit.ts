import type { Principal } from './request/principal.ts'
import type { Fault } from './error/fault.ts'
import type { Mock } from './mock.ts'
import { createFault } from './error/fault.ts'

const hour = 3_600_000

/** A request that was counted: the headers about the limit for its answer, and a refusal where there were too many. */
export interface Counted {
  headers: [name: string, value: string][]
  refusal?: Fault
}

/** Counts a key's requests in windows of an hour. RFC 6585, 4. */
export async function countRequest(mock: Mock, most: number, principal: Principal): Promise<Counted> {
  const time = mock.now()
  const { count, start } = await mock.store.update(principal.sandbox, (state) => {
    if (time - state.window.start >= hour)
      state.window = { start: time, count: 0 }
    state.window.count++
    return { ...state.window }
  })
  const headers: Counted['headers'] = [
    ['X-RateLimit-Limit', `${most}`],
    ['X-RateLimit-Remaining', `${Math.max(most - count, 0)}`],
    ['X-RateLimit-Reset', `${Math.ceil((start + hour) / 1_000)}`],
  ]
  if (count <= most)
    return { headers }
  const seconds = Math.max(Math.ceil((start + hour - time) / 1_000), 1)
  return {
    headers: [...headers, ['Retry-After', `${seconds}`]],
    refusal: createFault(
      429,
      'too_many_requests',
      `There may be no more than ${most} ${most === 1 ? 'request' : 'requests'} in an hour.`,
    ),
  }
}
