import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { computed } from '../../../support/computed.ts'

const key = 'Host: localhost\r\nAuthorization: Bearer pets_test_x\r\n'
const pets = '/pets-api/v1/pets'
const pet = '{"name":"Rex","kind":"dog"}'

function get(target: string, headers = '', version = 'HTTP/1.1'): string {
  return `GET ${target} ${version}\r\n${key}${headers}\r\n`
}

function post(
  body: string | Uint8Array,
  { type = 'application/json', headers = '', length = `Content-Length: ${body.length}\r\n` } = {},
): Uint8Array {
  return Buffer.concat([
    Buffer.from(`POST ${pets} HTTP/1.1\r\n${key}Content-Type: ${type}\r\n${headers}${length}\r\n`, 'latin1'),
    typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  ])
}

function chunked(chunks: string): Uint8Array {
  return post(chunks, { length: 'Transfer-Encoding: chunked\r\n' })
}

const next = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** What may arrive on a socket, by what is wrong with it. */
const attacks: Record<string, string | Uint8Array> = {
  // What is not HTTP, or not quite.
  'random bytes': Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256),
  'a TLS handshake': `\x16\x03\x01\x02${'\x01'.repeat(300)}`,
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a broken request line': 'GET\r\n\r\n',
  'HTTP/0.9': 'GET /\r\n\r\n',
  'HTTP/9.9': get(pets, '', 'HTTP/9.9'),
  'lines that end in LF': get(pets).replaceAll('\r', ''),
  'lines that end in CR': get(pets).replaceAll('\n', ''),
  'an unknown method': `FOO ${pets} HTTP/1.1\r\n${key}\r\n`,
  'TRACE': `TRACE ${pets} HTTP/1.1\r\n${key}\r\n`,
  'CONNECT': 'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'an upgrade': get(pets, 'Upgrade: websocket\r\nConnection: upgrade\r\n'),
  'an upgrade to HTTP/2': get(pets, 'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAA\r\n'),
  // Targets and hosts.
  'a malformed path': get(`${pets}/%E0%A4%A`),
  'an overlong path': get(`${pets}/%C0%AE%C0%AE`),
  'a NUL in the path': get(`${pets}/%00`),
  'a raw byte in the path': get(`${pets}/\xFF`),
  'a malformed query': get(`${pets}?kind=%zz`),
  'a query of brackets': get(`${pets}?${'a[b]'.repeat(2_000)}=1&${'kind='.repeat(1_000)}`),
  'dots in the path': get('/pets-api/v1/../../etc/passwd'),
  'another host\'s address': get('http://evil.example/'),
  'an address without a scheme': get('//evil.example/pets'),
  'an address that is none': get('http://[::'),
  'an asterisk': `OPTIONS * HTTP/1.1\r\n${key}\r\n`,
  'no Host': `GET ${pets} HTTP/1.1\r\n\r\n`,
  'two Hosts': get(pets, 'Host: evil.example\r\n'),
  'a Host with a user': `GET ${pets} HTTP/1.1\r\nHost: evil@localhost\r\n\r\n`,
  // Headers.
  'a long header': get('/', `X: ${'x'.repeat(40_000)}\r\n`),
  'many headers': get('/', 'X: y\r\n'.repeat(3_000)),
  '10,000 different headers': get('/', Array.from({ length: 10_000 }, (_, index) => `x${index}: y\r\n`).join('')),
  'headers named as what every object has': get(pets, '__proto__: x\r\nconstructor: y\r\ntoString: z\r\n'),
  'odd cookies': get(pets, 'Cookie: __proto__=1; constructor=2; =; ;;\r\n'),
  'a wrong Basic credential': `GET ${pets} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \x80\xFF\r\n\r\n`,
  'odd preferences': get(pets, 'Prefer: code=999;;=,example=../..,seed=\t,delay=1e999\r\n'),
  'thousands of preferences': get(pets, `Prefer: ${'a,'.repeat(5_000)}\r\n`),
  'thousands of accepted types': get(pets, `Accept: ${'a/b;q=0.1,'.repeat(1_400)}\r\n`),
  'odd ranges': get(pets, 'Range: bytes=0-5,5-1,-9999999999999999999\r\n'),
  'another expectation': post(pet, { headers: 'Expect: the unexpected\r\n' }),
  'an expectation of a body that is too long': post('', {
    headers: 'Expect: 100-continue\r\n',
    length: 'Content-Length: 99999999\r\n',
  }),
  'a long Idempotency-Key': post(pet, { headers: `Idempotency-Key: ${'k'.repeat(9_000)}\r\n` }),
  'an odd Content-Type': post(pet, { type: ';;;=/"\\' }),
  // Lengths that two readers may understand in two ways.
  'both lengths': post(`0\r\n\r\n${next}`, { length: 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n' }),
  'two lengths': post(pet, { length: 'Content-Length: 5\r\nContent-Length: 27\r\n' }),
  'a list of lengths': post(pet, { length: 'Content-Length: 27, 27\r\n' }),
  'a length with a sign': post(pet, { length: 'Content-Length: +27\r\n' }),
  'a negative length': post(pet, { length: 'Content-Length: -1\r\n' }),
  'another coding after chunks': post('0\r\n\r\n', { length: 'Transfer-Encoding: chunked, identity\r\n' }),
  'a coding that is none': post('0\r\n\r\n', { length: 'Transfer-Encoding: xchunked\r\n' }),
  'a space before the colon': post('0\r\n\r\n', { length: 'Transfer-Encoding : chunked\r\n' }),
  'a folded header': post('0\r\n\r\n', { length: 'Transfer-Encoding:\r\n chunked\r\n' }),
  'a broken chunk': chunked('zz\r\nhello\r\n0\r\n\r\n'),
  'a chunk of a negative length': chunked('-1\r\nx'),
  'a chunk without end': chunked('FFFFFFFFFFFFFFFFF\r\nx'),
  'a chunk with a long extension': chunked(`1b;${'x'.repeat(20_000)}\r\n${pet}\r\n0\r\n\r\n`),
  'chunks of one byte': chunked(`${[...pet].map(byte => `1\r\n${byte}\r\n`).join('')}0\r\n\r\n`),
  'odd trailers': chunked(`1b\r\n${pet}\r\n0\r\n__proto__: x\r\nHost: evil.example\r\n\r\n`),
  'a body on GET, and a request behind it': `${get(pets, 'Content-Length: 3\r\n')}abc${next}`,
  'a body that nobody reads, and a request behind it': `POST /nothing HTTP/1.1\r\n${key}Content-Length: 27\r\n\r\n${pet}${next}`,
  'a body that breaks off': post('{"name":', { length: 'Content-Length: 1000\r\n' }),
  'many requests at once': get(pets).repeat(200),
  'many creations at once': Buffer.concat(Array.from({ length: 50 }, () => post(pet))),
  // Bodies.
  'a bomb': post(gzipSync(Buffer.alloc(20_000_000)), { headers: 'Content-Encoding: gzip\r\n' }),
  'a body that is too long': post('x'.repeat(1_200_000)),
  'UTF-8 that is none': post('"\xFF\xFE"'),
  'overlong UTF-8': post('{"name":"R\xC0\xAFx","kind":"dog"}'),
  'UTF-16': post('\xFF\xFE{\0}\0'),
  'a byte order mark': post(`\xEF\xBB\xBF${pet}`),
  'a NUL': post('{"name":"R\0x","kind":"dog"}'),
  'half a character': post('{"name":"\\ud800x","kind":"dog"}'),
  'doubled keys': post('{"name":"Rex","name":"Tom","kind":"dog","kind":1}'),
  'deep JSON': post('['.repeat(200_000)),
  'deep objects': post('{"a":'.repeat(150_000)),
  'a number without end': post(`[${'9'.repeat(100_000)}]`),
  'a body of a million wrong items': post(`[${'1,'.repeat(199_999)}1]`),
  '60,000 keys that collide': post(
    JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [String(index * 4_194_304), 1]))),
  ),
  'prototype keys': post('{"__proto__":{"x":1},"constructor":{"y":2},"name":"Rex","kind":"dog"}'),
  'a form of 200,000 fields': post('a=b&'.repeat(200_000), { type: 'application/x-www-form-urlencoded' }),
  'an odd multipart': post('----', { type: 'multipart/form-data; boundary=""' }),
  'deep JSON in a part': post(
    `--a\r\nContent-Disposition: form-data; name="name"\r\nContent-Type: application/json\r\n\r\n${'['.repeat(200_000)}${']'.repeat(200_000)}\r\n--a--`,
    { type: 'multipart/form-data; boundary=a' },
  ),
  'deep JSON in a form': post(`name=${'['.repeat(200_000)}${']'.repeat(200_000)}&kind=${'{"a":'.repeat(50_000)}`, {
    type: 'application/x-www-form-urlencoded',
  }),
  'deep names in a form': post(`name${'[a]'.repeat(100_000)}=1`, { type: 'application/x-www-form-urlencoded' }),
  'deep XML': post('<a>'.repeat(200_000), { type: 'application/xml' }),
  'a multipart that never ends': post('--a\r\n'.repeat(100_000), { type: 'multipart/form-data; boundary=a' }),
}

