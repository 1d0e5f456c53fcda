import type { JsonObject } from '../message/exchange.ts'
import type { Random } from '../message/random.ts'

/** What the maker of a record may need; nothing here reads a clock or throws dice by itself. */
export interface Making {
  now: Date
  random: Random
  /** The concrete path of the collection, `/users/42/keys`: what stands above it is the record's. */
  path: string
  /** A number that was never given before, for numbered ids: those of deleted records do not come back. */
  count: (highest: () => number) => number
  /** Ids that are taken. */
  taken: ReadonlyMap<string, JsonObject>
}
