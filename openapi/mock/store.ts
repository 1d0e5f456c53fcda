import type { JsonObject } from './exchange.ts'

/** What one key sees: its records by collection and id, and what it takes to replay a request. Plain data. */
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

/**
 * Where sandboxes live. A change is synchronous and pure but for the state it is given: a store may run it again when
 * somebody else was faster. Each call is atomic.
 */
export interface Store {
  /** Runs a change alone on a sandbox and keeps what it did. */
  update: <T>(sandbox: string, change: (state: SandboxState) => T) => Promise<T>
  /** Looks at a sandbox; what is changed in it may be lost. */
  read: <T>(sandbox: string, look: (state: SandboxState) => T) => Promise<T>
  remove: (sandbox: string) => Promise<void>
  close: () => Promise<void>
}

export interface StoreOptions {
  /** Milliseconds since the epoch. */
  now: () => number
  /** A sandbox nobody has touched for so long is forgotten. */
  lifetime?: number
  /** The oldest sandbox goes when there are more. */
  most?: number
}

/** The store cannot be reached, or is too busy: nothing is known of what became of a change. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** A sandbox holds as many bytes as it may; the change was not made. */
export class SandboxFullError extends Error {
  override name = 'SandboxFullError'
  constructor(bytes: number) {
    super(`This sandbox holds ${bytes} bytes, and that is its limit. Delete something, or use another test key.`)
  }
}

const hour = 3_600_000

/** Sandboxes in memory: the least recently used goes first. */
export function createMemoryStore({ now, lifetime = hour, most = 1_000 }: StoreOptions): Store {
  const sandboxes = new Map<string, { state: SandboxState, touched: number }>()

  function open(name: string): SandboxState {
    const time = now()
    const known = sandboxes.get(name)
    const entry = known && time - known.touched < lifetime
      ? known
      : {
          state: createState(),
          touched: time,
        }
    entry.touched = time
    // Deleting first moves it to the end: the first of the map is then the one unused for longest.
    sandboxes.delete(name)
    sandboxes.set(name, entry)
    evict(time)
    return entry.state
  }

  function evict(time: number): void {
    for (const [name, { touched }] of sandboxes) {
      if (sandboxes.size <= most && time - touched < lifetime)
        return
      sandboxes.delete(name)
    }
  }

  return {
    update: async (name, change) => change(open(name)),
    read: async (name, look) => look(open(name)),
    remove: async (name) => {
      sandboxes.delete(name)
    },
    close: async () => sandboxes.clear(),
  }
}

export function createState(): SandboxState {
  return {
    collections: new Map(),
    replays: new Map(),
    sequence: 0,
    counters: new Map(),
    window: { start: 0, count: 0 },
  }
}
