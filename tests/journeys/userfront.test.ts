import type { Core, ServerClient } from './userfront-clients.ts'
import { createRemoteKeySet, verifyToken } from './userfront-tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePage, cores, createServerClient, openPage } from './userfront-clients.ts'
import { callServer, sampleKey, startUserfront } from './userfront-mock.ts'

let mock: { base: URL, stop: () => Promise<void> }
const { warn } = console
beforeAll(async () => {
  mock = await startUserfront()
  openPage('http://localhost:3000/login')
  // The clients warn that some of their calls are deprecated.
  console.warn = () => {}
})
afterAll(async () => {
  console.warn = warn
  closePage()
  await mock.stop()
})

describe.each(cores)('$name', ({ name, load }) => {
  const email = `${name.replace(/\W+/g, '.').replace(/^\./, '')}@example.com`
  const password = 'difference-engine-1822'
  let core: Core
  let userId: number
  beforeAll(() => {
    core = load()
    core.init('demo1234', { baseUrl: mock.base.href })
  })

  it('learns the mode and the ways to log in', async () => {
    expect(await core.setMode()).toMatchObject({
      mode: 'test',
      authentication: {
        firstFactors: [{ strategy: 'password' }, { strategy: 'link' }, { strategy: 'verificationCode' }],
      },
    })
  })

  it('signs up', async () => {
    await core.signup({
      method: 'password',
      email,
      password,
      name: 'Anne Isabella',
      data: { plan: 'team' },
      redirect: false,
    })
    expect(core.user).toMatchObject({ email, name: 'Anne Isabella' })
    userId = core.user.userId ?? 0
    expect((await callServer(mock.base, 'GET', `/users/${userId}`)).body).toMatchObject({
      email,
      data: { plan: 'team' },
    })
  })

  it('refuses the same address again, and a simple password', async () => {
    await expect(
      core.signup({
        method: 'password',
        email,
        password,
        redirect: false,
      }),
    ).rejects.toThrow('Email exists')
    await expect(
      core.signup({
        method: 'password',
        email: 'a@example.com',
        password: 'short',
        redirect: false,
      }),
    ).rejects.toThrow('Password must be at least 16 characters')
  })

  it('carries tokens that the published key verifies', async () => {
    const keys = await createRemoteKeySet(`${mock.base.href}/tenants/demo1234/jwks?test=true`)
    expect(await verifyToken(core.tokens.accessToken ?? '', keys)).toMatchObject({
      mode: 'test',
      tenantId: 'demo1234',
      userId,
    })
  })

  it('updates itself, and has the new name after a refresh', async () => {
    const before = core.tokens.accessToken
    await core.user.update({ name: 'Lady Byron' })
    expect(core.user.name).toBe('Lady Byron')
    await core.tokens.refresh()
    expect((await core.getSession()).isLoggedIn).toBe(true)
    expect(core.tokens.accessToken).toBeDefined()
    expect(before).toBeDefined()
  })

  it('has the roles that the server gives, once refreshed', async () => {
    expect(core.user.hasRole('editor')).toBe(false)
    expect((await callServer(mock.base, 'PUT', `/users/${userId}/roles`, { roles: ['editor'] })).status).toBe(200)
    await core.tokens.refresh()
    expect(core.user.hasRole('editor')).toBe(true)
  })

  it('changes its password', async () => {
    await expect(
      core.user.updatePassword({ method: 'jwt', password: 'notes-on-the-engine-1843', existingPassword: 'wrong' }),
    ).rejects.toThrow('Incorrect password')
    expect(
      await core.user.updatePassword({
        method: 'jwt',
        password: 'notes-on-the-engine-1843',
        existingPassword: password,
      }),
    ).toEqual({ message: 'OK' })
  })

  it('logs out, and its tokens are refused', async () => {
    const { accessToken, refreshToken } = core.tokens
    await core.logout({ redirect: false })
    expect(core.tokens.accessToken).toBeUndefined()
    expect((await callServer(mock.base, 'GET', '/self', undefined, accessToken)).status).toBe(401)
    expect((await callServer(mock.base, 'GET', '/auth/refresh', undefined, refreshToken)).status).toBe(401)
  })

  it('logs in with the new password, and with no other', async () => {
    await expect(
      core.login({
        method: 'password',
        email,
        password,
        redirect: false,
      }),
    ).rejects.toThrow('Incorrect email or password')
    const answer = await core.login({
      method: 'password',
      email,
      password: 'notes-on-the-engine-1843',
      redirect: false,
    })
    expect(answer).toMatchObject({ message: 'OK', redirectTo: '/dashboard' })
    expect(core.user.email).toBe(email)
  })

  it('logs in with a link, once', async () => {
    const { result } = await core.sendLoginLink(email)
    const { searchParams } = new URL(result.link ?? '')
    const link = {
      method: 'link',
      token: searchParams.get('token'),
      uuid: searchParams.get('uuid'),
      redirect: false,
    }
    expect(await core.login(link)).toMatchObject({ message: 'OK' })
    await expect(core.login(link)).rejects.toThrow('Invalid token')
  })

  it('logs in with a code', async () => {
    const { result } = await core.sendVerificationCode({ channel: 'email', email })
    await expect(
      core.login({
        method: 'verificationCode',
        channel: 'email',
        email,
        verificationCode: '000000',
        redirect: false,
      }),
    ).rejects.toThrow('Invalid verificationCode')
    expect(
      await core.login({
        method: 'verificationCode',
        channel: 'email',
        email,
        verificationCode: result.verificationCode,
        redirect: false,
      }),
    ).toMatchObject({ message: 'OK' })
  })

  it('logs in with a backup code of its authenticator app', async () => {
    const { backupCodes } = await core.user.getTotp()
    expect(backupCodes).toHaveLength(10)
    const totp = {
      method: 'totp',
      backupCode: backupCodes[3],
      email,
      redirect: false,
    }
    expect(await core.login(totp)).toMatchObject({ message: 'OK' })
    await expect(core.login(totp)).rejects.toThrow('Invalid TOTP code')
  })

  it('resets its password by link', async () => {
    const { result } = await core.sendResetLink(email)
    const { searchParams } = new URL(result.link ?? '')
    expect(
      await core.resetPassword({
        method: 'link',
        token: searchParams.get('token'),
        uuid: searchParams.get('uuid'),
        password,
        redirect: false,
      }),
    ).toMatchObject({ message: 'OK' })
    expect(
      await core.login({
        method: 'password',
        email,
        password,
        redirect: false,
      }),
    ).toMatchObject({ message: 'OK' })
  })

  it('needs a second factor where the user does', async () => {
    const first = await core.login({
      method: 'password',
      email: 'viewer@example.com',
      password: 'testmodepassword',
      redirect: false,
    })
    expect(first).toMatchObject({
      message: 'MFA required',
      isMfaRequired: true,
      firstFactorToken: expect.stringMatching(/^uf_test_first_factor_/) as string,
    })
    expect(
      await core.login({
        method: 'totp',
        totpCode: '123456',
        email: 'viewer@example.com',
        redirect: false,
      }),
    ).toMatchObject({ message: 'OK' })
    expect(core.user.email).toBe('viewer@example.com')
  })

  it('is found by the server, and deleted', async () => {
    const filters = {
      filterGroups: [
        {
          filters: [
            {
              attr: 'email',
              type: 'string',
              comparison: 'is',
              value: email,
            },
          ],
        },
      ],
    }
    expect((await callServer(mock.base, 'POST', '/users/find', { filters })).body).toMatchObject({
      totalCount: 1,
      results: [{ userId }],
    })
    expect((await callServer(mock.base, 'DELETE', `/users/${userId}`)).body).toMatchObject({ email })
    expect((await callServer(mock.base, 'GET', `/users/${userId}`)).status).toBe(404)
    await expect(
      core.login({
        method: 'password',
        email,
        password,
        redirect: false,
      }),
    ).rejects.toThrow('Incorrect email or password')
  })
})

