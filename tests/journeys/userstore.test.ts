import type { UserStoreClient } from './userstore-clients.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCurlClient, createNpmClient } from './userstore-clients.ts'
import { startUserStore } from './userstore-mock.ts'

/** Each client has a key, and so a sandbox, of its own. */
const clients = [
  { name: 'the client on npm', key: 'secretkey-7e57000000000000000000000000000a', create: createNpmClient },
  {
    name: 'curl with Basic authentication and forms',
    key: 'secretkey-7e57000000000000000000000000000b',
    create: createCurlClient,
  },
]
const password = 'difference-engine-1822'
const changed = 'notes-on-the-engine-1843'

let mock: { base: URL, stop: () => Promise<void> }
// The client on npm prints every address it calls.
const { log } = console
beforeAll(async () => {
  console.log = () => {}
  mock = await startUserStore()
})
afterAll(async () => {
  console.log = log
  await mock.stop()
})

describe.each(clients)('$name', ({ key, create }) => {
  let client: UserStoreClient
  let id: string
  let code: string
  beforeAll(() => {
    client = create(key, mock.base)
  })

  it('creates a user and gets a verification code', async () => {
    const { failed, body } = await client.create(
      { verify_user: true, verify_url: 'https://app.example.com/verify?a=1&b=2' },
      {
        email: 'Byron@Example.com',
        username: 'lady.byron',
        first_name: 'Anne & Isabella',
        password,
      },
    )
    expect(body).toMatchObject({
      email: 'Byron@Example.com',
      username: 'lady.byron',
      first_name: 'Anne & Isabella',
      last_name: null,
      is_active: true,
      is_email_verified: false,
      roles: [],
      last_signin: null,
    })
    expect(failed).toBe(false)
    expect(JSON.stringify(body)).not.toContain(password)
    id = String(body.id)
    code = String(body.verification_code)
    expect(code).toMatch(/^[0-9a-f]{32}$/)
  })

  it('gets the user without the code', async () => {
    const { body } = await client.get(id)
    expect(body).toMatchObject({ id, username: 'lady.byron' })
    expect(body).not.toHaveProperty('verification_code')
  })

  it('lists the user first', async () => {
    const { body } = await client.list({ limit: 2 })
    expect(body).toMatchObject({
      users: [{ id }, {}],
      pagination: {
        page: 1,
        limit: 2,
        next: 2,
        previous: null,
      },
    })
  })

  it('looks the user up by e-mail address and username', async () => {
    expect((await client.list({ email: 'byron@example.com' })).body).toMatchObject({ id })
    expect((await client.list({ username: 'lady.byron' })).body).toMatchObject({ id })
  })

  it('takes a miss for an error', async () => {
    expect(await client.list({ username: 'nobody' })).toMatchObject({
      failed: true,
      body: { error: 'not_found' },
    })
  })

  it('updates the user', async () => {
    const { failed, body } = await client.update(id, {}, { last_name: 'Byron', roles: 'editor, admin' })
    expect(failed).toBe(false)
    expect(body).toMatchObject({
      id,
      first_name: 'Anne & Isabella',
      last_name: 'Byron',
      roles: ['editor', 'admin'],
    })
  })

  it('signs in by e-mail address and by username, and by nothing else', async () => {
    const { failed, body } = await client.signIn('byron@example.com', password)
    expect(failed).toBe(false)
    expect(body).toMatchObject({ id, last_signin: expect.stringMatching(/^\d{4}-.*Z$/) as string })
    expect(await client.signIn('lady.byron', password)).toMatchObject({
      failed: false,
      body: { id },
    })
    expect(await client.signIn('lady.byron', 'wrong')).toMatchObject({
      failed: true,
      body: { error: 'invalid_credentials' },
    })
  })

  it('confirms the password', async () => {
    expect(await client.confirm(id, password)).toEqual({
      failed: false,
      body: { id, confirmed: true },
    })
    expect(await client.confirm(id, 'wrong')).toEqual({
      failed: false,
      body: { id, confirmed: false },
    })
  })

  it('signs out', async () => {
    expect(await client.signOut(id)).toMatchObject({ failed: false, body: { id } })
  })

  it('verifies the account, once', async () => {
    expect(await client.verify(code)).toMatchObject({
      failed: false,
      body: { id, is_email_verified: true },
    })
    expect(await client.verify(code)).toMatchObject({
      failed: true,
      body: { error: 'invalid_code' },
    })
  })

  it('has to verify a new e-mail address again', async () => {
    const { body } = await client.update(id, { verify_user: true }, { email: 'annabella@example.com' })
    expect(body).toMatchObject({ is_email_verified: false })
    expect(await client.verify(String(body.verification_code))).toMatchObject({
      failed: false,
      body: { id, is_email_verified: true },
    })
  })

  it('resets a forgotten password', async () => {
    const { body } = await client.forgotPassword('annabella@example.com', {
      reset_password_url: 'https://app.example.com/reset',
    })
    expect(body).toMatchObject({ id, email: 'annabella@example.com' })
    expect(await client.resetPassword(String(body.reset_code), changed)).toMatchObject({
      failed: false,
      body: { id },
    })
    expect(await client.resetPassword(String(body.reset_code), changed)).toMatchObject({
      failed: true,
      body: { error: 'invalid_code' },
    })
    expect(await client.signIn('lady.byron', password)).toMatchObject({ failed: true })
    expect(await client.signIn('lady.byron', changed)).toMatchObject({ failed: false })
  })

  it('resolves the token of a sign-in', async () => {
    const signedIn = await fetch(`${mock.base.href}/auth/signin`, {
      method: 'POST',
      headers: { 'x-api-key': key },
      body: new URLSearchParams({ signin_id: 'lady.byron', password: changed }),
    })
    const token = signedIn.headers.get('sandbox-token')
    expect(await client.token(String(token))).toMatchObject({
      failed: false,
      body: { type: 'signin', data: { id } },
    })
    expect(await client.token('0'.repeat(32))).toMatchObject({
      failed: true,
      body: { error: 'not_found' },
    })
  })

  it('reads every broken rule', async () => {
    const { failed, body } = await client.create({}, { email: 'annabella', username: 'a!', password: 'secret' })
    expect(failed).toBe(true)
    expect(body).toMatchObject({ error: 'validation_error', message: '3 fields are missing or not valid.' })
    expect(
      (body.validation_error as { parameter: string, rule: string }[])
        .map(({ parameter, rule }) => `${parameter} ${rule}`)
        .toSorted(),
    ).toEqual([
      'email valid_email',
      'password min_length[8]',
      'password uncommon_password',
      'username min_length[3]',
      'username valid_characters',
    ])
  })

  it('reads that a name is taken', async () => {
    const { failed, body } = await client.create(
      {},
      { email: 'Annabella@example.com', username: 'LADY.byron', password },
    )
    expect(failed).toBe(true)
    expect(body.validation_error).toEqual([
      { parameter: 'email', rule: 'unique' },
      { parameter: 'username', rule: 'unique' },
    ])
  })

  it('deletes the user', async () => {
    expect(await client.remove(id)).toEqual({ failed: false, body: { id, deleted: true } })
    expect(await client.get(id)).toMatchObject({ failed: true, body: { error: 'not_found' } })
    expect(await client.create({}, { email: 'annabella@example.com', password })).toMatchObject({ failed: false })
  })
})
