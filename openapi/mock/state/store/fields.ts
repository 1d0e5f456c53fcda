import { parseExact, toExactText } from '../../../document/json/exact-json.ts'
import type { JsonObject } from '../../message/exchange.ts'
import type { Replay, SandboxState } from './sandbox-state.ts'

/** A sandbox as texts, the way a shared store keeps it: a field for each collection, so that a change sends what it changed and nothing else. */
export type Fields = Map<string, string>

const collectionPrefix = 'collection:'

/** Writes a state as fields; the same state makes the same text. */
export function toFields(state: SandboxState): Fields {
  const { collections, replays, sequence, counters, window } = state
  const fields: Fields = new Map([['counts', JSON.stringify({ sequence, window, counters: [...counters] })]])
  if (replays.size > 0)
    fields.set('replays', JSON.stringify([...replays]))
  for (const [name, records] of collections)
    fields.set(collectionPrefix + name, toExactText([...records]) ?? '[]')
  return fields
}

/** A new, empty sandbox. */
export function createState(): SandboxState {
  return {
    collections: new Map(),
    replays: new Map(),
    sequence: 0,
    counters: new Map(),
    window: { start: 0, count: 0 },
  }
}

/** Reads what {@link toFields} wrote. */
export function parseFields(fields: Fields): SandboxState {
  const state = createState()
  for (const [field, text] of fields) {
    if (field === 'counts') {
      const { sequence, window, counters } = JSON.parse(text) as Pick<SandboxState, 'sequence' | 'window'> & {
        counters: [string, number][]
      }
      Object.assign(state, { sequence, window, counters: new Map(counters) })
    }
    else if (field === 'replays') {
      state.replays = new Map(JSON.parse(text) as [string, Replay][])
    }
    else if (field.startsWith(collectionPrefix)) {
      state.collections.set(field.slice(collectionPrefix.length), new Map(parseExact(text) as [string, JsonObject][]))
    }
  }
  return state
}

/** The difference that a change made: fields to set, and fields to delete. */
export function compareFields(before: Fields, after: Fields): { set: [string, string][], gone: string[] } {
  return {
    set: [...after].filter(([field, text]) => before.get(field) !== text),
    gone: [...before.keys()].filter(field => !after.has(field)),
  }
}

/** About how many bytes a sandbox takes. */
export function sizeOf(fields: Fields): number {
  let size = 0
  for (const [field, text] of fields)
    size += field.length + text.length
  return size
}
