#!/usr/bin/env node
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { firefoxPath } from '../../../scripts/tools.ts'

/*
 * Stands between Playwright and the Firefox that Debian has, and is started in its place. Playwright prepares each context with a
 * command of WebDriver BiDi that this Firefox does not know yet, and gives up at its refusal; the tests in Firefox need nothing of it.
 */

/** What Firefox is asked instead: the session's state, which is always told. */
const replaced = { 'emulation.setMediaFeaturesOverride': 'session.status' }

/** A crashed page is to end the test that has it, not the browser of all tests. */
const { MOZ_CRASHREPORTER_SHUTDOWN: _, ...env } = process.env
const firefox = spawn(firefoxPath() ?? 'firefox', process.argv.slice(2), { env, stdio: ['ignore', 'inherit', 'pipe'] })
firefox.on('exit', code => process.exit(code ?? 1))
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => firefox.kill(signal))

createInterface({ input: firefox.stderr }).on('line', (line) => {
  const port = /^WebDriver BiDi listening on ws:.*:(\d+)$/.exec(line)?.[1]
  if (port === undefined)
    return console.error(line)
  const relay = createServer((client) => {
    const browser = connect(Number(port), '127.0.0.1')
    for (const socket of [client, browser])
      socket.on('error', () => socket.destroy())
    browser.pipe(client)
    let rest = Buffer.alloc(0)
    let hasOpened = false
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk])
      if (!hasOpened) {
        const end = rest.indexOf('\r\n\r\n') + 4
        if (end < 4)
          return
        // Firefox refuses a handshake for another host than its own.
        browser.write(rest.toString('latin1', 0, end).replace(/^Host: .*$/im, `Host: 127.0.0.1:${port}`), 'latin1')
        rest = rest.subarray(end)
        hasOpened = true
      }
      for (let end = translateFrame(rest); end; end = translateFrame(rest)) {
        browser.write(rest.subarray(0, end))
        rest = rest.subarray(end)
      }
    }).on('close', () => browser.destroy())
  })
  relay.listen(0, '127.0.0.1', () => {
    const address = relay.address()
    console.error(`WebDriver BiDi listening on ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  })
})

/** Replaces the command in the first frame, where all of it is there; answers with the frame's end. A client masks. RFC 6455, section 5.2. */
function translateFrame(bytes: Buffer): number | undefined {
  const short = (bytes[1] ?? 0) & 127
  const begin = short === 127 ? 10 : short === 126 ? 4 : 2
  if (bytes.length < begin + 4)
    return undefined
  const length = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
  const end = begin + 4 + length
  if (bytes.length < end)
    return undefined
  const mask = bytes.subarray(begin, begin + 4)
  const payload = bytes.subarray(begin + 4, end)
  const isText = ((bytes[0] ?? 0) & 15) === 1
  // Long texts are scripts.
  if (isText && short < 127) {
    const message = translate(masked(payload, mask).toString())
    if (message !== undefined)
      masked(Buffer.from(message.padEnd(length)), mask).copy(payload)
  }
  return end
}

/** The other command, no longer than the first, which the frame has room for. */
function translate(message: string): string | undefined {
  const command = JSON.parse(message) as { id: number, method: string }
  const method = replaced[command.method as keyof typeof replaced]
  return method && JSON.stringify({ ...command, method, params: {} })
}

function masked(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
}
