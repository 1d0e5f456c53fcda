import type { CommandParser } from '@redis/client'
import { defineScript } from '@redis/client'

/**
 * Compares the version of a sandbox and sets its fields in one step; Redis runs a script alone. It answers with all fields
 * where the version is another. The sandbox is its only key: in a cluster a script sees the keys of one hash slot.
 *
 * @see https://redis.io/docs/latest/develop/programmability/eval-intro/
 */
export const exchange = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
local sandbox = KEYS[1]
local known, version, lifetime, gone = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local found = redis.call('HGET', sandbox, 'version') or ''
local answer = false
if found ~= known then
  answer = redis.call('HGETALL', sandbox)
elseif version ~= '' then
  for at = 5, 4 + gone do redis.call('HDEL', sandbox, ARGV[at]) end
  for at = 5 + gone, #ARGV, 2 do redis.call('HSET', sandbox, ARGV[at], ARGV[at + 1]) end
  redis.call('HSET', sandbox, 'version', version)
  found = version
end
if found ~= '' then redis.call('PEXPIRE', sandbox, lifetime) end
return answer
`,
  parseCommand(parser: CommandParser, sandbox: string, values: string[]) {
    parser.pushKey(sandbox)
    parser.push(...values)
  },
  transformReply: (reply: unknown) => reply as string[] | null,
})

/**
 * Moves a sandbox to the end of the index of its API. The index forgets what is too old, and where it holds too many it lets go of
 * those unused for longest and answers with their names: they are dropped next, each where it lies. Its times are in microseconds.
 */
export const touch = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
local index, sandbox, lifetime, most = KEYS[1], ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
redis.call('ZADD', index, now, sandbox)
redis.call('PEXPIRE', index, lifetime)
redis.call('ZREMRANGEBYSCORE', index, '-inf', now - lifetime * 1000)
local dropped = {}
for _ = 1, math.min(redis.call('ZCARD', index) - most, 10) do
  local oldest = redis.call('ZRANGE', index, 0, 0)[1]
  if oldest == sandbox then break end
  redis.call('ZREM', index, oldest)
  dropped[#dropped + 1] = oldest
end
return dropped
`,
  parseCommand(parser: CommandParser, index: string, values: string[]) {
    parser.pushKey(index)
    parser.push(...values)
  },
  transformReply: (reply: unknown) => reply as string[],
})
