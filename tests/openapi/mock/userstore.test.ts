import type { Example, MediaType, Parameter, SchemaObject } from '../../../openapi/document/openapi.ts'
import type { Reply } from './support/userstore-sandbox.ts'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../../openapi/document/index.ts'
import { createSandbox, document, operations } from './support/userstore-sandbox.ts'

const john = 'lFVofRqhZ'
const password = 'correct-horse-battery-staple'
const ada = { email: 'ada.lovelace@example.com', password: 'analytical-engine-1843' }

describe.each(operations)('$method $path', ({ method, path, operation, parameters }) => {
  const values = Object.fromEntries(
    parameters
      .map(node => [resolve<Parameter>(document, node)?.value])
      .flatMap(([parameter]) => (parameter?.in === 'path' ? [[parameter.name, exampleOf(parameter)]] : [])),
  )
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
  const body = operation.requestBody && resolve(document, operation.requestBody)?.value
  const [content] = Object.values(body?.content ?? {}).map(node => resolve<MediaType>(document, node)?.value)
  const examples = Object.entries(content?.examples ?? {}).map(([name, node]) => ({
    name,
    value: resolve<Example>(document, node)?.value.value as object | undefined,
  }))
  const bodies = examples.length > 0 ? examples : [{ name: 'nothing', value: undefined }]

  it.each(bodies)('answers with 200 when it is sent $name as JSON and as form', async ({ value }) => {
    expect((await createSandbox().send(method, target, value)).status).toBe(200)
    expect((await createSandbox().sendForm(method, target, value as Record<string, string>)).status).toBe(200)
  })

  it.each(Object.keys(operation.responses ?? {}))('answers with %s on request', async (status) => {
    const reply = await createSandbox().send(method, target, undefined, { prefer: `code=${status}` })
    expect(reply.status).toBe(Number(status))
  })

  it('refuses callers without a key', async () => {
    const reply = await createSandbox('').send(method, target, bodies[0]?.value)
    expect(reply).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
    expect(reply.headers.get('www-authenticate')).toMatch(/^Basic realm="/)
  })

  it('refuses another method and says which there are', async () => {
    const reply = await createSandbox().send('PATCH', target)
    expect(reply.status).toBe(405)
    expect(reply.headers.get('allow')).toContain(method)
  })

  it('refuses to answer in anything but JSON', async () => {
    expect((await createSandbox().send(method, target, bodies[0]?.value, { accept: 'text/html' })).status).toBe(406)
  })

  if (body) {
    it('refuses bodies that are neither JSON nor a form, or neither well-formed', async () => {
      const { raw } = createSandbox()
      expect((await raw(method, target, 'email=x', { 'content-type': 'text/plain' })).status).toBe(415)
      expect(await raw(method, target, '{"email":', { 'content-type': 'application/json' })).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      })
      expect(await raw(method, target, 'a=%zz', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject(
        { status: 400, body: { error: 'invalid_request' } },
      )
      expect((await raw(method, target, '[]', { 'content-type': 'application/json' })).status).toBe(400)
      expect((await raw(method, target, 'null', { 'content-type': 'application/json' })).status).toBe(400)
    })
  }

  if (method === 'POST') {
    it('names every field that is missing', async () => {
      const wanted = requiredOf(content)
      for (const reply of [
        await createSandbox().send(method, target, {}),
        await createSandbox().sendForm(method, target, { unknown: '1' }),
        await createSandbox().send(method, target),
      ]) {
        expect(reply.status).toBe(400)
        expect(rulesOf(reply)).toEqual(wanted.map(name => `${name} required`))
      }
    })
  }
})

describe('a path that leads nowhere', () => {
  it.each(['/', '/nope', '/users/a/b', '/auth', '/tokens'])('%s is answered in the words of the API', async (path) => {
    expect(await createSandbox().send('GET', path)).toMatchObject({
      status: 404,
      body: { error: 'not_found', message: 'No operation of this API has that path.' },
    })
  })
})

describe('keys', () => {
  it('are taken from either place, and one good one is enough', async () => {
    const sandbox = createSandbox('')
    const key = 'secretkey-7e57000000000000000000000000000c'
    for (const headers of [
      { authorization: `Basic ${btoa(`${key}:`)}` },
      { authorization: `basic ${btoa(`${key}:`)}` },
      { 'x-api-key': key },
      { 'x-api-key': key, 'authorization': 'Basic !!!' },
    ] as Record<string, string>[])
      expect((await sandbox.send('GET', '/users', undefined, headers)).status).toBe(200)
  })

  it.each([
    { authorization: 'Basic' },
    { authorization: 'Basic !!!' },
    { authorization: `Basic ${btoa(':')}` },
    { authorization: `Basic ${btoa('secretkey-7e57000000000000000000000000000c')}` },
    { authorization: `Bearer secretkey-7e57000000000000000000000000000c` },
    { authorization: `Basic ${btoa('other-7e57:')}` },
    { 'x-api-key': '' },
    { 'x-api-key': 'other-7e57' },
  ] as Record<string, string>[])('are refused as %o', async (headers) => {
    expect((await createSandbox('').send('GET', '/users', undefined, headers)).status).toBe(401)
  })

  it('have a sandbox each', async () => {
    const [mine, yours] = [createSandbox(), createSandbox()]
    const { body } = await mine.send('POST', '/users', ada)
    expect((await yours.send('GET', `/users/${String(body.id)}`)).status).toBe(404)
    expect((await yours.send('POST', '/users', ada)).status).toBe(200)
  })
})

describe('fields', () => {
  it.each([
    [{ email: 5, password: ['x'] }, ['email valid_type', 'password valid_type']],
    [{ ...ada, email: null }, ['email valid_type']],
    [{ ...ada, username: {} }, ['username valid_type']],
    [{ ...ada, email: 'no at sign' }, ['email valid_email']],
    [{ ...ada, email: '' }, ['email valid_email']],
    [{ ...ada, email: `${'a'.repeat(250)}@example.com` }, ['email max_length[254]']],
    [{ ...ada, username: 'ab' }, ['username min_length[3]']],
    [{ ...ada, username: 'søren' }, ['username valid_characters']],
    [{ ...ada, username: 'a'.repeat(41) }, ['username max_length[40]']],
    [{ ...ada, username: 'wanker99' }, ['username appropriate']],
    [{ ...ada, password: 'passw0rd!' }, ['password uncommon_password']],
    [{ ...ada, password: 'short' }, ['password min_length[8]']],
    [{ ...ada, password: ada.email.toUpperCase() }, ['password cant_match[email]']],
    [{ ...ada, username: 'countess.ada', password: 'countess.ada' }, ['password cant_match[username]']],
    [{ ...ada, first_name: 'x'.repeat(101) }, ['first_name max_length[100]']],
    [{ password: 'secret' }, ['email required', 'password min_length[8]', 'password uncommon_password']],
  ])('%o break %o', async (fields, rules) => {
    const reply = await createSandbox().send('POST', '/users', fields)
    expect(reply.status).toBe(400)
    expect(rulesOf(reply).toSorted()).toEqual(rules.toSorted())
  })

  it('may be sent twice in a form only where a list is meant', async () => {
    const { raw } = createSandbox()
    const reply = await raw(
      'POST',
      '/users',
      'email=a@example.com&email=b@example.com&password=analytical-engine-1843',
      { 'content-type': 'application/x-www-form-urlencoded' },
    )
    expect(rulesOf(reply)).toEqual(['email valid_type'])
  })

  it('stay text in a form, whatever they look like', async () => {
    const { body } = await createSandbox().sendForm('POST', '/users', {
      ...ada,
      username: '12345',
      first_name: 'true',
      last_name: '{"a":1}',
    })
    expect(body).toMatchObject({ username: '12345', first_name: 'true', last_name: '{"a":1}' })
  })

  it('that are unknown or the API\'s own change nothing', async () => {
    const { send, raw } = createSandbox()
    const text = `{"__proto__":{"polluted":true},"constructor":1,"id":"${john}","is_active":false,"is_email_verified":true,"roles":"admin","submit":"Sign up","email":"${ada.email}","password":"${ada.password}"}`
    const { body } = await raw('POST', '/users', text, { 'content-type': 'application/json' })
    expect(body).toMatchObject({ is_active: true, is_email_verified: false, roles: [] })
    expect(body.id).not.toBe(john)
    expect(Object.keys(body).toSorted()).toEqual(Object.keys((await send('GET', `/users/${john}`)).body).toSorted())
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('may hold any letters, in any encoding of them', async () => {
    const name = { first_name: 'Zoë 😀 & Söhne=100%', last_name: '陳+大文' }
    expect((await createSandbox().send('POST', '/users', { ...ada, ...name })).body).toMatchObject(name)
    expect((await createSandbox().sendForm('POST', '/users', { ...ada, ...name })).body).toMatchObject(name)
  })
})

describe('names', () => {
  it('belong to one user, in upper and lower case, also after a change', async () => {
    const { send } = createSandbox()
    expect(
      rulesOf(await send('POST', '/users', { ...ada, email: 'John.Smith@Example.com', username: 'JohnSmith' })),
    ).toEqual(['email unique', 'username unique'])
    expect(rulesOf(await send('PUT', `/users/${john}`, { email: 'jane.doe@example.com' }))).toEqual(['email unique'])
    expect(
      (await send('PUT', `/users/${john}`, { email: 'john.smith@example.com', username: 'johnsmith' })).status,
    ).toBe(200)
    expect((await send('GET', `/users/${john}`)).body).toMatchObject({ is_email_verified: true })
  })

  it('go to one of many who ask at once', async () => {
    const { send } = createSandbox()
    const replies = await Promise.all(Array.from({ length: 32 }, () => send('POST', '/users', ada)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(31)
  })

  it('are free again when their user is gone', async () => {
    const { send } = createSandbox()
    await send('DELETE', `/users/${john}`)
    expect(
      (await send('POST', '/users', { ...ada, email: 'john.smith@example.com', username: 'johnsmith' })).status,
    ).toBe(200)
  })

  it.each(['__proto__', 'constructor', '%2e%2e%2f', '%00', 'x'.repeat(150), '%F0%9F%98%80', 'a%2Fb'])(
    '%s is nobody\'s id',
    async (id) => {
      const { send } = createSandbox()
      for (const method of ['GET', 'DELETE']) {
        expect(await send(method, `/users/${id}`)).toMatchObject({
          status: 404,
          body: { error: 'not_found' },
        })
      }
      expect((await send('PUT', `/users/${id}`, { first_name: 'x' })).status).toBe(404)
      expect((await send('GET', `/tokens/${id}`)).status).toBe(404)
    },
  )
})

describe('lists', () => {
  it('turn their pages until nobody is left', async () => {
    const { send } = createSandbox()
    for (let count = 0; count < 9; count++)
      await send('POST', '/users', { ...ada, email: `user${count}@example.com` })
    const seen: string[] = []
    for (let page: unknown = 1, turns = 0; page !== null && turns < 10; turns++) {
      const { body } = (await send('GET', `/users?limit=5&page=${String(page)}`)) as unknown as {
        body: { users: { email: string }[], pagination: { next: number | null } }
      }
      seen.push(...body.users.map(({ email }) => email))
      page = body.pagination.next
    }
    expect(seen).toHaveLength(12)
    expect(new Set(seen).size).toBe(12)
    expect(seen[0]).toBe('user8@example.com')
  })

  it.each(['limit=0', 'limit=101', 'limit=ten', 'limit=1.5', 'page=0', 'page=-1', 'limit='])(
    'refuse %s',
    async (query) => {
      const reply = await createSandbox().send('GET', `/users?${query}`)
      expect(reply.status).toBe(400)
      expect(rulesOf(reply)[0]).toMatch(/^(?:limit|page) (?:min\[1\]|max\[100\]|valid_type)$/)
    },
  )

  it('are empty behind the last page', async () => {
    expect((await createSandbox().send('GET', '/users?page=999999')).body).toMatchObject({
      users: [],
      pagination: { total: 3, next: null },
    })
  })

  it('are not what a lookup answers with', async () => {
    const { send } = createSandbox()
    expect((await send('GET', '/users?email=JOHN.smith%40example.com')).body).toMatchObject({ id: john })
    expect((await send('GET', '/users/?username=johnsmith')).body).toMatchObject({ id: john })
    expect((await send('GET', '/users?username=johnsmith&email=jane.doe@example.com')).status).toBe(404)
    expect((await send('GET', '/users?email=')).status).toBe(404)
  })
})

describe('signing in', () => {
  it('is refused in the same words for an unknown name and a wrong password', async () => {
    const { send } = createSandbox()
    const [unknown, wrong] = [
      await send('POST', '/auth/signin', { signin_id: 'nobody', password }),
      await send('POST', '/auth/signin', { signin_id: 'johnsmith', password: 'nope' }),
    ]
    expect(unknown).toMatchObject({ status: 400, body: { error: 'invalid_credentials' } })
    expect(wrong.body).toEqual(unknown.body)
    expect(wrong.headers.has('sandbox-token')).toBe(false)
  })

  it('is not for accounts that are switched off, nor does it say so without the password', async () => {
    const { send } = createSandbox()
    expect(await send('POST', '/auth/signin', { signin_id: 'grace', password })).toMatchObject({
      status: 403,
      body: { error: 'account_inactive' },
    })
    expect(await send('POST', '/auth/signin', { signin_id: 'grace', password: 'nope' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_credentials' },
    })
  })

  it('makes a token that lives as long as its user', async () => {
    const { send } = createSandbox()
    const { headers } = await send('POST', '/auth/signin', { signin_id: 'johnsmith', password })
    const token = `/tokens/${headers.get('sandbox-token')}`
    expect(await send('GET', token)).toMatchObject({
      status: 200,
      body: { type: 'signin', data: { id: john } },
    })
    await send('DELETE', `/users/${john}`)
    expect((await send('GET', token)).status).toBe(404)
    expect((await send('POST', '/auth/signin', { signin_id: 'johnsmith', password })).status).toBe(400)
  })

  it('follows a change of the password', async () => {
    const { send } = createSandbox()
    await send('PUT', `/users/${john}`, { password: 'a-brand-new-secret' })
    expect((await send('POST', '/auth/signin', { signin_id: 'johnsmith', password })).status).toBe(400)
    expect(
      (await send('POST', '/auth/signin', { signin_id: 'johnsmith', password: 'a-brand-new-secret' })).status,
    ).toBe(200)
    expect(rulesOf(await send('PUT', `/users/${john}`, { password: 'JOHN.SMITH@example.com' }))).toEqual([
      'password cant_match[email]',
    ])
  })
})

describe('codes', () => {
  it('are good for one thing', async () => {
    const { send } = createSandbox()
    const { body } = await send('POST', '/auth/forgot-password', { email: 'JOHN.SMITH@example.com' })
    expect(await send('POST', '/auth/verify', { code: body.reset_code })).toMatchObject({
      status: 400,
      body: { error: 'invalid_code' },
    })
    expect(
      (await send('POST', '/auth/reset-password', { code: body.reset_code, password: 'tangerine-submarine-1969' }))
        .status,
    ).toBe(200)
  })

  it('are replaced by the next one', async () => {
    const { send } = createSandbox()
    const first = await send('POST', '/auth/forgot-password', { email: 'john.smith@example.com' })
    await send('POST', '/auth/forgot-password', { email: 'john.smith@example.com' })
    expect(
      (
        await send('POST', '/auth/reset-password', {
          code: first.body.reset_code,
          password: 'tangerine-submarine-1969',
        })
      ).status,
    ).toBe(400)
  })

  it('survive a password that will not do', async () => {
    const { send } = createSandbox()
    const {
      body: { reset_code: code },
    } = await send('POST', '/auth/forgot-password', { email: 'john.smith@example.com' })
    expect(rulesOf(await send('POST', '/auth/reset-password', { code, password: 'johnsmith' }))).toEqual([
      'password cant_match[username]',
    ])
    expect((await send('POST', '/auth/reset-password', { code, password: 'tangerine-submarine-1969' })).status).toBe(
      200,
    )
  })

  it('for an address die with the address', async () => {
    const { send } = createSandbox()
    const { body } = await send('POST', '/users?verify_user=true', ada)
    await send('POST', '/auth/verify', { code: body.verification_code })
    const { body: changed } = await send('PUT', `/users/${String(body.id)}?verify_user=true`, {
      email: 'countess@example.com',
    })
    expect(changed).toMatchObject({ is_email_verified: false })
    await send('PUT', `/users/${String(body.id)}`, { email: 'other@example.com' })
    expect((await send('POST', '/auth/verify', { code: changed.verification_code })).status).toBe(400)
  })

  it('come only when they are asked for', async () => {
    const { send } = createSandbox()
    expect((await send('POST', '/users?verify_user=false&send_email=true', ada)).body).not.toHaveProperty(
      'verification_code',
    )
    expect(rulesOf(await send('POST', '/users?verify_user=maybe', ada))).toEqual(['verify_user valid_type'])
    expect(rulesOf(await send('POST', '/users?verify_url=not-a-url', ada))).toEqual(['verify_url valid_url'])
  })
})

describe('roles', () => {
  it.each([
    ['editor,admin', ['editor', 'admin']],
    [' a , b ,, a', ['a', 'b']],
    ['', []],
  ])('%o become %o', async (roles, expected) => {
    const { send, sendForm } = createSandbox()
    expect((await send('PUT', `/users/${john}`, { roles })).body.roles).toEqual(expected)
    expect((await sendForm('PUT', `/users/${john}`, { roles })).body.roles).toEqual(expected)
  })
})

function rulesOf({ body }: Reply): string[] {
  expect(body.error).toBe('validation_error')
  return (body.validation_error as { parameter: string, rule: string }[]).map(
    ({ parameter, rule }) => `${parameter} ${rule}`,
  )
}

function exampleOf(parameter: Parameter): unknown {
  const [node] = Object.values(parameter.examples ?? {})
  return node && resolve<Example>(document, node)?.value.value
}

function requiredOf(content: MediaType | undefined): string[] {
  const schema =
    typeof content?.schema === 'object' ? resolve<SchemaObject>(document, content.schema)?.value : undefined
  return schema?.required ?? []
}
