import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connectRedis } from '../../../../openapi/mock/host/redis.ts'
import { freePort } from '../../../support/port.ts'

export interface RedisServer {
  url: string
  process: ChildProcess
  stop: () => Promise<void>
}

/** Starts a Redis of its own, on a free port unless told; it writes nothing to disk but into a folder that it is given. */
export async function startRedis(at?: number, lasting?: string, more: string[] = []): Promise<RedisServer> {
  const port = at ?? (await freePort())
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
  const url = `redis://127.0.0.1:${port}`
  for (let tries = 0; tries < 100; tries++) {
    const redis = await connectRedis(url).catch(() => undefined)
    if (redis) {
      await redis.close()
      break
    }
    await delay(50)
  }
  return {
    url,
    process: child,
    async stop() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}
