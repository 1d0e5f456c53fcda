import type { RedisServer } from './redis-server.ts'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { startRedis } from './redis-server.ts'
import { freePort } from '../../../support/port.ts'

/** Several servers of Redis that stand for one another. */
export interface RedisMany {
  url: string
  servers: RedisServer[]
  stop: () => Promise<void>
}

/** Asks one server until its answer is as wanted, for at most a minute. */
async function ask(
  url: string,
  command: string[],
  isWanted: (answer: string) => boolean = () => true,
): Promise<string> {
  const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => {})
  await client.connect()
  try {
    for (let tries = 0; tries < 600; tries++) {
      const answer = String(await client.sendCommand(command))
      if (isWanted(answer))
        return answer
      await delay(100)
    }
    throw new Error(`${command.join(' ')} at ${url} is not as it should be`)
  }
  finally {
    client.destroy()
  }
}

/** A cluster of three masters, and a replica of the first, which takes its place when it fails. */
export async function startCluster(): Promise<RedisMany> {
  const nodes: { server: RedisServer, port: number, bus: number }[] = []
  for (let index = 0; index < 4; index++) {
    let bus = 0
    // A server that a loaded machine keeps waiting is not to count as failed.
    const server = await startRedis(undefined, undefined, async () => {
      bus = await freePort()
      return `--cluster-enabled yes --cluster-port ${bus} --cluster-node-timeout 5000 --cluster-replica-validity-factor 0`.split(' ')
    })
    nodes.push({ server, port: Number(new URL(server.url).port), bus })
  }
  const servers = nodes.map(({ server }) => server)
  const [first, second, third, replica] = servers
  const slots = [0, 5_461, 10_923, 16_384]
  for (const [index, server] of [first, second, third].entries())
    await ask(server?.url ?? '', ['CLUSTER', 'ADDSLOTSRANGE', String(slots[index]), String((slots[index + 1] ?? 0) - 1)])
  for (const { port, bus } of nodes.slice(1))
    await ask(first?.url ?? '', ['CLUSTER', 'MEET', '127.0.0.1', String(port), String(bus)])
  for (const { url } of servers)
    await ask(url, ['CLUSTER', 'INFO'], text => text.includes('cluster_state:ok') && text.includes('cluster_known_nodes:4'))
  await ask(replica?.url ?? '', ['CLUSTER', 'REPLICATE', await ask(first?.url ?? '', ['CLUSTER', 'MYID'])])
  await ask(replica?.url ?? '', ['INFO', 'replication'], text => text.includes('master_link_status:up'))
  return {
    url: `redis-cluster://${nodes.slice(0, 3).map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    servers,
    stop: () => stopAll(servers),
  }
}

/** A master with a replica, and a sentinel that puts the replica in its place when it fails. */
export async function startSentinel(): Promise<RedisMany> {
  const master = await startRedis()
  const { port: masterPort } = new URL(master.url)
  const replica = await startRedis(undefined, undefined, () => ['--replicaof', `127.0.0.1 ${masterPort}`])
  await ask(replica.url, ['INFO', 'replication'], text => text.includes('master_link_status:up'))
  const folder = mkdtempSync(join(tmpdir(), 'specimen-sentinel-'))
  const port = await freePort()
  const file = join(folder, 'sentinel.conf')
  writeFileSync(file, [
    `port ${port}`,
    'bind 127.0.0.1',
    `sentinel monitor pets 127.0.0.1 ${masterPort} 1`,
    'sentinel down-after-milliseconds pets 3000',
    'sentinel failover-timeout pets 6000',
    '',
  ].join('\n'))
  const child = spawn('redis-server', [file, '--sentinel', '--dir', folder], { stdio: 'ignore' })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const isKnown = (): Promise<unknown> =>
    ask(`redis://127.0.0.1:${port}`, ['SENTINEL', 'REPLICAS', 'pets'], answer => answer !== '')
  for (let tries = 0; tries < 50; tries++) {
    if (await isKnown().then(() => true, () => false))
      break
    await delay(1_000)
  }
  return {
    url: `redis-sentinel://127.0.0.1:${port}/pets`,
    servers: [master, replica],
    async stop() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
      await stopAll([master, replica])
    },
  }
}

async function stopAll(servers: RedisServer[]): Promise<void> {
  await Promise.all(servers.map(server => server.stop()))
}
