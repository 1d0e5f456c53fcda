import type { RedisAddress } from './redis-address.ts'
import { createClient, createCluster, createSentinel } from '@redis/client'
import { exchange, touch } from './redis-scripts.ts'

/** What the store asks of Redis, wherever it runs; each command has one key, so that a cluster knows where to send it. */
export interface RedisClient {
  connect: () => Promise<unknown>
  exchange: (sandbox: string, values: string[]) => Promise<string[] | null>
  touch: (index: string, values: string[]) => Promise<string[]>
  del: (key: string) => Promise<unknown>
  zRem: (index: string, member: string) => Promise<unknown>
  /** Whether every key can be reached at this moment. */
  isUp: () => Promise<boolean>
  close: () => Promise<unknown>
  destroy: () => unknown
}

const scripts = { exchange, touch }

/** Makes a client for a server, a cluster or a server behind sentinels; it does not connect yet. */
export function createRedisClient(address: RedisAddress): RedisClient {
  switch (address.kind) {
    case 'cluster':
      return clusterClient(address)
    case 'sentinel':
      return sentinelClient(address)
    case 'server':
      return serverClient(address)
  }
}

function serverClient({ nodes: [node], ...address }: RedisAddress): RedisClient {
  let isConnected = false
  const options = nodeOptions(address)
  const client = createClient({
    ...options,
    scripts,
    socket: {
      ...options.socket,
      ...node,
      // Whoever starts a mock with a wrong address is told at once.
      reconnectStrategy: retries => isConnected && backOff(retries),
    },
  })
  quiet(client)
  return {
    ...commands(client),
    connect: async () => {
      await client.connect()
      isConnected = true
    },
    isUp: async () => (await client.ping()) !== '',
    close: () => (client.isReady ? client.close() : Promise.reject(new Error('it is not connected'))),
    destroy: () => client.destroy(),
  }
}

/**
 * Any node of a cluster says which of them has which keys. After a failover another one has them.
 *
 * @see https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
 */
function clusterClient({ nodes, ...address }: RedisAddress): RedisClient {
  const options = nodeOptions(address)
  const defaults = { ...options, socket: { ...options.socket, reconnectStrategy: backOff } }
  const client = createCluster({
    rootNodes: nodes.map(node => ({
      ...options,
      socket: { ...options.socket, ...node, reconnectStrategy: false as const },
    })),
    defaults,
    scripts,
    topologyRefreshOnReconnectionAttemptStrategy: 500,
  })
  quiet(client)
  return {
    ...commands(client),
    connect: () => client.connect(),
    isUp: async () => String(await client.sendCommand(undefined, true, ['CLUSTER', 'INFO'])).includes('cluster_state:ok'),
    close: () => client.close(),
    destroy: () => client.destroy(),
  }
}

/**
 * Sentinels say which server is the master, also after a failover.
 *
 * @see https://redis.io/docs/latest/develop/reference/sentinel-clients/
 */
function sentinelClient({ nodes, master = '', ...address }: RedisAddress): RedisClient {
  const { database, ...options } = nodeOptions(address)
  const client = createSentinel({
    name: master,
    sentinelRootNodes: nodes,
    nodeClientOptions: { ...options, database, socket: { ...options.socket, reconnectStrategy: backOff } },
    sentinelClientOptions: { socket: { ...options.socket, reconnectStrategy: backOff } },
    scripts,
    scanInterval: 1_000,
  })
  quiet(client)
  return {
    ...commands(client),
    connect: () => client.connect(),
    isUp: async () => (await client.ping()) !== '',
    close: () => client.close(),
    destroy: () => client.destroy(),
  }
}

/** The commands of the store, which all three kinds of client have. */
function commands(client: Pick<RedisClient, 'exchange' | 'touch' | 'del' | 'zRem'>): typeof client {
  return {
    exchange: (sandbox, values) => client.exchange(sandbox, values),
    touch: (index, values) => client.touch(index, values),
    del: key => client.del(key),
    zRem: (index, member) => client.zRem(index, member),
  }
}

function nodeOptions({ username, password, database, isSecure }: Omit<RedisAddress, 'nodes'>) {
  return {
    username,
    password,
    database,
    name: 'specimen-mock',
    // A request that cannot be answered is refused at once; it does not wait for a new connection.
    disableOfflineQueue: true,
    socket: { connectTimeout: 3_000, ...(isSecure && { tls: true as const }) },
  }
}

function backOff(retries: number): number {
  return Math.min(50 * 2 ** Math.min(retries, 6), 2_000)
}

/** Every command that fails says so itself; without a listener a lost connection would end the process. */
function quiet(client: { on: (event: 'error', listen: () => void) => unknown }): void {
  client.on('error', () => {})
}
