import type { CommandParser } from '@redis/client'
import type { Shelf, Snapshot } from '../state/store/shared-store.ts'
import type { Store } from '../state/store/store.ts'
import { createHash, randomUUID } from 'node:crypto'
import { createClient, defineScript } from '@redis/client'
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

/**
 * Compares the version of a sandbox and sets its fields in one step; Redis runs a script alone. It answers with all fields
 * where the version is another. Every touch moves the sandbox to the end of the index, and sandboxes that are too old or too
 * many are dropped, so that nothing grows without end.
 *
 * @see https://redis.io/docs/latest/develop/programmability/eval-intro/
 */
const exchange = defineScript({
  NUMBER_OF_KEYS: 2,
  SCRIPT: `
local sandbox, index = KEYS[1], KEYS[2]
local known, version, lifetime, most, gone = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local found = redis.call('HGET', sandbox, 'version') or ''
local answer = false
if found ~= known then
  answer = redis.call('HGETALL', sandbox)
elseif version ~= '' then
  for at = 6, 5 + gone do redis.call('HDEL', sandbox, ARGV[at]) end
  for at = 6 + gone, #ARGV, 2 do redis.call('HSET', sandbox, ARGV[at], ARGV[at + 1]) end
  redis.call('HSET', sandbox, 'version', version)
  found = version
end
if found ~= '' then
  local clock = redis.call('TIME')
  local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
  redis.call('PEXPIRE', sandbox, lifetime)
  redis.call('ZADD', index, now, sandbox)
  redis.call('PEXPIRE', index, lifetime)
  redis.call('ZREMRANGEBYSCORE', index, '-inf', now - lifetime)
  for _ = 1, math.min(redis.call('ZCARD', index) - most, 10) do
    local oldest = redis.call('ZRANGE', index, 0, 0)[1]
    if oldest == sandbox then break end
    redis.call('DEL', oldest)
    redis.call('ZREM', index, oldest)
  end
end
return answer
`,
  parseCommand(parser: CommandParser, keys: [string, string], values: string[]) {
    parser.pushKeys(keys)
    parser.push(...values)
  },
  transformReply: (reply: unknown) => reply as string[] | null,
})

/** Connects to `redis://[user:password@]host[:port][/database]` (`rediss:` for TLS); throws {@link StoreError} where nobody answers. */
export async function connectRedis(
  url: string,
  { lifetime = hour, most = 1_000, bytes }: RedisOptions = {},
): Promise<Redis> {
  let isConnected = false
  const client = createClient({
    url,
    name: 'specimen-mock',
    scripts: { exchange },
    // A request that cannot be answered is refused at once; it does not wait for a new connection.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 3_000,
      reconnectStrategy: retries => isConnected && Math.min(50 * 2 ** Math.min(retries, 6), 2_000),
    },
  })
  // Every command that fails says so itself; without a listener a lost connection would end the process.
  client.on('error', () => {})
  await guard(client.connect())
  isConnected = true

  function createShelf(api: string): Shelf {
    const index = `specimen:${api}`
    // A sandbox is named after its key: the digest is short, and does not show the key to whoever lists keys.
    const keyOf = (sandbox: string): string => `${index}:${createHash('sha256').update(sandbox).digest('base64url')}`
    return {
      async exchange(sandbox, version, change = { version: '', set: [], gone: [] }) {
        return toSnapshot(
          await guard(
            client.exchange(
              [keyOf(sandbox), index],
              [
                version,
                change.version,
                String(lifetime),
                String(most),
                String(change.gone.length),
                ...change.gone,
                ...change.set.flat(),
              ],
            ),
          ),
        )
      },
      async remove(sandbox) {
        const key = keyOf(sandbox)
        await guard(client.multi().del(key).zRem(index, key).exec())
      },
      close: async () => {},
    }
  }

  return {
    open: api => createSharedStore({ shelf: createShelf(api), mark: randomUUID, bytes }),
    isUp: async () =>
      guard(client.ping()).then(
        () => true,
        () => false,
      ),
    async close() {
      if (client.isReady)
        await guard(client.close()).catch(() => client.destroy())
      else
        client.destroy()
    },
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
