import type { JsonObject } from '../../message/exchange.ts'
import type { Store } from './store.ts'
import type { SandboxState } from './sandbox-state.ts'

/** The records of one collection by id, in the order of insertion. */
export type Collection = Map<string, JsonObject>

/** One sandbox while it is changed. A collection is named by its path, `/users` or `/tenants/demo1234/users`, or by any other name. */
export interface Tables {
  /** A collection; the first look at one that the document describes fills it with the document's examples. */
  collection: (name: string) => Collection
  /** A number that this sandbox has never given before. */
  next: () => number
  /** A number that this collection has never had as an id; `highest`, which is seldom needed, finds the highest of its ids. */
  count: (collection: string, highest: () => number) => number
  /** Keeps a number from being given again. */
  retire: (collection: string, number: number) => void
}

/**
 * The records of one key. Callers must not change what they read; each call is atomic, and several in one step are
 * {@link Sandbox.atomic}.
 */
export interface Sandbox {
  name: string
  get: (collection: string, id: string | number) => Promise<JsonObject | undefined>
  list: (collection: string) => Promise<JsonObject[]>
  /** The first record whose properties equal those given. */
  find: (collection: string, where: JsonObject) => Promise<JsonObject | undefined>
  /** Puts a record under an id, whether or not one is there. */
  insert: (collection: string, id: string | number, record: JsonObject) => Promise<JsonObject>
  /** Merges a change into a record; undefined where there is none. */
  update: (collection: string, id: string | number, change: JsonObject) => Promise<JsonObject | undefined>
  /** Whether there was one. */
  remove: (collection: string, id: string | number) => Promise<boolean>
  /** Runs a synchronous change alone; a store may run it twice, so it must not reach outside. */
  atomic: <T>(change: (tables: Tables) => T) => Promise<T>
  /** Looks at several collections as they are at one moment; what is changed in them may be lost. */
  look: <T>(read: (tables: Tables) => T) => Promise<T>
  /** Forgets everything: the examples are back. */
  reset: () => Promise<void>
}

/** What fills a collection that is seen for the first time. */
export type Seeds = (collection: string) => [id: string, record: JsonObject][]

interface Contents {
  seeds: Seeds
  /** The length of the request that the sandbox is opened for. */
  bytes?: number
}

/** All that the mock itself asks of a sandbox in a store. */
export function openTables(
  store: Store,
  name: string,
  { seeds, bytes = 0 }: Contents,
): Pick<Sandbox, 'atomic' | 'look'> {
  return {
    atomic: change => store.update(name, state => change(createTables(state, seeds)), bytes),
    look: read => store.read(name, state => read(createTables(state, seeds))),
  }
}

/** A sandbox in a store, as overrides know it. */
export function openSandbox(store: Store, name: string, contents: Contents): Sandbox {
  const { atomic, look } = openTables(store, name, contents)
  return {
    name,
    atomic,
    look,
    get: (collection, id) => look(tables => tables.collection(collection).get(String(id))),
    list: collection => look(tables => [...tables.collection(collection).values()]),
    find: (collection, where) => look(tables => findRecord(tables.collection(collection), where)),
    insert: (collection, id, record) =>
      atomic((tables) => {
        tables.collection(collection).set(String(id), record)
        return record
      }),
    update: (collection, id, change) =>
      atomic((tables) => {
        const records = tables.collection(collection)
        const before = records.get(String(id))
        if (!before)
          return undefined
        const after = { ...before, ...change }
        records.set(String(id), after)
        return after
      }),
    remove: (collection, id) => atomic(tables => tables.collection(collection).delete(String(id))),
    reset: () => store.remove(name),
  }
}

export function createTables(state: SandboxState, seeds: Seeds): Tables {
  return {
    collection(name) {
      let records = state.collections.get(name)
      if (!records) {
        records = new Map(seeds(name))
        state.collections.set(name, records)
      }
      return records
    },
    next: () => ++state.sequence,
    count(name, highest) {
      const known = state.counters.get(name)
      const next = (known ?? highest()) + 1
      const number = state.collections.get(name)?.has(String(next)) ? highest() + 1 : next
      state.counters.set(name, number)
      return number
    },
    retire(name, number) {
      state.counters.set(name, Math.max(state.counters.get(name) ?? 0, number))
    },
  }
}

function findRecord(records: Collection, where: JsonObject): JsonObject | undefined {
  const wanted = Object.entries(where)
  for (const record of records.values()) {
    if (wanted.every(([key, value]) => record[key] === value))
      return record
  }
  return undefined
}
