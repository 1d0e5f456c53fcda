import type { UseStore } from 'idb-keyval'
import type { Fields } from '../state/store/fields.ts'
import type { Shelf, Snapshot } from '../state/store/shared-store.ts'
import type { Store } from '../state/store/store.ts'
import { entries, promisifyRequest } from 'idb-keyval'
import { createSharedStore } from '../state/store/shared-store.ts'
import { createMemoryStore, StoreError } from '../state/store/store.ts'
import { openDatabase } from './database.ts'
import { toHex } from '../../document/text/hex.ts'

export interface IndexedDbOptions {
  /** A fingerprint of the document: sandboxes kept under another one may not fit it, and are forgotten in time. */
  edition?: string
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Milliseconds after which a sandbox that nobody touched is forgotten. */
  lifetime?: number
  /** The most sandboxes of one API; the one unused for longest is dropped first. */
  most?: number
  /** Bytes of one sandbox. */
  bytes?: number
}

/** A sandbox as it lies in the database. */
interface Kept extends Snapshot { touched: number }

const day = 86_400_000
const minute = 60_000

/**
 * Sandboxes in the reader's own browser, shared by its tabs and their worker: they outlast a reload. A transaction compares
 * and sets in one step. The name of a sandbox may be a key: only its digest is ever written.
 *
 * @see https://www.w3.org/TR/IndexedDB/#transaction-construct
 */
export function createIndexedDbStore(
  api: string,
  { edition = '', now = Date.now, lifetime = day, most = 20, bytes }: IndexedDbOptions = {},
): Store {
  const database = openDatabase(api)
  const keyOf = (sandbox: string): Promise<string> => digest(`${edition} ${sandbox}`)
  const isOver = ({ touched }: Kept): boolean => now() - touched >= lifetime

  const shelf: Shelf = {
    async exchange(sandbox, version, change) {
      const key = await keyOf(sandbox)
      const { newer, isNew } = await guard(
        database('readwrite', async (objects) => {
          const found = await promisifyRequest(objects.get(key) as IDBRequest<Kept | undefined>)
          const kept = found && !isOver(found) ? found : undefined
          const isCurrent = (kept?.version ?? '') === version
          const after = isCurrent && change ? { version: change.version, fields: apply(kept?.fields, change) } : kept
          // Reading counts as use as well, but is noted once a minute at most.
          if (after && (after !== kept || now() - kept.touched > minute)) {
            objects.put({ ...after, touched: now() }, key)
          }
          await promisifyRequest(objects.transaction)
          return {
            newer: isCurrent ? undefined : { version: kept?.version ?? '', fields: kept?.fields ?? new Map() },
            isNew: !kept && after !== undefined,
          }
        }),
      )
      if (isNew)
        await guard(evict(database, most, isOver))
      return newer
    },
    async remove(sandbox) {
      const key = await keyOf(sandbox)
      await guard(
        database('readwrite', (objects) => {
          objects.delete(key)
          return promisifyRequest(objects.transaction)
        }),
      )
    },
    close: async () => {},
  }
  return createSharedStore({ shelf, mark: () => crypto.randomUUID(), bytes })
}

/** The store of a browser: IndexedDB where it may be used, else memory, as in some private windows and on plain http. */
export function createBrowserStore(api: string, options: IndexedDbOptions = {}): Store {
  let store: Promise<Store> | undefined
  const choose = (): Promise<Store> =>
    (store ??= isUsable(api).then(usable =>
      usable ? createIndexedDbStore(api, options) : createMemoryStore({ now: Date.now, ...options }),
    ))
  return {
    update: async (sandbox, change) => (await choose()).update(sandbox, change),
    read: async (sandbox, look) => (await choose()).read(sandbox, look),
    remove: async sandbox => (await choose()).remove(sandbox),
    close: async () => (await store)?.close(),
  }
}

async function isUsable(api: string): Promise<boolean> {
  try {
    return crypto.subtle !== undefined && (await openDatabase(api)('readonly', () => true))
  }
  catch {
    return false
  }
}

function apply(before: Fields = new Map(), { set, gone }: { set: [string, string][], gone: string[] }): Fields {
  const fields = new Map(before)
  for (const name of gone)
    fields.delete(name)
  for (const [name, text] of set)
    fields.set(name, text)
  return fields
}

/** Drops expired sandboxes, and the oldest of too many. */
async function evict(database: UseStore, most: number, isOver: (kept: Kept) => boolean): Promise<void> {
  const all = await entries<string, Kept>(database)
  const alive = all.filter(([, kept]) => !isOver(kept)).sort(([, one], [, other]) => other.touched - one.touched)
  const staying = new Set(alive.slice(0, most).map(([key]) => key))
  if (staying.size === all.length)
    return
  await database('readwrite', (objects) => {
    for (const [key] of all) {
      if (!staying.has(key))
        objects.delete(key)
    }
    return promisifyRequest(objects.transaction)
  })
}

async function digest(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

/** Reports a full disk or a removed database as a {@link StoreError}. */
async function guard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  }
  catch (cause) {
    throw new StoreError(`The browser does not keep it: ${(cause as Error).message}`, { cause })
  }
}
