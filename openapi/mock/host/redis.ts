import type { Shelf, Snapshot } from '../state/store/shared-store.ts'
import type { Store } from '../state/store/store.ts'
import { createHash, randomUUID } from 'node:crypto'
import type { RedisClient } from './redis-client.ts'
import { parseRedisAddress } from './redis-address.ts'
import { createRedisClient } from './redis-client.ts'
import { createSharedStore } from '../state/store/shared-store.ts'
import { StoreError } from '../state/store/store.ts'

export interface RedisOptions {
  /** Milliseconds after which a sandbox that nobody touched is forgotten. */
  lifetime?: number
  /** The most sandboxes of one API; the one unused for longest is dropped first. */
  most?: number
  /** Bytes of one sandbox. */
  bytes?: number
}

/** Redis or Valkey, as stores of any number of replicas of the mock. */
export interface Redis {
  /** The sandboxes of one API. */
  open: (api: string) => Store
  /** Whether it answers at this moment. */
  isUp: () => Promise<boolean>
  close: () => Promise<void>
}

const hour = 3_600_000
/** Milliseconds to wait for Redis: a request that asks twice is still answered in less than ten seconds. */
const patience = 3_000
/** Milliseconds within which further use of a sandbox is not noted again. */
const noted = 1_000
/** The most sandboxes whose last use is remembered here; what is forgotten is only noted once more. */
const mostNoted = 10_000

/** Connects to an address, as {@link parseRedisAddress} reads it; throws {@link StoreError} where nobody answers. */
export async function connectRedis(
  url: string,
  { lifetime = hour, most = 1_000, bytes }: RedisOptions = {},
): Promise<Redis> {
  const address = parseRedisAddress(url)
  if (!address)
    throw new StoreError('The address of the store is not one of Redis.')
  const client = createRedisClient(address)
  try {
    await guard(client.connect())
  }
  catch (error) {
    await destroy(client)
    throw error
  }

  return {
    open: api => createSharedStore({ shelf: createShelf(client, api, { lifetime, most }), mark: randomUUID, bytes }),
    isUp: async () => guard(client.isUp()).catch(() => false),
    close: async () => {
      await guard(client.close()).catch(() => destroy(client))
    },
  }
}

/** Ends a client whatever state it is in. */
async function destroy(client: RedisClient): Promise<void> {
  try {
    await client.destroy()
  }
  catch {
    // It was closed already.
  }
}

/**
 * The sandboxes of one API, each a hash under a key of its own. The keys lie in the hash slot of their digest, so that a cluster
 * spreads them over its nodes; the index, from which the sandbox unused for longest is dropped, lies apart from them.
 */
function createShelf(client: RedisClient, api: string, { lifetime, most }: Required<Omit<RedisOptions, 'bytes'>>): Shelf {
  const index = `specimen:${api}`
  // A sandbox is named after its key: the digest is short, and does not show the key to whoever lists keys.
  const keyOf = (sandbox: string): string => `${index}:{${createHash('sha256').update(sandbox).digest('base64url')}}`
  const uses = new Map<string, number>()

  /** Notes the use of a sandbox, and drops those that are too many. What it is about stands already. */
  async function note(key: string, isNew: boolean): Promise<void> {
    const now = Date.now()
    if (!isNew && now - (uses.get(key) ?? 0) < Math.min(noted, lifetime / 10))
      return
    if (uses.size >= mostNoted)
      uses.clear()
    uses.set(key, now)
    const dropped = await guard(client.touch(index, [key, String(lifetime), String(most)]))
    await guard(Promise.all(dropped.map(oldest => client.del(oldest))))
  }

  return {
    async exchange(sandbox, version, change = { version: '', set: [], gone: [] }) {
      const key = keyOf(sandbox)
      const { set, gone } = change
      const values = [version, change.version, String(lifetime), String(gone.length), ...gone, ...set.flat()]
      const newer = toSnapshot(await guard(client.exchange(key, values)))
      if ((newer?.version ?? (change.version || version)) !== '')
        await note(key, newer === undefined && version === '').catch(() => {})
      return newer
    },
    async remove(sandbox) {
      const key = keyOf(sandbox)
      uses.delete(key)
      await guard(Promise.all([client.del(key), client.zRem(index, key)]))
    },
    close: async () => {},
  }
}

function toSnapshot(reply: string[] | null): Snapshot | undefined {
  if (reply === null)
    return undefined
  const fields = new Map<string, string>()
  for (let index = 0; index < reply.length; index += 2)
    fields.set(reply[index] ?? '', reply[index + 1] ?? '')
  const version = fields.get('version') ?? ''
  fields.delete('version')
  return { version, fields }
}

/** Reports any failure of Redis, slowness included, as a {@link StoreError}. */
async function guard<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    return await Promise.race([
      answer,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), patience)
      }),
    ])
  }
  catch (cause) {
    throw new StoreError(`The store does not answer: ${(cause as Error).message}`, { cause })
  }
  finally {
    clearTimeout(timer)
  }
}
