import type { Access, Served } from '../../../../openapi/mock/host/node.ts'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveMock } from '../../../../openapi/mock/host/node.ts'
import { mockContract } from '../support/contract.ts'
import { hostileSuite, sendRaw } from '../support/hostile.ts'
import { petClient, petMock } from '../support/pets.ts'
import { begin } from '../support/begin.ts'

describe('the Node host', () => {
  let served: Served
  const accesses: Access[] = []
  beforeAll(async () => {
    served = await serveMock({
      apis: [{ name: 'pets', handler: petMock() }],
      port: 0,
      log: access => accesses.push(access),
    })
  })
  afterAll(() => served.close())

  mockContract(async () => ({ fetch, origin: served.url }))

  it('says that it is up', async () => {
    expect(await (await fetch(`${served.url}/healthz`)).text()).toBe('ok\n')
  })

  it('takes a target in absolute form for what it says', async () => {
    const key = 'Authorization: Bearer pets_test_x'
    expect(
      await sendRaw(
        served.url,
        `GET http://localhost/pets-api/v1/pets HTTP/1.1\r\nHost: evil.example\r\n${key}\r\n\r\n`,
        { isAnswered: true },
      ),
    ).toContain('HTTP/1.1 200')
    expect(
      await sendRaw(
        served.url,
        `GET http://evil.example/pets-api/v1/pets HTTP/1.1\r\nHost: localhost\r\n${key}\r\n\r\n`,
        { isAnswered: true },
      ),
    ).toContain('HTTP/1.1 421')
  })

  it('refuses a body in a coding that it does not know, and says which it does', async () => {
    const answer = await petClient(fetch, served.url)(
      'POST',
      '/pets',
      { name: 'Rex', kind: 'dog' },
      { 'content-encoding': 'br' },
    )
    expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'gzip, deflate, identity'])
  })

  it('refuses a foreign Host', async () => {
    expect(await sendRaw(served.url, 'GET /pets-api/v1/pets HTTP/1.1\r\nHost: evil.example\r\n\r\n', { isAnswered: true })).toContain('421')
  })

  it('logs each answer, without keys', async () => {
    const call = petClient(fetch, served.url, 'pets_test_private')
    await call('GET', '/pets/1/x?api_key=private')
    await call('GET', '/pets/pets_test_private_0123456789/x')
    await call('GET', '/pets/7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52/x')
    const found = () => accesses.filter(({ path }) => path.endsWith('/x'))
    await expect
      .poll(() => found().map(({ method, path, status }) => [method, path, status]))
      .toEqual([
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
    const other = await serveMock({ apis: [{ name: 'pets', handler: petMock() }], port: 0 })
    const { status } = await begin(`${other.url}/pets-api/v1/find?ids=1`, { authorization: 'Bearer pets_test_x', prefer: 'delay=0.3' })
    await other.close()
    expect(await status).toBe(200)
  })

  hostileSuite(() => served.url)

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