describe('the Node SDK in @userfront/next', () => {
  let sdk: ServerClient
  beforeAll(async () => {
    closePage()
    sdk = await createServerClient(mock.base.href.replace(/\/v0$/, ''), sampleKey)
  })

  it('reads a user that was created, by UUID', async () => {
    const { body } = await callServer(mock.base, 'POST', '/users', {
      email: 'maya.chen@example.com',
      name: 'Maya Chen',
    })
    expect(await sdk.getUser(String(body.userUuid))).toEqual(body)
    await callServer(mock.base, 'PUT', `/users/${String(body.userUuid)}`, { name: 'Maya Chen-Reis' })
    expect(await sdk.getUser(String(body.userUuid))).toMatchObject({ userId: body.userId, name: 'Maya Chen-Reis' })
    await callServer(mock.base, 'DELETE', `/users/${String(body.userUuid)}`)
    await expect(sdk.getUser(String(body.userUuid))).rejects.toMatchObject({
      code: 404,
      message: 'Not Found',
      data: { statusCode: 404 },
    })
  })

  it('reads its tenant, and another', async () => {
    expect(await sdk.getTenant()).toMatchObject({
      tenantId: 'demo1234',
      children: { totalCount: 1 },
    })
    expect(await sdk.getTenant('acme5678')).toMatchObject({
      name: 'Acme Widgets',
      parent: { tenantId: 'demo1234' },
    })
  })

  it('hears why a key is refused', async () => {
    const stranger = await createServerClient(
      mock.base.href.replace(/\/v0$/, ''),
      'uf_live_admin_demo1234_0123456789abcdef',
    )
    await expect(stranger.getUser('2')).rejects.toMatchObject({ code: 401 })
  })
})
