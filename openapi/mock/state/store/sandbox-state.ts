import type { JsonObject } from '../../message/exchange.ts'

/** The sandbox of one key: its records by collection and id, and answers kept for repetition. Plain data. */
export interface SandboxState {
  /** Collections by concrete path, `/users` or `/users/42/keys`, in the order of insertion. */
  collections: Map<string, Map<string, JsonObject>>
  /** Answers kept for `Idempotency-Key`. */
  replays: Map<string, Replay>
  /** Counts everything that was made here, so that no two ids are the same. */
  sequence: number
  /** The highest number given as an id, by collection. */
  counters: Map<string, number>
  /** Requests counted in the current window, where the rate limit is on. */
  window: { start: number, count: number }
}

export interface Replay {
  fingerprint: string
  /** 0 while the first request is under way. */
  status: number
  headers: [string, string][]
  body?: string
  /** When the first request came, while it is under way. */
  since?: number
}
