import type { JsonObject } from '../../message/exchange.ts'
import type { Random } from '../../message/random.ts'

/** What making a record needs; clock and random values are given, so that the same input makes the same record. */
export interface Making {
  now: Date
  random: Random
  /** The concrete path of the collection, `/users/42/keys`: the ids in it belong to the record's parents. */
  path: string
  /** A number that was never given before, for numbered ids: those of deleted records do not come back. */
  count: (highest: () => number) => number
  /** Ids that are taken. */
  taken: ReadonlyMap<string, JsonObject>
}
