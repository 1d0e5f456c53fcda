import type { LookupAddress } from 'node:dns'
import type { RequestOptions } from 'node:https'
import type { Answer, Download } from './remote.ts'
import { lookup as lookupInDns } from 'node:dns/promises'
import { request } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** The network as it is, which tests put a small one in the place of. */
export interface Network {
  lookup: (host: string) => Promise<LookupAddress[]>
  isPublic: (address: string) => boolean
  /** Further certificates to trust. */
  ca?: string
}

/** Special-purpose blocks of IPv4. @see https://www.iana.org/assignments/iana-ipv4-special-registry */
const special4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
/** Blocks within 2000::/3 that stand for other addresses or for none. @see https://www.iana.org/assignments/iana-ipv6-special-registry */
const special6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const blocked = blockList(special4, 'ipv4')
const blocked6 = blockList(special6, 'ipv6')
const global6 = blockList('2000::/3', 'ipv6')

/** Whether an address is one of the public internet's: not this machine's, not its network's, not a cloud's own. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) === 4
    ? !blocked.check(address)
    : isIP(address) === 6
      && !address.includes('%')
      && global6.check(address, 'ipv6')
      && !blocked6.check(address, 'ipv6')
}

const internet: Network = {
  lookup: host => lookupInDns(host, { all: true }),
  isPublic: isPublicAddress,
}

/** What was read stays for the run: a server that follows a spec does not ask for the same again at every change. */
const kept = new Map<string, Uint8Array>()
const maxKept = 200

/** Reads over https from public addresses: the one that was checked is the one that is called, so DNS cannot change its mind. */
export function createDownload(network: Network = internet): Download {
  return async (url, limits) => {
    const known = network === internet ? kept.get(url.href) : undefined
    if (known && known.length <= limits.maxBytes)
      return { bytes: known }
    const answer = await ask(network, url, limits).catch((error: unknown): Answer => ({
      failure: reasonOf(error, limits.signal),
    }))
    if ('bytes' in answer && network === internet && kept.size < maxKept)
      kept.set(url.href, answer.bytes)
    return answer
  }
}

async function ask(
  { lookup, isPublic, ca }: Network,
  url: URL,
  { maxBytes, signal }: Parameters<Download>[1],
): Promise<Answer> {
  signal.throwIfAborted()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family === 0 ? await untilAborted(lookup(host), signal) : [{ address: host, family }]
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address)))
    return { failure: 'the host has no public address' }
  return receive(
    url,
    {
      signal,
      ca,
      agent: false,
      headers: {
        'accept': 'application/json, application/yaml, */*;q=0.5',
        'accept-encoding': 'identity',
        'user-agent': 'specimen',
      },
      lookup: (_host, options, callback) => {
        if (options.all)
          callback(null, addresses)
        else
          callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
      },
    },
    maxBytes,
  )
}

function receive(url: URL, options: RequestOptions, maxBytes: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      const { statusCode = 0, headers } = response
      if (statusCode !== 200) {
        sent.destroy()
        resolve(
          statusCode >= 300 && statusCode < 400 && headers.location !== undefined
            ? { location: headers.location }
            : { failure: `the server answers ${statusCode}` },
        )
        return
      }
      const chunks: Uint8Array[] = []
      let size = 0
      response.on('data', (chunk: Uint8Array) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > maxBytes) {
          sent.destroy()
          resolve({ failure: 'it is too large' })
        }
      })
      response.on('end', () => resolve({ bytes: Buffer.concat(chunks) }))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Resolvers cannot be stopped, only left behind. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted)
    return 'the network takes too long'
  return error instanceof Error && 'code' in error
    ? `the connection failed (${String(error.code)})`
    : 'the connection failed'
}

function blockList(blocks: string, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const block of blocks.split(' ')) {
    const [net = '', prefix] = block.split('/')
    list.addSubnet(net, Number(prefix), family)
  }
  return list
}
