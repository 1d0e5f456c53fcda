import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { freePort } from '../../../support/port.ts'

export interface RedisServer {
  url: string
  process: ChildProcess
  stop: () => Promise<void>
}

/** How long it may take to start, in milliseconds. */
const patience = 60_000

/**
 * Starts a Redis of its own, on a free port unless told; it writes nothing to disk but into a folder that it is given. Redis cannot be told
 * to choose a port itself, so it takes another where somebody was faster.
 */
export async function startRedis(
  at?: number,
  lasting?: string,
  listMore: () => string[] | Promise<string[]> = () => [],
): Promise<RedisServer> {
  for (;;) {
    const port = at ?? (await freePort())
    const server = await tryRedis(port, lasting, await listMore())
    if (server !== undefined)
      return server
    // A port that was told is that of a server which has just ended.
    await delay(100)
  }
}

/** Undefined where it has ended before it answered: its port was taken in between. */
async function tryRedis(port: number, lasting: string | undefined, more: string[]): Promise<RedisServer | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-redis-'))
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      lasting === undefined ? 'no' : 'yes',
      '--appendfsync',
      'always',
      '--dir',
      lasting ?? folder,
      ...more,
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  }
  const url = `redis://127.0.0.1:${port}`
  const began = performance.now()
  while (await processAt(url) !== child.pid) {
    if (child.exitCode !== null || performance.now() - began > patience) {
      const isTaken = child.exitCode !== null
      await stop()
      if (isTaken && performance.now() - began < patience)
        return undefined
      throw new Error(`Redis has not started at ${url}`)
    }
    await delay(50)
  }
  return { url, process: child, stop }
}

/** Which process answers there: the server of another test may have come first. */
async function processAt(url: string): Promise<number | undefined> {
  const client = createClient({ url, socket: { reconnectStrategy: false } }).on('error', () => {})
  try {
    await client.connect()
    return Number(/process_id:(\d+)/.exec(String(await client.sendCommand(['INFO', 'server'])))?.[1])
  }
  catch {
    return undefined
  }
  finally {
    client.destroy()
  }
}
