import type { Answer, Exchange } from './message/exchange.ts'
import type { Fault } from './error/fault.ts'
import type { Plan } from './plan.ts'
import type { Principal } from './request/principal.ts'
import type { Preferences } from './request/prefer.ts'

/** A request that has found its operation. */
export interface Visit {
  plan: Plan
  exchange: Exchange
  preferences: Preferences
  /** The values in the path, decoded. */
  path: Record<string, string>
}

/** The result of a request. */
export interface Outcome {
  result: Answer | Fault
  /** Who called, where that is known. */
  principal?: Principal
  /** Headers about the rate limit, in place of the document's examples. */
  limit?: [name: string, value: string][]
  /** What was wrong but let pass, in words. */
  notice?: string
}
