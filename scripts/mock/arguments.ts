import type { RedisOptions } from '../../openapi/mock/host/redis.ts'
import type { ServeOptions } from '../../openapi/mock/host/node.ts'
import type { MockOptions } from '../../openapi/mock/index.ts'
import { parseRedisAddress } from '../../openapi/mock/host/redis-address.ts'
import { isLocalOrigin } from '../../openapi/mock/request/cors.ts'
import { parseArguments } from '../command/arguments.ts'
import { readCertificate } from './certificate.ts'
import { refuse } from '../command/refuse.ts'

/** The options of `specimen mock`, in the form that the mock takes. */
export interface MockArguments {
  specs: string[]
  host: string
  port: number
  /** Where sandboxes are shared, and the hosts of that for messages; in memory where it is missing. */
  store?: { address: string, label: string }
  storeLimits: RedisOptions
  mock: Partial<MockOptions>
  server: Pick<ServeOptions, 'allowedHosts' | 'maxHeaders' | 'patience' | 'origin' | 'tls'>
  /** Where the API is answered, in place of `/<api>`. */
  at?: string
}

/** Parses the options of `specimen mock`; a wrong one ends the process through {@link refuse}. */
export function parseMockArguments(): MockArguments {
  const { specs, port, number, list, text, flag } = parseArguments('mock', {
    'port': { type: 'port', default: '4010', help: 'where it listens' },
    'host': { type: 'string', default: '127.0.0.1', help: 'the address it binds' },
    'allow-host': { type: 'list', help: 'a name that requests may be addressed to, besides those of this machine' },
    'allow-origin': { type: 'list', help: 'an origin whose pages may read answers, besides those of this machine' },
    'store': {
      type: 'string',
      help: 'redis://…, redis-cluster://… or redis-sentinel://…/MASTER (rediss for TLS), which replicas share; in memory unless given',
    },
    'at': { type: 'string', help: 'where a single API is answered, / or /path; at /<api> unless given' },
    'origin': { type: 'string', help: 'what links in answers begin with where a balancer stands before the mock' },
    'https': { type: 'boolean', help: 'serve over TLS, with a certificate made for this run unless one is given' },
    'cert': { type: 'string', help: 'the file of a certificate, in PEM, for --https' },
    'key': { type: 'string', help: 'the file of its private key, in PEM' },
    'stateless': { type: 'boolean', help: 'answer with the examples, and remember nothing' },
    'dynamic': { type: 'boolean', help: 'answer with values made from the schemas instead of the examples' },
    'lenient': { type: 'boolean', help: 'answer what breaks the document, and say so in Sandbox-Notice and the log' },
    'strict-read-only': { type: 'boolean', help: 'refuse readOnly properties in bodies, which are ignored otherwise' },
    'known-keys-only': { type: 'boolean', help: 'accept the sample keys of the document, and no others' },
    'errors': { type: 'string', help: 'the share of requests that fail with a declared error: 0.1 or 10%' },
    'delay': { type: 'number', least: 0, help: 'milliseconds before each answer' },
    'version': { type: 'boolean', help: 'print the version' },
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
  const store = text('store')
  const at = text('at')
  if (at !== undefined && specs.length !== 1)
    refuse('--at places one API: name its spec.')
  const [cert, key] = [text('cert'), text('key')]
  if (!flag('https') && (cert ?? key) !== undefined)
    refuse('--cert and --key are for --https.')
  return {
    specs,
    host: text('host') ?? '127.0.0.1',
    port: port('port'),
    store: store === undefined ? undefined : toStore(store),
    storeLimits: { lifetime: seconds(number('lifetime')), most: number('max-sandboxes') },
    at: at === undefined ? undefined : toPath(at),
    mock: {
      isStateless: flag('stateless'),
      isDynamic: flag('dynamic'),
      isLenient: flag('lenient'),
      isKnownOnly: flag('known-keys-only'),
      strictReadOnly: flag('strict-read-only'),
      errorRate: toRate(text('errors')),
      delay: number('delay'),
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
      origin: toLinkOrigin(text('origin')),
      tls: flag('https') ? readCertificate({ cert, key, host: text('host') ?? '127.0.0.1' }) : undefined,
    },
  }
}

function seconds(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.min(number * 1_000, 2_147_483_647)
}

function toPath(text: string): string {
  if (!/^\/[\w./~-]*$/.test(text))
    refuse(`--at takes a path such as / or /api, not "${text}".`)
  return text
}

function toRate(text: string | undefined): number | undefined {
  if (text === undefined)
    return undefined
  const rate = /^\d{1,3}(?:\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text)
  if (!/^[\d.]+%?$/.test(text) || !(rate >= 0 && rate <= 1))
    refuse(`--errors takes a share such as 0.1 or 10%, not "${text}".`)
  return rate
}

function toLinkOrigin(text: string | undefined): string | undefined {
  const url = text === undefined || !URL.canParse(text) ? undefined : new URL(text)
  if (text !== undefined && (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')))
    refuse(`--origin takes an origin such as https://api.example.com, not "${text}".`)
  return url?.origin
}

function toStore(text: string): MockArguments['store'] {
  const address = parseRedisAddress(text)
  if (!address) {
    refuse('--store takes an address such as redis://127.0.0.1:6379, redis-cluster://HOST:6379,HOST:6379 or'
      + ' redis-sentinel://HOST:26379,HOST:26379/MASTER.')
  }
  return { address: text, label: address.label }
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
