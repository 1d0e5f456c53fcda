import { tryDecodePercent } from '../../document/text/percent.ts'
import { parseUrl } from '../../document/text/url.ts'

/** One server of several. */
export interface RedisNode {
  host: string
  port: number
}

/** Where sandboxes are shared: one server, a cluster, or a server that sentinels name. */
export interface RedisAddress {
  kind: 'server' | 'cluster' | 'sentinel'
  /** The servers to ask first: any of a cluster, any of the sentinels. */
  nodes: RedisNode[]
  isSecure: boolean
  username?: string
  password?: string
  database?: number
  /** What sentinels call the server. */
  master?: string
  /** The hosts, for messages: an address may hold a password. */
  label: string
}

const ports = { server: 6379, cluster: 6379, sentinel: 26379 }

const form = /^redis(s?)(?:[-+](cluster|sentinel))?:\/\/(?:([^@/]*)@)?([^/?#@]+)(?:\/([^?#]*))?(?:#([^#]+))?$/

/**
 * Parses `redis://host`, `redis-cluster://host:port,host:port` and `redis-sentinel://host:port,host:port/master`, each with `rediss`
 * for TLS and with `user:password@` before the hosts; undefined for any other text. Some clients write `redis+sentinel`, and some
 * put the master after a `#` and the database after the slash.
 */
export function parseRedisAddress(text: string): RedisAddress | undefined {
  const [, tls, kind = 'server', user, hosts = '', path = '', fragment] = form.exec(text) ?? []
  if (tls === undefined || !(kind === 'server' || kind === 'cluster' || kind === 'sentinel'))
    return undefined
  const nodes = hosts.split(',').map(host => parseNode(host, ports[kind])).filter(node => node !== undefined)
  const { username, password } = readUser(user)
  const [master, number] = kind === 'sentinel' ? readMaster(path, fragment) : [undefined, path]
  const isWrong = nodes.length !== hosts.split(',').length
    || (kind === 'server' && nodes.length !== 1)
    || (kind === 'cluster' && path !== '')
    || (kind === 'sentinel') === (master === undefined || master === '')
    || !/^\d{0,5}$/.test(number)
  return isWrong
    ? undefined
    : {
        kind,
        nodes,
        isSecure: tls === 's',
        username,
        password,
        database: number === '' ? undefined : Number(number),
        master,
        label: hosts,
      }
}

/** `master`, `master/0`, or `0#master`: the master, and the number of the database. */
function readMaster(path: string, fragment: string | undefined): [master: string, database: string] {
  const [first = '', second = ''] = path.split('/', 2)
  return fragment === undefined ? [tryDecodePercent(first), second] : [tryDecodePercent(fragment), first]
}

function readUser(user: string | undefined): Pick<RedisAddress, 'username' | 'password'> {
  if (user === undefined || user === '')
    return {}
  const colon = user.indexOf(':')
  const username = colon < 0 ? undefined : tryDecodePercent(user.slice(0, colon)) || undefined
  const password = tryDecodePercent(user.slice(colon + 1))
  return colon < 0 ? { password } : { username, password }
}

function parseNode(text: string, port: number): RedisNode | undefined {
  const url = parseUrl(`redis://${text}`)
  return !url || url.hostname === '' || url.pathname !== ''
    ? undefined
    : { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? port : Number(url.port) }
}
