import type { AnySchemaObject } from 'ajv'
import type { Response as Declared, MediaType } from '../../../openapi/document/openapi.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { adminKey, createSandbox, document, follow, operations, readonlyKey, webhookKey } from './support/userfront-sandbox.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document.root, $id: 'spec' } as AnySchemaObject)

const user = {
  email: 'maya.chen@example.com',
  username: 'maya',
  name: 'Maya Chen',
  data: { plan: 'team' },
}
const password = 'testmodepassword'

describe.each(operations)('$name', ({ method, path, operation, bodies, key }) => {
  const statuses = Object.keys(operation.responses ?? {})

  it.each(bodies)('answers $name as declared', async ({ value }) => {
    const { status, text, response } = await createSandbox().send(method, path, value, { key })
    expect(status, text).toBe(Number(statuses[0]))
    expectDeclared(operation.responses?.[status], response, text)
  })

  it.each(statuses)('answers with %s on request', async (status) => {
    const { response, text } = await createSandbox().send(method, path, bodies[0]?.value, {
      key,
      headers: { prefer: `code=${status}` },
    })
    expect(response.status).toBe(Number(status))
    expectDeclared(operation.responses?.[status], response, text)
  })

  it('refuses whoever brings nothing, unless it is public', async () => {
    const isPublic =
      (operation.security ?? document.root.security ?? []).every(requirement => Object.keys(requirement).length === 0)
      || operation.security?.some(requirement => Object.keys(requirement).length === 0)
    const { status, body, response } = await createSandbox().send(method, path, bodies[0]?.value, { key: '' })
    expect(status === 401).toBe(!isPublic)
    if (!isPublic) {
      expect(body).toEqual({
        statusCode: 401,
        message: 'Missing authentication',
        error: { type: 'bad_request_error' },
      })
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
  })
})

describe('access levels', () => {
  const reads = operations.filter(({ operation }) =>
    operation.security?.some(({ secretKey }) => secretKey?.includes('readonly')),
  )
  const writes = operations.filter(({ operation }) => operation.security === undefined)

  it.each(reads)('let a readonly key $name', async ({ method, path, bodies }) => {
    expect((await createSandbox().send(method, path, bodies[0]?.value, { key: readonlyKey })).status).toBe(200)
  })

  it.each(writes)('keep a readonly key from $name', async ({ method, path, bodies }) => {
    expect((await createSandbox().send(method, path, bodies[0]?.value, { key: readonlyKey })).status).toBe(403)
  })

  it('open nothing to a webhook key', async () => {
    expect((await createSandbox().send('GET', '/users/2', undefined, { key: webhookKey })).status).toBe(403)
  })

  it('let a member\'s token read and an admin\'s write', async () => {
    const { send } = createSandbox()
    const member = await logIn(send, 'member@example.com')
    expect((await send('GET', '/users/2', undefined, { key: member.access })).status).toBe(200)
    expect((await send('POST', '/users', user, { key: member.access })).status).toBe(403)
    const admin = await logIn(send, 'admin@example.com')
    expect((await send('POST', '/users', user, { key: admin.access })).status).toBe(200)
  })

  it('take no live key, no stranger\'s token and no token for another purpose', async () => {
    const { send } = createSandbox()
    const { access, refresh } = await logIn(send, 'member@example.com')
    for (const key of [
      'uf_live_admin_demo1234_0123456789abcdef',
      'nonsense',
      `${access.slice(0, -8)}AAAAAAAA`,
      refresh,
    ])
      expect((await send('GET', '/users/2', undefined, { key })).status).toBe(401)
    expect((await send('GET', '/auth/refresh', undefined, { key: access })).status).toBe(401)
  })
})

describe('users', () => {
  it('are created as the page shows it, and read by number and by UUID', async () => {
    const { send } = createSandbox(() => Date.parse('2025-06-03T12:00:00.000Z'))
    const sent = {
      ...user,
      image: 'https://example.com/avatars/maya.png',
      data: { plan: 'team', seats: 5 },
    }
    const { body } = await send('POST', '/users', sent)
    const example = follow(document.root.components?.examples?.UserNew)?.value
    expect(body).toEqual(example)
    expect((await send('GET', '/users/5')).body).toEqual(body)
    expect((await send('GET', `/users/${String(body.userUuid)}`)).body).toEqual(body)
  })

  it('keep what an update leaves out', async () => {
    const { send } = createSandbox()
    await send('PUT', '/users/2', { name: 'Marco Reis' })
    expect((await send('GET', '/users/2')).body).toMatchObject({
      name: 'Marco Reis',
      email: 'member@example.com',
      data: { plan: 'team', seats: 5 },
    })
  })

  it('cannot share an address or a username, in any case', async () => {
    const { send } = createSandbox()
    expect((await send('POST', '/users', { email: 'Member@Example.com' })).body).toMatchObject({
      statusCode: 400,
      message: 'Email exists',
    })
    expect((await send('PUT', '/users/2', { username: 'ADMIN' })).body).toMatchObject({
      statusCode: 400,
      message: 'Username exists',
    })
    expect((await send('PUT', '/users/2', { email: 'MEMBER@example.com' })).status).toBe(200)
  })

  it('are refused with every field that is wrong', async () => {
    const { send } = createSandbox()
    expect((await send('POST', '/users', {})).body).toMatchObject({
      statusCode: 400,
      message: 'Missing information: email is required',
    })
    const { body } = await send('POST', '/users', { email: 'nobody', name: 5 })
    expect(body.message).toMatch(/^Email format is invalid: email .*; name /)
  })

  it('are gone once deleted, and their numbers are not given again', async () => {
    const { send } = createSandbox()
    await send('POST', '/users', user)
    expect((await send('DELETE', '/users/5')).body).toMatchObject({ userId: 5, email: user.email })
    expect((await send('GET', '/users/5')).body).toEqual({
      statusCode: 404,
      message: 'Not Found',
      error: { type: 'bad_request_error' },
    })
    expect((await send('POST', '/users', user)).body).toMatchObject({ userId: 6 })
  })

  it('are updated where they are known, and created where not', async () => {
    const { send } = createSandbox()
    const userUuid = '00000000-0000-4000-8000-000000000001'
    expect((await send('POST', '/users/createOrUpdate', { userId: 3, name: 'V' })).body).toMatchObject({
      userId: 3,
      name: 'V',
    })
    expect((await send('POST', '/users/createOrUpdate', { userUuid, email: 'new@example.com' })).body).toMatchObject({
      userId: 5,
      userUuid,
    })
    expect((await send('POST', '/users/createOrUpdate', { userUuid, name: 'New' })).body).toMatchObject({
      userId: 5,
      name: 'New',
      email: 'new@example.com',
    })
    expect((await send('POST', '/users/createOrUpdate', { userId: 99 })).status).toBe(404)
    expect((await send('POST', '/users/createOrUpdate', { name: 'Nobody' })).body).toMatchObject({
      message: 'Missing information',
    })
  })

  it('of a tenant are apart from those of the workspace', async () => {
    const { send } = createSandbox()
    const { body } = await send('POST', '/tenants/acme5678/users', { email: 'member@example.com' })
    expect(body).toMatchObject({ tenantId: 'acme5678', tenant: { name: 'Acme Widgets' } })
    expect((await send('GET', `/tenants/acme5678/users/${String(body.userId)}`)).status).toBe(200)
    expect((await send('GET', `/tenants/demo1234/users/${String(body.userId)}`)).status).toBe(404)
    expect((await send('GET', '/tenants/acme5678/users')).body).toMatchObject({ totalCount: 1 })
    expect((await send('POST', '/users/find')).body).toMatchObject({ totalCount: 4 })
    expect((await send('GET', '/tenants/nowhere1/users')).status).toBe(404)
  })

  it('are active when they are said to be', async () => {
    const { send } = createSandbox(() => Date.parse('2026-01-02T03:04:05.000Z'))
    expect((await send('POST', '/users/4/active')).body).toEqual({
      message: 'ok',
      lastActiveAt: '2026-01-02T03:04:05.000Z',
    })
    expect((await send('GET', '/users/4')).body).toMatchObject({ lastActiveAt: '2026-01-02T03:04:05.000Z' })
  })
})

describe('tenants', () => {
  it('nest, are counted, and are deleted from below', async () => {
    const { send } = createSandbox()
    const { body: child } = await send('POST', '/tenants/acme5678/tenants', { name: 'Acme Labs' })
    expect((await send('GET', '/tenants/demo1234')).body).toMatchObject({
      parent: null,
      children: { totalCount: 1 },
      descendantCount: { descendants: 2, children: 1 },
    })
    expect((await send('DELETE', '/tenants/acme5678')).body).toMatchObject({
      message: 'Delete the child tenants first',
    })
    expect((await send('DELETE', `/tenants/${String(child.tenantId)}`)).status).toBe(200)
    expect((await send('DELETE', '/tenants/acme5678')).status).toBe(200)
    expect((await send('GET', '/tenants/acme5678')).status).toBe(404)
    expect((await send('DELETE', '/tenants/demo1234')).status).toBe(400)
  })

  it('are in the mode of the origin', async () => {
    const { send } = createSandbox()
    const mode = async (headers: Record<string, string>): Promise<unknown> =>
      (await send('GET', '/tenants/demo1234/mode', undefined, { key: '', headers })).body.mode
    expect(await mode({})).toBe('test')
    expect(await mode({ 'x-origin': 'https://app.example.com' })).toBe('live')
    expect(await mode({ 'x-origin': 'http://app.example.com' })).toBe('test')
    expect(await mode({ 'x-origin': 'https://192.168.1.7:8080' })).toBe('test')
  })
})

describe('keys', () => {
  it('are created, listed, verified, switched off and deleted', async () => {
    const { send } = createSandbox()
    const {
      body: { key },
    } = await send('POST', '/keys', { type: 'readonly' })
    expect((await send('GET', '/users/2', undefined, { key: String(key) })).status).toBe(200)
    expect((await send('GET', '/keys/readonly')).body).toMatchObject({
      results: [{ key, isActive: true }, { key: readonlyKey }],
    })
    expect((await send('POST', '/keys/verify', { key })).body).toEqual({
      message: 'OK',
      result: {
        mode: 'test',
        type: 'readonly',
        tenantId: 'demo1234',
        isActive: true,
      },
    })
    expect((await send('PUT', '/keys/invalidate', { key })).body).toMatchObject({ isActive: false })
    expect((await send('GET', '/users/2', undefined, { key: String(key) })).status).toBe(401)
    expect(await send('POST', '/keys/verify', { key })).toMatchObject({
      status: 400,
      body: { message: 'Invalid API key', result: { isActive: false } },
    })
    expect((await send('DELETE', '/keys', { key })).status).toBe(200)
    expect((await send('GET', '/keys/readonly')).body).toMatchObject({
      results: [{ key: readonlyKey }],
    })
  })

  it('cannot verify themselves, and the last admin key cannot be spared', async () => {
    const { send } = createSandbox()
    expect((await send('POST', '/keys/verify', { key: adminKey })).body).toMatchObject({ message: 'Invalid API key' })
    expect((await send('PUT', '/keys/invalidate', { key: adminKey })).body.message).toMatch(
      /^Cannot invalidate the only active admin API key\./,
    )
    expect((await send('DELETE', '/keys', { key: adminKey })).body.message).toMatch(
      /^Cannot delete the only active admin API key\./,
    )
    await send('POST', '/keys', { type: 'admin' })
    expect((await send('PUT', '/keys/invalidate', { key: adminKey })).status).toBe(200)
  })

  it('of other workspaces bring a workspace of their own, which their users can log in to', async () => {
    const { send } = createSandbox()
    const key = 'uf_test_admin_beta7777_mine'
    expect((await send('POST', '/users', { email: 'zoe@example.com' }, { key })).body).toMatchObject({
      tenantId: 'beta7777',
    })
    expect((await send('POST', '/users/find', undefined, { key })).body).toMatchObject({ totalCount: 5 })
    expect((await send('POST', '/users/find')).body).toMatchObject({ totalCount: 4 })
    expect((await send('POST', '/users/find', undefined, { key: 'uf_test_admin_beta7777_other' })).body).toMatchObject({
      totalCount: 4,
    })
    const { access } = await logIn(send, 'admin@example.com', 'beta7777')
    expect((await send('GET', '/self', undefined, { key: access })).body).toMatchObject({
      tenantId: 'beta7777',
      email: 'admin@example.com',
    })
  })
})

describe('signing in', () => {
  it('finds the same user by both forms of the endpoint', async () => {
    const { send } = createSandbox()
    const body = { emailOrUsername: 'member', password }
    const flat = await send('POST', '/auth/basic', { ...body, tenantId: 'demo1234' }, { key: '' })
    const inPath = await send('POST', '/tenants/demo1234/auth/basic', body, { key: '' })
    expect(flat.body).toMatchObject({ message: 'OK', mode: 'test' })
    expect(inPath.body).toMatchObject({ message: 'OK', mode: 'test' })
    expect((await send('POST', '/auth/basic', body, { key: '' })).body.message).toBe(
      'Missing information: tenantId is required',
    )
  })

  it('says no more of an unknown address than of a wrong password', async () => {
    const { send } = createSandbox()
    const answers = await Promise.all(
      ['member@example.com', 'nobody@example.com'].map(emailOrUsername =>
        send('POST', '/tenants/demo1234/auth/basic', { emailOrUsername, password: 'wrong' }, { key: '' }),
      ),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })

  it('tells an error from an intended one where a user has no password', async () => {
    const { send } = createSandbox()
    await send('POST', '/users', user)
    const body = { emailOrUsername: user.email, password: 'x' }
    expect((await send('POST', '/tenants/demo1234/auth/basic', body, { key: '' })).body).toMatchObject({
      error: { type: 'bad_request_error' },
    })
    expect(
      (await send('POST', '/tenants/demo1234/auth/basic', { ...body, options: { noResetEmail: true } }, { key: '' }))
        .body,
    ).toMatchObject({ error: { type: 'intended_error' } })
  })

  it('lets a link be guessed ten times, and a code be used once', async () => {
    const { send } = createSandbox()
    const { body } = await send('POST', '/auth/link/generate', { email: 'unconfirmed@example.com' })
    for (let guess = 0; guess < 10; guess++) {
      expect(
        (
          await send(
            'PUT',
            '/tenants/demo1234/auth/link',
            { ...body, token: '00000000-0000-4000-8000-000000000000' },
            { key: '' },
          )
        ).status,
      ).toBe(400)
    }
    expect((await send('PUT', '/tenants/demo1234/auth/link', body, { key: '' })).body.message).toBe('Invalid token')
  })

  it('forgets links that are too old', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    const { send } = createSandbox(() => now)
    const { body } = await send('POST', '/auth/link/generate', {
      email: 'member@example.com',
      options: { duration: '30 seconds' },
    })
    now += 31_000
    expect((await send('PUT', '/tenants/demo1234/auth/link', body, { key: '' })).body.message).toBe('Invalid token')
  })

  it('confirms the address that a link was sent to', async () => {
    const { send } = createSandbox()
    const { body } = await send('POST', '/auth/link/generate', {
      email: 'unconfirmed@example.com',
      options: { type: 'verify' },
    })
    await send('PUT', '/tenants/demo1234/auth/link', body, { key: '' })
    expect((await send('GET', '/users/4')).body).toMatchObject({ isEmailConfirmed: true, isConfirmed: true })
  })

  it('gives an app that asks with a challenge a code and no tokens', async () => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    const { body } = await createSandbox().send(
      'POST',
      `/tenants/demo1234/auth/basic?code_challenge=${challenge}`,
      { emailOrUsername: 'member', password },
      { key: '' },
    )
    expect(body).toMatchObject({
      message: 'PKCE required',
      authorizationCode: expect.any(String) as string,
    })
    expect(body).not.toHaveProperty('tokens')
  })

  it('keeps locked users out, with the tokens they have', async () => {
    const { send } = createSandbox()
    const { access } = await logIn(send, 'member@example.com')
    await send('PUT', '/users/2', { locked: true })
    expect((await send('GET', '/self', undefined, { key: access })).status).toBe(401)
    expect(
      (await send('POST', '/tenants/demo1234/auth/basic', { emailOrUsername: 'member', password }, { key: '' })).status,
    ).toBe(400)
  })

  it('ends when the tokens are too old, except for leaving', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    const { send } = createSandbox(() => now)
    const { access } = await logIn(send, 'member@example.com')
    now += 8 * 86_400_000
    expect((await send('GET', '/self', undefined, { key: access })).status).toBe(401)
    expect((await send('GET', '/auth/logout', undefined, { key: access })).body).toEqual({
      message: 'OK',
      redirectTo: '/login',
    })
  })

  it('adds a verified number by code', async () => {
    const { send } = createSandbox()
    const { access } = await logIn(send, 'member@example.com')
    const { body } = await send(
      'POST',
      '/auth/verify/phone',
      { phoneNumber: '+15550100200', tenantId: 'demo1234' },
      { key: access },
    )
    const { verificationCode } = body.result as Record<string, string>
    const phone = { channel: 'sms', phoneNumber: '+15550100200', verificationCode }
    expect((await send('PUT', '/tenants/demo1234/auth/code', phone, { key: '' })).body).toMatchObject({ message: 'OK' })
    expect((await send('GET', '/users/2')).body).toMatchObject({
      phoneNumber: '+15550100200',
      isPhoneNumberConfirmed: true,
    })
  })
})

type Send = ReturnType<typeof createSandbox>['send']

async function logIn(
  send: Send,
  emailOrUsername: string,
  tenantId = 'demo1234',
): Promise<{ access: string, refresh: string }> {
  const { body } = await send('POST', `/tenants/${tenantId}/auth/basic`, { emailOrUsername, password }, { key: '' })
  const { access, refresh } = body.tokens as Record<string, { value: string }>
  return { access: access?.value ?? '', refresh: refresh?.value ?? '' }
}

/** The answer is of a declared media type, and valid. */
function expectDeclared(node: Declared | { $ref: string } | undefined, response: Response, text: string): void {
  const content = follow<Declared>(node)?.content ?? {}
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  if (Object.keys(content).length === 0)
    return
  const schema = follow<MediaType>(content[type])?.schema
  expect(schema, type).toBeDefined()
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"spec#/')) as AnySchemaObject)
  expect(validate(type === 'application/json' ? JSON.parse(text) : text), JSON.stringify(validate.errors)).toBe(true)
}
