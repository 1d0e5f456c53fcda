import autocannon from 'autocannon'
import { cpuMicroseconds } from './process.ts'

/** One kind of request. */
export interface Case { name: string, method: string, path: string, body?: string }

/** A server that takes part in the comparison, and what was measured of it: a list of rounds for each case. */
export interface Runner { name: string, pid: number, url: string, cases: readonly Case[], rounds: Round[][] }

/** What one round of one case came to. */
export interface Round { cpu: number, perSecond: number, times: number[], bytes: number, statuses: string }

const connections = 8
/** Enough for the compiler of the engine to have seen what is called often; slow servers are cut off by the time. */
const warmRequests = 12_000
const warmSeconds = 2
const roundSeconds = 0.4

/**
 * Measures all runners on each case in rounds, one runner after the other in each: whatever else the machine does meets all
 * of them alike. Every round works with a key of its own, so that none grows slower by what earlier ones have created.
 */
export async function compare(runners: Runner[], rounds: number): Promise<void> {
  for (const index of runners[0]?.cases.keys() ?? []) {
    const amounts = new Map<Runner, number>()
    for (const runner of runners)
      amounts.set(runner, await warm(runner, index))
    for (let round = 0; round < rounds; round++) {
      for (const runner of runners) {
        const measured = await send(runner, index, amounts.get(runner) ?? 100, `round-${round}`);
        (runner.rounds[index] ??= []).push(measured)
      }
    }
  }
}

/** Warms up, and says how many requests make a round. */
async function warm(runner: Runner, index: number): Promise<number> {
  const end = performance.now() + warmSeconds * 1_000
  let amount = 200
  for (let sent = 0, turn = 0; sent < warmRequests && performance.now() < end; turn++) {
    const { perSecond } = await send(runner, index, amount, `warm-${turn}`)
    sent += amount
    amount = Math.round(Math.min(Math.max(perSecond * roundSeconds, 100), 4_000))
  }
  return amount
}

async function send({ pid, url, cases }: Runner, index: number, amount: number, key: string): Promise<Round> {
  const { method = 'GET', path = '/', body } = cases[index] ?? {}
  const headers = { 'authorization': `Bearer ${key}`, 'api_key': key, 'content-type': 'application/json', 'accept': 'application/json' }
  const times: number[] = []
  let bytes = 0
  let finished = 0
  const before = cpuMicroseconds(pid)
  const began = performance.now()
  // The result itself is seldom looked at: it counts in whole seconds and milliseconds.
  const run = autocannon({ url: url + path, method, headers, body, connections, amount, sampleInt: 10 })
  run.on('response', (_client, _status, length, time) => {
    times.push(time)
    bytes += length
    finished = performance.now()
  })
  const { statusCodeStats } = await run
  return {
    cpu: (cpuMicroseconds(pid) - before) / amount,
    perSecond: amount * 1_000 / (finished - began),
    times,
    bytes: bytes / amount,
    statuses: Object.keys(statusCodeStats ?? {}).join('/'),
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Nearest rank. */
export function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
}
