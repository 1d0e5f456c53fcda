import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import process from 'node:process'

/** `npm run mock` as a process of its own. */
export interface MockProcess {
  /** Where it listens. */
  url: string
  process: ChildProcess
  /** What it has printed so far. */
  output: () => string
  /** Its exit code, once it has ended; null where a signal ended it. */
  ended: Promise<number | null>
}

/** Starts `npm run mock` on a free port, and waits until it says where. */
export function startMock(...args: string[]): Promise<MockProcess> {
  const child = spawn(process.execPath, ['scripts/mock.ts', ...args, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  return new Promise((resolve, reject) => {
    const add = (chunk: Uint8Array) => {
      text += new TextDecoder().decode(chunk)
      const url = /^Mock {2}(http:\/\/[^/]+)/m.exec(text)?.[1]
      if (url !== undefined) {
        resolve({
          url,
          process: child,
          output: () => text,
          ended,
        })
      }
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    void ended.then(code => reject(new Error(`The mock ended with ${code}: ${text}`)))
  })
}
