import type { Answer, Exchange } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Plan } from './plan.ts'
import type { Principal } from './request/authorize.ts'
import type { Preferences } from './request/prefer.ts'

/** A request that has found its operation. */
export interface Visit {
  plan: Plan
  exchange: Exchange
  preferences: Preferences
  /** The values in the path, decoded. */
  path: Record<string, string>
}

/** What became of a request. */
export interface Outcome {
  result: Answer | Fault
  /** Who called, where that is known. */
  principal?: Principal
  /** What is to be said of the rate limit, in place of what the document shows. */
  limit?: [name: string, value: string][]
  /** What was wrong and is not held against the request, in words. */
  notice?: string
}
