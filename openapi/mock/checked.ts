import type { Principal } from './request/principal.ts'
import type { ReadBody } from './request/body.ts'
import type { Exchange } from './message/exchange.ts'
import type { ParameterValues } from './operation/operation.ts'
import type { Preferences } from './request/prefer.ts'

/** A request that has passed all checks but those of state. */
export interface Checked {
  exchange: Exchange
  preferences: Preferences
  principal: Principal
  values: ParameterValues
  body: ReadBody
  /** The media type that `Accept` chose. */
  type?: string
}
