import type { ChildProcess } from 'node:child_process'
import type { WebhookSignature } from '../../../openapi/document/webhook-signature.ts'
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pythonPath } from '../../../scripts/tools.ts'
import { readWebhookSignature } from '../../../openapi/document/webhook-signature.ts'
import { writeHandlers } from '../../../openapi/samples/index.ts'
import { bodyOf, operationOf } from './support/operation.ts'

const forms: Record<string, object> = {
  stripe: { header: 'Stripe-Signature', format: 't={timestamp},v1={signature}', signed: '{timestamp}.{body}', tolerance: 300 },
  github: { header: 'X-Hub-Signature-256', format: 'sha256={signature}' },
  standard: {
    header: 'webhook-signature',
    format: 'v1,{signature}',
    encoding: 'base64',
    signed: '{id}.{timestamp}.{body}',
    timestamp: 'webhook-timestamp',
    id: 'webhook-id',
    tolerance: 300,
  },
  plain: { header: 'X-Signature', algorithm: 'sha512' },
}
const secret = 'whsec_of_a_test'
const event = '{"type":"thing.created","name":"Zoë 🎈"}'

const commands: Record<string, (file: string, port: number) => [string, string[]]> = {
  node: file => [process.execPath, [file]],
  php: (file, port) => ['php', ['-S', `127.0.0.1:${port}`, file]],
  python: file => [pythonPath() ?? 'python3', [file]],
  ruby: file => ['ruby', [file]],
  go: file => ['go', ['run', file]],
}

function signatureOf(form: object): WebhookSignature {
  const read = readWebhookSignature(form)
  if ('problems' in read)
    throw new Error(JSON.stringify(read.problems))
  return read.signature
}

/** What an API would send: the headers of an event, signed at a time. */
function sign(scheme: WebhookSignature, seconds: number): Record<string, string> {
  const { header, format, algorithm, encoding, signed, timestamp, id } = scheme
  const text = signed.replace('{timestamp}', String(seconds)).replace('{id}', 'event_1').replace('{body}', event)
  const signature = createHmac(algorithm, secret).update(text).digest(encoding)
  return {
    [header]: format.replace('{timestamp}', String(seconds)).replace('{signature}', signature),
    ...(timestamp && { [timestamp]: String(seconds) }),
    ...(id && { [id]: 'event_1' }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

describe('a handler of a webhook', () => {
  let folder: string
  let child: ChildProcess | undefined

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
  })

  afterEach(() => {
    if (child?.pid !== undefined)
      process.kill(-child.pid, 'SIGKILL')
    child = undefined
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  function handlerOf(language: string, signature?: WebhookSignature) {
    const operation = operationOf({
      kind: 'webhook',
      requestBody: bodyOf('application/json', event),
      responses: [{ status: '202', anchor: '', label: '', headers: [], content: [], links: [] }],
      ...(signature && { signature }),
    })
    return writeHandlers(operation, 'shop', ['node', 'php', 'python', 'ruby', 'go']).find(({ language: { id } }) => id === language)
  }

  async function start(language: string, signature?: WebhookSignature) {
    const written = handlerOf(language, signature)
    const file = join(folder, `handler-${language}.${written?.language.extension}`)
    writeFileSync(file, written?.samples[0]?.sample.code ?? '')
    const port = await freePort()
    const [command, args] = commands[language]?.(file, port) ?? ['', []]
    child = spawn(command, args, {
      env: { ...process.env, PORT: String(port), SHOP_WEBHOOK_SECRET: secret },
      stdio: 'ignore',
      detached: true,
    })
    const post = async (headers: Record<string, string>, body = event): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers })).status
    for (let attempt = 0; attempt < 300; attempt++) {
      if (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: event }).then(() => true, () => false))
        break
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    return post
  }

  it.for(Object.keys(commands).flatMap(language => Object.keys(forms).map(form => [language, form] as const)))(
    'in %s takes what is signed as by %s, and nothing else',
    { timeout: 90_000 },
    async ([language, form]) => {
      const signature = signatureOf(forms[form] ?? {})
      const post = await start(language, signature)
      const now = Math.floor(Date.now() / 1000)
      const signed = sign(signature, now)
      expect(await post(signed)).toBe(202)
      expect(await post(signed, event.replace('created', 'deleted'))).toBe(401)
      expect(await post({ ...signed, [signature.header]: (signed[signature.header] ?? '').replace(/.$/, last => (last === '0' ? '1' : '0')) })).toBe(401)
      expect(await post({ ...signed, [signature.header]: 'nonsense é' })).toBe(401)
      expect(await post({})).toBe(401)
      if (signature.tolerance !== undefined) {
        expect(await post(sign(signature, now - 3600))).toBe(401)
        expect(await post(sign(signature, now + 3600))).toBe(401)
      }
    },
  )

  it.for(Object.keys(commands))('in %s answers the declared success where nothing is signed', { timeout: 90_000 }, async (language) => {
    const post = await start(language)
    expect(await post({})).toBe(202)
  })

  it('is never made of a description that cannot be read', () => {
    const wrong = (form: object): string[] => {
      const read = readWebhookSignature({ header: 'X-Signature', ...form })
      return 'problems' in read ? read.problems.map(({ field }) => field) : []
    }
    expect(wrong({})).toEqual([])
    expect(wrong({ header: 'X: "y' })).toEqual(['header'])
    expect(wrong({ format: '{signature}`\'' })).toEqual(['format'])
    expect(wrong({ format: 'v1=' })).toEqual(['format'])
    expect(wrong({ algorithm: 'md5' })).toEqual(['algorithm'])
    expect(wrong({ encoding: 'text' })).toEqual(['encoding'])
    expect(wrong({ signed: '{url}{body}' })).toEqual(['signed'])
    expect(wrong({ signed: '{timestamp}.{body}' })).toEqual(['timestamp'])
    expect(wrong({ signed: '{id}.{body}' })).toEqual(['id'])
    expect(wrong({ tolerance: 300 })).toEqual(['tolerance'])
    expect(wrong({ format: '{timestamp},{signature}', tolerance: 0 })).toEqual(['tolerance'])
  })
})
