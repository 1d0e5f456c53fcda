import type { RedisOptions } from '../openapi/mock/host/redis.ts'
import type { ServeOptions } from '../openapi/mock/host/node.ts'
import type { MockOptions } from '../openapi/mock/index.ts'
import { isLocalOrigin } from '../openapi/mock/request/cors.ts'
import { parseArguments } from './arguments.ts'
import { refuse } from './refuse.ts'

/** What `specimen mock` was asked for, in the words of those who do it. */
export interface MockArguments {
  specs: string[]
  host: string
  port: number
  /** Where sandboxes are shared; in memory where it is missing. */
  store?: URL
  storeLimits: RedisOptions
  mock: Partial<MockOptions>
  server: Pick<ServeOptions, 'allowedHosts' | 'maxHeaders' | 'patience'>
}

/** Parses the options of `specimen mock`; a wrong one ends the process through {@link refuse}. */
export function parseMockArguments(): MockArguments {
  const { specs, port, number, list, text } = parseArguments('mock', {
    'port': { type: 'port', default: '4010', help: 'where it listens' },
    'host': { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
    'allow-host': { type: 'list', help: 'a name that requests may be addressed to, besides those of this machine' },
    'allow-origin': { type: 'list', help: 'an origin whose pages may read answers, besides those of this machine' },
    'store': {
      type: 'string',
      help: 'redis://… or rediss://…, where replicas share what they remember; in memory unless given',
    },
    'rate-limit': { type: 'number', help: 'requests per key and hour, then 429; no limit unless given' },
    'max-records': {
      type: 'number',
      default: '1000',
      help: 'records of a collection per key; creating more is refused with 409',
    },
    'max-sandboxes': {
      type: 'number',
      default: '1000',
      help: 'keys that are remembered; the one unused for longest goes',
    },
    'lifetime': { type: 'number', default: '3600', help: 'seconds after which an unused key is forgotten' },
    'max-body': { type: 'number', default: '1048576', help: 'bytes of a body, then 413' },
    'max-depth': { type: 'number', default: '200', help: 'how deep JSON may nest' },
    'max-headers': {
      type: 'number',
      default: '16384',
      least: 1_024,
      help: 'bytes of headers, then 431',
    },
    'max-time': { type: 'number', default: '10', help: 'seconds in which a request has to arrive' },
    'max-delay': {
      type: 'number',
      default: '10',
      least: 0,
      help: 'seconds that Prefer: delay may ask for',
    },
  })
  const origins = new Set(list('allow-origin').map(toOrigin))
  const storeUrl = text('store')
  return {
    specs,
    host: text('host') ?? '127.0.0.1',
    port: port('port'),
    store: storeUrl === undefined ? undefined : toStoreUrl(storeUrl),
    storeLimits: { lifetime: seconds(number('lifetime')), most: number('max-sandboxes') },
    mock: {
      rateLimit: number('rate-limit'),
      allowOrigin: origin => isLocalOrigin(origin) || origins.has(origin),
      limits: {
        body: number('max-body'),
        depth: number('max-depth'),
        records: number('max-records'),
        delay: seconds(number('max-delay')),
      },
    },
    server: {
      allowedHosts: list('allow-host').map(toHost),
      maxHeaders: number('max-headers'),
      patience: seconds(number('max-time')),
    },
  }
}

function seconds(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.min(number * 1_000, 2_147_483_647)
}

function toStoreUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.host === '')
    refuse('--store takes an address such as redis://127.0.0.1:6379.')
  return url
}

function toOrigin(text: string): string {
  if (
    !URL.canParse(text)
    || !/^https?:$/.test(new URL(text).protocol)
    || new URL(text).origin !== text.replace(/\/$/, '')
  ) {
    refuse(`--allow-origin takes an origin such as https://docs.example.com, not "${text}".`)
  }
  return new URL(text).origin
}

function toHost(text: string): string {
  if (!/^[a-z\d.-]{1,253}$|^\[[\da-f:.]+\]$/i.test(text))
    refuse(`--allow-host takes a name such as mock.example.com, without a port, not "${text}".`)
  return text
}