/** Whatever arrives, a server of the pets answers without a 5xx, tells nothing of itself, and answers the next one soon. */
export function hostileSuite(origin: () => string): void {
  describe('whatever arrives', () => {
    it.concurrent.each(Object.entries(attacks))('survives %s', async (_, bytes) => {
      const answer = await sendRaw(origin(), bytes)
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/m)
      expect(answer).not.toMatch(/node:|\.ts:\d|at .+\(/)
    })

    it('answers the next request soon, as if nothing had been', async () => {
      const begin = computed()
      const answer = await sendRaw(origin(), get(pets, 'Connection: close\r\n'), { isAnswered: true })
      expect(computed() - begin).toBeLessThan(500)
      expect(answer).toMatch(/^HTTP\/1\.1 200/)
      expect(({} as { x?: unknown }).x).toBeUndefined()
    })

    it('answers one who has said all and only listens', async () => {
      expect(await sendRaw(origin(), get(pets), { isHalfClosed: true, isAnswered: true })).toMatch(/^HTTP\/1\.1 200/)
    })

    it('answers others while many senders are slow', async () => {
      const slow = Array.from({ length: 200 }, () => {
        const socket = connect(Number(new URL(origin()).port), '127.0.0.1', () =>
          socket.write(`POST ${pets} HTTP/1.1\r\nHost: local`))
        return socket.on('error', () => {})
      })
      await new Promise(resolve => setTimeout(resolve, 100))
      const began = performance.now()
      const begin = computed()
      expect(await sendRaw(origin(), get(pets, 'Connection: close\r\n'), { isAnswered: true })).toMatch(/^HTTP\/1\.1 200/)
      expect(computed() - begin).toBeLessThan(500)
      // It does not wait for the others, whose time is up after ten seconds.
      expect(performance.now() - began).toBeLessThan(5_000)
      slow.forEach(socket => socket.destroy())
    })
  })
}

interface Sending {
  isHalfClosed?: boolean
  /** Whether an answer is waited for, however long it takes: many attacks get none. */
  isAnswered?: boolean
}

/** Writes bytes to a socket, and reads what comes back until it closes or rests. */
export function sendRaw(
  origin: string,
  bytes: string | Uint8Array,
  { isHalfClosed = false, isAnswered = false }: Sending = {},
): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ port: Number(new URL(origin).port), host: '127.0.0.1', allowHalfOpen: true }, () => {
      const data = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
      isHalfClosed ? socket.end(data) : socket.write(data)
    })
    const rest = (): unknown => socket.setTimeout(400, () => socket.destroy())
    if (!isAnswered)
      rest()
    socket.once('data', rest)
    socket.on('data', chunk => (answer += chunk.toString('latin1')))
    socket.on('end', () => socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}
