import autocannon from 'autocannon'
import { cpuMicroseconds } from './process.ts'

/** One kind of request. */
export interface Case {
  name: string
  method: string
  path: string
  body?: string
}

/** A server that takes part in the comparison, and what was measured of it: a list of rounds for each case. */
export interface Runner {
  name: string
  pid: number
  url: string
  cases: readonly Case[]
  /** Makes it forget what was created. */
  reset: () => Promise<unknown>
  rounds: Round[][]
}

/** What one round of one case came to. */
export interface Round {
  cpu: number
  perSecond: number
  times: number[]
  bytes: number
  statuses: string[]
}

const connections = 8
export const headers = {
  'authorization': 'Bearer test',
  'api_key': 'test',
  'content-type': 'application/json',
  'accept': 'application/json',
}
/** Enough for the compiler of the engine to have seen what is called often; slow servers are cut off by the time. */
const warmRequests = 24_000
const warmSeconds = 3
const roundSeconds = 0.4
/** As many records as one key may create before it starts anew. */
const mostCreated = 800

/**
 * Measures all runners on each case in rounds, one runner after the other in each: whatever else the machine does meets all
 * of them alike.
 */
export async function compare(runners: Runner[], rounds: number): Promise<void> {
  for (const index of runners[0]?.cases.keys() ?? []) {
    const amounts = new Map<Runner, number>()
    for (const runner of runners)
      amounts.set(runner, await warm(runner, index))
    for (let round = 0; round < rounds; round++) {
      for (const runner of runners) {
        const measured = await measure(runner, index, amounts.get(runner) ?? 100)
        ;(runner.rounds[index] ??= []).push(measured)
      }
    }
  }
}

/** Warms up, and says how many requests make a round. */
async function warm(runner: Runner, index: number): Promise<number> {
  const end = performance.now() + warmSeconds * 1_000
  let amount = 200
  for (let sent = 0; sent < warmRequests && performance.now() < end; sent += amount) {
    const { perSecond } = await measure(runner, index, amount)
    amount = Math.round(Math.min(Math.max(perSecond * roundSeconds, 100), 4_000))
  }
  return amount
}

/** Sends so many requests; those that create something in parts, between which it is forgotten again. */
async function measure(runner: Runner, index: number, amount: number): Promise<Round> {
  const round = { cpu: 0, seconds: 0, bytes: 0, times: [] as number[], statuses: new Set<string>() }
  const { method } = runner.cases[index] ?? {}
  for (let left = amount; left > 0;) {
    const part = method === 'POST' ? Math.min(left, mostCreated) : left
    if (method === 'POST') await runner.reset()
    const before = cpuMicroseconds(runner.pid)
    await send(runner, index, part, round)
    round.cpu += cpuMicroseconds(runner.pid) - before
    left -= part
  }
  return {
    cpu: round.cpu / amount,
    perSecond: amount / round.seconds,
    bytes: round.bytes / amount,
    times: round.times,
    statuses: [...round.statuses],
  }
}

async function send(
  { url, cases }: Runner,
  index: number,
  amount: number,
  round: { seconds: number; bytes: number; times: number[]; statuses: Set<string> },
): Promise<void> {
  const { method = 'GET', path = '/', body } = cases[index] ?? {}
  const began = performance.now()
  let finished = began
  // The result itself is not looked at: it counts in whole seconds and milliseconds.
  const run = autocannon({
    url: url + path,
    method,
    headers,
    body,
    connections: Math.min(connections, amount),
    amount,
    sampleInt: 10,
  })
  run.on('response', (_client, status, length, time) => {
    round.times.push(time)
    round.bytes += length
    round.statuses.add(String(status))
    finished = performance.now()
  })
  await run
  round.seconds += (finished - began) / 1_000
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Nearest rank. */
export function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
}
