import type { ChildProcess } from 'node:child_process'
import type { WebhookSignature } from '../../../openapi/document/webhook-signature.ts'
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pythonPath } from '../../../scripts/tools.ts'
import { headerPatterns, listSigned, toEvent } from '../../../openapi/samples/webhook/event.ts'
import { readWebhookSignature } from '../../../openapi/document/webhook-signature.ts'
import { writeHandlers } from '../../../openapi/samples/index.ts'
import { bodyOf, operationOf } from './support/operation.ts'
import { freePort } from '../../support/port.ts'

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

/** How senders list the signatures of a secret and its successor. */
const lists: Record<string, (seconds: number, signatures: string[]) => string> = {
  stripe: (seconds, signatures) => [`t=${seconds}`, ...signatures.map(signature => `v1=${signature}`), 'v0=of-a-test'].join(','),
  github: (_, signatures) => signatures.map(signature => `sha256=${signature}`).join(', '),
  standard: (_, signatures) => ['v1a,of-another-kind', ...signatures.map(signature => `v1,${signature}`)].join(' '),
}

/** A key that is no text. */
const binaryKey = Buffer.from('00ff80c3285e6f', 'hex')

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
function sign(
  scheme: WebhookSignature,
  seconds: number,
  { body = event, key = secret }: { body?: string, key?: string | Buffer } = {},
): Record<string, string> {
  const { header, format, timestamp, id } = scheme
  const signature = digest(scheme, seconds, { body, key })
  return {
    [header]: format.replace('{timestamp}', String(seconds)).replace('{signature}', signature),
    ...(timestamp && { [timestamp]: String(seconds) }),
    ...(id && { [id]: 'event_1' }),
  }
}

function digest(
  { algorithm, encoding, signed }: WebhookSignature,
  seconds: number,
  { body = event, key }: { body?: string, key: string | Buffer },
): string {
  const text = signed.replace('{timestamp}', String(seconds)).replace('{id}', 'event_1').replace('{body}', body)
  return createHmac(algorithm, key).update(text).digest(encoding)
}

/** Begins an event and leaves before its end. */
function breakOff(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{', () => socket.destroy())
    })
    // Time for the server to notice.
    socket.on('close', () => setTimeout(resolve, 200))
  })
}

