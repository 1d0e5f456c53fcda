import type { SandboxState } from './sandbox-state.ts'

/** A change under way. */
interface Change {
  /** Steps that take back what was done, last first. */
  steps: (() => void)[]
  /** The maps that it has used. */
  watches: Watch[]
}

/** What is noted of a map. Its methods are replaced once, since replacing them costs more than most changes. */
interface Watch {
  /** The change that is under way, if any. */
  change: Change | undefined
  /** Whether the change has copied the map: further steps are of no use. */
  isCopied: boolean
}

/**
 * Runs a change on a sandbox; one that throws leaves nothing behind. Each write notes how to undo it, so that
 * the cost depends on the change, not on the size of the sandbox. Records themselves are replaced, never changed.
 */
export function changeWhole<T>(state: SandboxState, run: (state: SandboxState) => T): T {
  const change: Change = { steps: [], watches: [] }
  const { sequence, window: { ...window } } = state
  begin(watchCollections(state.collections), change)
  begin(watch(state.replays), change)
  begin(watch(state.counters), change)
  try {
    return run(state)
  }
  catch (error) {
    change.watches.forEach(end)
    change.steps.reverse().forEach(step => step())
    Object.assign(state, { sequence, window })
    throw error
  }
  finally {
    change.watches.forEach(end)
  }
}

function begin(watch: Watch, change: Change): void {
  if (watch.change === change)
    return
  watch.change = change
  watch.isCopied = false
  change.watches.push(watch)
}

function end(watch: Watch): void {
  watch.change = undefined
}

const known = new WeakMap<object, Watch>()

/** Watches the map of collections, and each collection from its first use in a change on. */
function watchCollections(collections: SandboxState['collections']): Watch {
  const found = known.get(collections)
  if (found)
    return found
  const made = watch(collections)
  const enter = <V extends Map<string, unknown>>(records: V): V => {
    if (made.change)
      begin(watch(records), made.change)
    return records
  }
  const entries = (): ReturnType<typeof collections.entries> => {
    const all = Map.prototype.entries.call(collections) as ReturnType<typeof collections.entries>
    const seen = [...all].map(([name, records]) => [name, enter(records)] as [string, typeof records])
    return seen.values() as ReturnType<typeof collections.entries>
  }
  replace(collections, 'get', (name: string) => {
    const records = Map.prototype.get.call(collections, name) as ReturnType<typeof collections.get>
    return records && enter(records)
  })
  replace(collections, 'values', () => {
    const all = Map.prototype.values.call(collections) as ReturnType<typeof collections.values>
    return [...all].map(enter).values()
  })
  replace(collections, 'entries', entries)
  replace(collections, Symbol.iterator, entries)
  return made
}

/** Notes what is set in and deleted from a map while a change is under way. */
function watch<K, V>(map: Map<K, V>): Watch {
  const found = known.get(map)
  if (found)
    return found
  const made: Watch = { change: undefined, isCopied: false }
  known.set(map, made)
  /** An entry that is deleted loses its place in the order, so a copy is needed to restore it. */
  const copy = (): void => {
    if (made.isCopied || !made.change)
      return
    made.isCopied = true
    const before = [...Map.prototype.entries.call(map)] as [K, V][]
    made.change.steps.push(() => {
      Map.prototype.clear.call(map)
      before.forEach(([key, value]) => Map.prototype.set.call(map, key, value))
    })
  }
  replace(map, 'set', (key: K, value: V) => {
    if (made.change && !made.isCopied) {
      const had = map.has(key)
      const before = Map.prototype.get.call(map, key) as V
      made.change.steps.push(() =>
        had ? Map.prototype.set.call(map, key, before) : Map.prototype.delete.call(map, key))
    }
    return Map.prototype.set.call(map, key, value) as typeof map
  })
  replace(map, 'delete', (key: K) => {
    if (map.has(key))
      copy()
    return Map.prototype.delete.call(map, key) as boolean
  })
  replace(map, 'clear', () => {
    copy()
    Map.prototype.clear.call(map)
  })
  return made
}

/** Replaces a method of one map; it does not show among what the map holds. */
function replace(map: object, method: string | symbol, value: unknown): void {
  Object.defineProperty(map, method, { value, configurable: true, writable: true })
}
