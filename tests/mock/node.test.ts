import type { Access, Served } from '../../openapi/mock/host/node.ts'
import { connect } from 'node:net'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMock } from '../../openapi/mock/host/node.ts'
import { mockContract } from './contract.ts'
import { petClient, petMock } from './pets.ts'

describe('the Node host', () => {
  let served: Served
  const accesses: Access[] = []
  beforeAll(async () => {
    served = await serveMock({
      apis: [
        {
          name: 'pets',
          handler: petMock(),
        },
      ],
      port: 0,
      log: access => accesses.push(access),
    })
  })
  afterAll(() => served.close())

  mockContract(async () => ({ fetch, origin: served.url }))

  it('says that it is up', async () => {
    expect(await (await fetch(`${served.url}/healthz`)).text()).toBe('ok\n')
  })

  it('refuses a foreign Host', async () => {
    expect(await raw('GET /pets-api/v1/pets HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toContain('421')
  })

  it('logs each answer, without keys', async () => {
    const call = petClient(fetch, served.url, 'pets_test_private')
    await call('GET', '/pets/1/x?api_key=private')
    await call('GET', '/pets/pets_test_private_0123456789/x')
    await call('GET', '/pets/7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52/x')
    const found = () => accesses.filter(({ path }) => path.endsWith('/x'))
    await expect.poll(() => found().map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', '/pets-api/v1/pets/1/x', 404],
      ['GET', '/pets-api/v1/pets/…/x', 404],
      ['GET', '/pets-api/v1/pets/7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52/x', 404],
    ])
    expect(JSON.stringify(accesses)).not.toContain('private')
    const [{ time = '', milliseconds = -1, bytes = 0 } = {}] = found()
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(5_000)
    expect(milliseconds).toBeGreaterThanOrEqual(0)
    expect(bytes).toBeGreaterThan(100)
  })

  it('answers a body that is too long with 413 while it is still being sent', async () => {
    const { status } = await petClient(fetch, served.url)('POST', '/pets', `"${'x'.repeat(1_100_000)}"`)
    expect(status).toBe(413)
  })

  it('finishes what is under way before it closes', async () => {
    const other = await serveMock({
      apis: [
        {
          name: 'pets',
          handler: petMock(),
        },
      ],
      port: 0,
    })
    const slow = petClient(fetch, other.url)('GET', '/find?ids=1', undefined, { prefer: 'wait=0.3' })
    await new Promise(resolve => setTimeout(resolve, 100))
    await other.close()
    expect((await slow).status).toBe(200)
  })

  describe('whatever arrives', () => {
    const start = 'POST /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pets_test_x\r\nContent-Type: application/json\r\n'
    const attacks: Record<string, string | Uint8Array> = {
      'random bytes': Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256),
      'a broken request line': 'GET\r\n\r\n',
      'a malformed path': 'GET /pets-api/v1/pets/%E0%A4%A HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pets_test_x\r\n\r\n',
      'a malformed query': 'GET /pets-api/v1/pets?kind=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pets_test_x\r\n\r\n',
      'dots in the path': 'GET /pets-api/v1/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'a full address': 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'an asterisk': 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'CONNECT': 'CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      'an upgrade': 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n',
      'no Host': 'GET /pets-api/v1/pets HTTP/1.1\r\n\r\n',
      'two Hosts': 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n',
      'long headers': `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      'many headers': `GET / HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(3_000)}\r\n`,
      'a wrong Basic credential': 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \x80\xFF\r\n\r\n',
      'UTF-8 that is none': Uint8Array.from([
        ...new TextEncoder().encode(`${start}Content-Length: 4\r\n\r\n`),
        0x22,
        0xFF,
        0xFE,
        0x22,
      ]),
      'deep JSON': `${start}Content-Length: 200000\r\n\r\n${'['.repeat(200_000)}`,
      'a number without end': `${start}Content-Length: 100002\r\n\r\n[${'9'.repeat(100_000)}]`,
      'a body of a million wrong items': `${start}Content-Length: 400001\r\n\r\n[${'1,'.repeat(199_999)}1]`,
      'prototype keys': `${start}Content-Length: 44\r\n\r\n{"__proto__":{"x":1},"constructor":{"y":2}} `,
      'both lengths': `${start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      'a broken chunk': `${start}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n`,
      'a body that breaks off': `${start}Content-Length: 1000\r\n\r\n{"name":`,
      'many requests at once': 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pets_test_x\r\n\r\n'.repeat(200),
      'odd preferences': 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer pets_test_x\r\nPrefer: code=999;;=,example=../..,seed=\t,wait=1e999\r\n\r\n',
      'an odd multipart': `${start.replace('application/json', 'multipart/form-data; boundary=""')}Content-Length: 4\r\n\r\n----`,
    }

    it.each(Object.entries(attacks))('survives %s, and says no 5xx', async (_, bytes) => {
      const answer = await raw(bytes)
      expect(answer).not.toMatch(/^HTTP\/1\.1 5/m)
      expect(answer).not.toMatch(/node:|\.ts:\d|at .+\(/)
      const begin = performance.now()
      expect((await fetch(`${served.url}/healthz`)).status).toBe(200)
      expect(performance.now() - begin).toBeLessThan(500)
    })

    it('answers others while a slow sender sends', async () => {
      const slow = request(`${served.url}/pets-api/v1/pets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': '100', 'authorization': 'Bearer pets_test_x' },
      })
      slow.on('error', () => {})
      slow.write('{')
      expect((await petClient(fetch, served.url)('GET', '/pets')).status).toBe(200)
      slow.destroy()
    })
  })

  /** Writes bytes to a socket, and reads what comes back until it closes or rests. */
  function raw(bytes: string | Uint8Array): Promise<string> {
    return new Promise((resolve) => {
      let answer = ''
      const socket = connect(Number(new URL(served.url).port), '127.0.0.1', () => socket.write(bytes))
      socket.setTimeout(400, () => socket.destroy())
      socket.on('data', data => answer += data.toString('latin1'))
      socket.on('error', () => {})
      socket.on('close', () => resolve(answer))
    })
  }
})