describe('a handler of a webhook', () => {
  let folder: string
  let child: ChildProcess | undefined

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
  })

  afterEach(() => {
    if (child?.pid !== undefined && child.exitCode === null)
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

  async function start(language: string, signature?: WebhookSignature, key = secret) {
    let started = await tryStart(language, signature, key)
    // Its port may have been taken in between; one that ends for a reason of its own does so again.
    if (started.hasEnded)
      started = await tryStart(language, signature, key)
    return started
  }

  async function tryStart(language: string, signature: WebhookSignature | undefined, key: string) {
    const written = handlerOf(language, signature)
    const file = join(folder, `handler-${language}.${written?.language.extension}`)
    writeFileSync(file, written?.samples[0]?.sample.code ?? '')
    const port = await freePort()
    const [command, args] = commands[language]?.(file, port) ?? ['', []]
    const began = performance.now()
    child = spawn(command, args, {
      env: { ...process.env, PORT: String(port), SHOP_WEBHOOK_SECRET: key },
      stdio: 'ignore',
      detached: true,
    })
    const server = child
    const post = async (headers: Record<string, string>, body = event): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body, headers })).status
    while (!await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: event }).then(() => true, () => false)) {
      if (performance.now() - began > 240_000)
        throw new Error(`The handler in ${language} does not listen.`)
      if (server.exitCode !== null)
        break
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    return { post, port, hasEnded: server.exitCode !== null }
  }

  it.for(Object.keys(commands).flatMap(language => Object.keys(forms).map(form => [language, form] as const)))(
    'in %s takes what is signed as by %s, and nothing else',
    { timeout: 600_000 },
    async ([language, form]) => {
      const signature = signatureOf(forms[form] ?? {})
      const { post } = await start(language, signature)
      const now = Math.floor(Date.now() / 1000)
      const signed = sign(signature, now)
      expect(await post(signed)).toBe(202)
      expect(await post(signed, event.replace('created', 'deleted'))).toBe(401)
      expect(await post({ ...signed, [signature.header]: (signed[signature.header] ?? '').replace(/.$/, last => (last === '0' ? '1' : '0')) })).toBe(401)
      expect(await post({ ...signed, [signature.header]: 'nonsense é' })).toBe(401)
      // As many characters as a signature has, and more bytes.
      expect(await post({ ...signed, [signature.header]: (signed[signature.header] ?? '').replace(/.$/, 'é') })).toBe(401)
      expect(await post({})).toBe(401)
      if (signature.tolerance !== undefined) {
        expect(await post(sign(signature, now - 3600))).toBe(401)
        expect(await post(sign(signature, now + 3600))).toBe(401)
        // More digits than Python makes an integer of.
        const late = Object.entries(signed).map(([name, value]) => [name, value.replace(String(now), '9'.repeat(5000))])
        expect(await post(Object.fromEntries(late))).toBe(401)
      }
    },
  )

  it.for(Object.keys(commands).flatMap(language => Object.keys(lists).map(form => [language, form] as const)))(
    'in %s takes an event that is signed as by %s with several secrets, one of them its own',
    { timeout: 600_000 },
    async ([language, form]) => {
      const signature = signatureOf(forms[form] ?? {})
      const { post } = await start(language, signature)
      const now = Math.floor(Date.now() / 1000)
      const good = digest(signature, now, { key: secret })
      const other = digest(signature, now, { key: 'another' })
      const third = digest(signature, now, { key: 'a third' })
      const list = (...signatures: string[]): Promise<number> =>
        post({ ...sign(signature, now), [signature.header]: lists[form]?.(now, signatures) ?? '' })
      expect(await list(good, other)).toBe(202)
      expect(await list(other, good)).toBe(202)
      expect(await list('short', 'é'.repeat(good.length), `${good}${good}`, good)).toBe(202)
      expect(await list(other, third)).toBe(401)
      expect(await list('é'.repeat(good.length), `${good}0`, `0${good}`, good.slice(1))).toBe(401)
      expect(await list()).toBe(401)
    },
  )

  it.for(Object.keys(commands).flatMap(language => ['whsec_', ''].map(prefix => [language, prefix] as const)))(
    'in %s takes what is signed with a key in base64 after "%s"',
    { timeout: 600_000 },
    async ([language, prefix]) => {
      const text = `${prefix}${binaryKey.toString('base64')}`
      const signature = signatureOf({ ...forms.standard, secret: `${prefix}{base64}` })
      const { post } = await start(language, signature, text)
      const now = Math.floor(Date.now() / 1000)
      expect(await post(sign(signature, now, { key: binaryKey }))).toBe(202)
      expect(await post(sign(signature, now, { key: text }))).toBe(401)
      expect(await post(sign(signature, now, { key: '' }))).toBe(401)
    },
  )

  it.for(Object.keys(commands))('in %s refuses what it cannot read, and goes on', { timeout: 600_000 }, async (language) => {
    const signature = signatureOf(forms.stripe ?? {})
    const { post, port } = await start(language, signature)
    const now = Math.floor(Date.now() / 1000)
    expect(await post(sign(signature, now, { body: '{"type":' }), '{"type":')).toBe(400)
    await breakOff(port)
    expect(await post(sign(signature, now))).toBe(202)
  })

  it.for(Object.keys(commands).flatMap(language => [[language, ''], [language, 'whsec_']] as const))('in %s takes nothing while its secret is "%s", without a key', { timeout: 600_000 }, async ([language, text]) => {
    const signature = signatureOf({ ...forms.github, ...(text !== '' && { secret: `${text}{base64}` }) })
    const { post } = await start(language, signature, text)
    expect(await post(sign(signature, 0, { key: '' })).catch(() => 'nobody answers')).toBe(language === 'php' ? 500 : 'nobody answers')
  })

  it.for(Object.keys(commands))('in %s answers the declared success where nothing is signed', { timeout: 600_000 }, async (language) => {
    const { post } = await start(language)
    expect(await post({})).toBe(202)
  })

  it.each([
    [['404', '201', '200'], 201],
    [['300', '199'], 200],
    [['default', '2XX'], 200],
    [['299'], 299],
  ])('answers the first success of %j with %i', (statuses, status) => {
    const responses = statuses.map(status => ({ status, anchor: '', label: '', headers: [], content: [], links: [] }))
    expect(toEvent(operationOf({ responses }), 'a').status).toBe(status)
  })

  it('is there for the languages that have a server, and says what has to be installed', () => {
    const handlers = writeHandlers(operationOf(), 'a', ['curl', 'ruby', 'go'])
    expect(handlers.map(({ language, samples }) => [language.id, samples[0]?.label, samples[0]?.install]))
      .toEqual([['ruby', 'WEBrick', 'gem install webrick'], ['go', 'net/http', undefined]])
    expect(handlers[1]?.samples[0]).not.toHaveProperty('install')
  })

  it('signs what the description names, and its other text as it is', () =>
    expect(listSigned(signatureOf({ header: 'X', signed: 'v1:{id}.{body}', id: 'X-Id' })))
      .toEqual([{ text: 'v1:' }, { name: 'id' }, { text: '.' }, { name: 'body' }]))

  it.each([
    ['t={timestamp},v1={signature}', 't=1,v1=ab,v1=cd', ['ab', 'cd'], '1'],
    ['t={timestamp}, v1={signature}', 'v1=ab, v1=cd, xt=2, t=1', ['ab', 'cd'], '1'],
    ['v1={signature};t={timestamp}', 'v1=ab;v1=cd;t=1', ['ab', 'cd'], '1'],
    ['v1,{signature}', 'v1,a+/= v1a,zz v1,b==', ['a+/=', 'b=='], undefined],
    ['{signature},{timestamp}', '9b,cd,1', ['9b', 'cd', '1'], '1'],
    ['{timestamp},{signature}', '1,9b,cd', ['9b', 'cd'], '1'],
    ['{timestamp}.{signature}', '1.ab', ['ab'], '1'],
    ['{signature}.{timestamp}', 'ab.1', ['ab', '1'], '1'],
    ['v0:{timestamp}:{signature}', 'v0:1:ab', ['1', 'ab'], '1'],
    ['{signature}_{timestamp}', 'ab_1', ['ab'], '1'],
    ['{timestamp}-{signature}', '1-ab', ['ab'], '1'],
    ['v1={signature}ts={timestamp}', 'v1=abts=1', ['ab'], '1'],
    ['sig={signature}=end', 'sig=ab=end', ['ab'], undefined],
    ['a.b|{signature}', 'a.b|ab', ['ab'], undefined],
    ['a.b|{signature}', 'axb|ab', [], undefined],
  ])('finds in a header of the form %s, as in %s, the signatures %j and the time %s', (format, header, signatures, seconds) => {
    const patterns = headerPatterns(signatureOf({ header: 'X', format }))
    expect(Array.from(header.matchAll(new RegExp(patterns.signature, 'g')), ([, signature]) => signature)).toEqual(signatures)
    expect(patterns.timestamp && new RegExp(patterns.timestamp).exec(header)?.[1]).toBe(seconds)
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
    expect(wrong({ secret: 'whsec_{base64}' })).toEqual([])
    expect(wrong({ secret: '{base64}' })).toEqual([])
    for (const secret of ['base64', 'whsec_', '{base64}_whsec', 'whsec_{hex}', '{base64}{base64}', '/\'{base64}', true])
      expect(wrong({ secret })).toEqual(['secret'])
  })
})
