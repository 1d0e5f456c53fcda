import { changeWhole } from './undo.ts'
import type { SandboxState } from './sandbox-state.ts'
import { createState, sizeOf, toFields } from './fields.ts'

/**
 * Where sandboxes live. A change is synchronous and pure but for the state it is given: a store may run it again when
 * somebody else was faster. Each call is atomic.
 */
export interface Store {
  /** Runs a change alone on a sandbox and keeps what it did. `bytes` is roughly how many it adds, where they are many. */
  update: <T>(sandbox: string, change: (state: SandboxState) => T, bytes?: number) => Promise<T>
  /** Looks at a sandbox; what is changed in it may be lost. */
  read: <T>(sandbox: string, look: (state: SandboxState) => T) => Promise<T>
  remove: (sandbox: string) => Promise<void>
  close: () => Promise<void>
}

export interface StoreOptions {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Milliseconds without use after which a sandbox is forgotten. */
  lifetime?: number
  /** The oldest sandbox goes when there are more. */
  most?: number
  /** Bytes of one sandbox; what would go beyond is refused with {@link SandboxFullError}. */
  bytes?: number
  /** Bytes of all of them; the oldest go where they are more. */
  total?: number
}

/** The store cannot be reached, or is too busy: whether a change was made is not known. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** The change would make a sandbox larger than allowed; it was not made. */
export class SandboxFullError extends Error {
  override name = 'SandboxFullError'
  constructor(bytes: number) {
    super(`This sandbox holds ${bytes} bytes, and that is its limit. Delete something, or use another test key.`)
  }
}

const hour = 3_600_000
/** 8 MB. */
export const mostBytes = 8_388_608

/** Bytes that a change may add beyond those of the request. */
const small = 512

interface Entry {
  state: SandboxState
  touched: number
  /** An upper estimate of its size. */
  weight: number
  /** How much of that was added since it was last weighed. */
  loose: number
}

/** Sandboxes in memory: the least recently used goes first. */
export function createMemoryStore({
  now,
  lifetime = hour,
  most = 1_000,
  bytes = mostBytes,
  total = 268_435_456,
}: StoreOptions): Store {
  const sandboxes = new Map<string, Entry>()
  let weight = 0
  /** The name of the sandbox that was used last. */
  let latest: string | undefined

  function open(name: string): Entry {
    const time = now()
    let entry = sandboxes.get(name)
    if (entry && time - entry.touched >= lifetime) {
      forget(name)
      entry = undefined
    }
    const isLast = entry !== undefined && name === latest
    entry ??= { state: createState(), touched: time, weight: 0, loose: 0 }
    entry.touched = time
    if (isLast)
      return entry
    // Deleting first moves it to the end: the first of the map is then the one unused for longest.
    sandboxes.delete(name)
    sandboxes.set(name, entry)
    latest = name
    return entry
  }

  function forget(name: string): void {
    weight -= sandboxes.get(name)?.weight ?? 0
    sandboxes.delete(name)
  }

  function evict(time: number): void {
    if (weight > total) {
      ;[...sandboxes.values()].filter(entry => entry.loose * 2 > entry.weight).forEach(weigh)
    }
    // Making more room than needed keeps the next change from having to make some too.
    const wanted = weight > total ? total * 0.9 : total
    for (const [name, { touched }] of sandboxes) {
      if (sandboxes.size === 1 || (sandboxes.size <= most && weight <= wanted && time - touched < lifetime))
        return
      forget(name)
    }
  }

  /** Measures a sandbox by writing it out, which is slow: it is done only where the estimate says that it may be full. */
  function weigh(entry: Entry): void {
    weight -= entry.weight
    entry.weight = sizeOf(toFields(entry.state))
    entry.loose = 0
    weight += entry.weight
  }

  function load(entry: Entry, added: number): void {
    // A sandbox that has not changed since it was weighed is not weighed again.
    if (entry.weight + added > bytes && entry.loose > 0)
      weigh(entry)
    // A small change is let through, since it may be a deletion that makes room.
    if (entry.weight + added > bytes && added > small)
      throw new SandboxFullError(bytes)
    entry.weight += added
    entry.loose += added
    weight += added
  }

  return {
    async update(name, change, added = 0) {
      const entry = open(name)
      load(entry, added + small)
      const result = changeWhole(entry.state, change)
      evict(entry.touched)
      return result
    },
    async read(name, look) {
      const entry = open(name)
      evict(entry.touched)
      return look(entry.state)
    },
    remove: async name => forget(name),
    async close() {
      sandboxes.clear()
      weight = 0
    },
  }
}
