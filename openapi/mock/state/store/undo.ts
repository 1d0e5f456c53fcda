import type { SandboxState } from './sandbox-state.ts'

/** Steps that take back what was done, last first. */
type Steps = (() => void)[]

/**
 * Runs a change on a sandbox; one that throws leaves nothing behind. Each write notes how to undo it, so that
 * the cost depends on the change, not on the size of the sandbox. Records themselves are replaced, never changed.
 */
export function changeWhole<T>(state: SandboxState, change: (state: SandboxState) => T): T {
  const steps: Steps = []
  const { sequence, window: { ...window } } = state
  const watched = [
    watchCollections(state.collections, steps),
    watch(state.replays, steps),
    watch(state.counters, steps),
  ]
  try {
    return change(state)
  }
  catch (error) {
    watched.forEach(end => end())
    steps.reverse().forEach(step => step())
    Object.assign(state, { sequence, window })
    throw error
  }
  finally {
    watched.forEach(end => end())
  }
}

/** Watches the map of collections, and each collection from its first use on. */
function watchCollections(collections: SandboxState['collections'], steps: Steps): () => void {
  const ends = new Map<object, () => void>()
  const end = watch(collections, steps)
  const enter = <V extends Map<string, unknown>>(records: V): V => {
    if (!ends.has(records))
      ends.set(records, watch(records, steps))
    return records
  }
  collections.get = (name) => {
    const records = Map.prototype.get.call(collections, name) as ReturnType<typeof collections.get>
    return records && enter(records)
  }
  collections.values = () => {
    const all = Map.prototype.values.call(collections) as ReturnType<typeof collections.values>
    return [...all].map(enter).values() as ReturnType<typeof collections.values>
  }
  collections.entries = () => {
    const all = Map.prototype.entries.call(collections) as ReturnType<typeof collections.entries>
    const seen = [...all].map(([name, records]) => [name, enter(records)] as [string, typeof records])
    return seen.values() as ReturnType<typeof collections.entries>
  }
  collections[Symbol.iterator] = collections.entries
  return () => {
    end()
    ends.forEach(stop => stop())
    for (const method of ['get', 'values', 'entries', Symbol.iterator] as const)
      Reflect.deleteProperty(collections, method)
  }
}

/** Notes what is set in and deleted from a map, until the watch is ended. */
function watch<K, V>(map: Map<K, V>, steps: Steps): () => void {
  let isCopied = false
  /** An entry that is deleted loses its place in the order, so a copy is needed to restore it. */
  const copy = (): void => {
    if (isCopied)
      return
    isCopied = true
    const before = [...Map.prototype.entries.call(map)] as [K, V][]
    steps.push(() => {
      Map.prototype.clear.call(map)
      before.forEach(([key, value]) => Map.prototype.set.call(map, key, value))
    })
  }
  map.set = (key, value) => {
    if (!isCopied) {
      const had = map.has(key)
      const before = Map.prototype.get.call(map, key) as V
      steps.push(() => (had ? Map.prototype.set.call(map, key, before) : Map.prototype.delete.call(map, key)))
    }
    return Map.prototype.set.call(map, key, value) as typeof map
  }
  map.delete = (key) => {
    if (map.has(key))
      copy()
    return Map.prototype.delete.call(map, key) as boolean
  }
  map.clear = () => {
    copy()
    Map.prototype.clear.call(map)
  }
  return () => {
    for (const method of ['set', 'delete', 'clear'] as const)
      Reflect.deleteProperty(map, method)
  }
}
