import type { MockContext } from '../mock/index.ts'
import type { User } from './accounts.ts'
import {
  dropCodes,
  isPasswordOf,
  issueCode,
  matchingFields,
  redeemCode,
  same,
  tokenOwner,
  usersOf,
  writeToken,
} from './accounts.ts'
import { matching, refuse } from './refusal.ts'

/** `POST /auth/signin`. */
export async function signIn({
  body,
  document,
  sandbox,
  random,
  now,
  fail,
  answer,
}: MockContext<{ body: { signin_id: string, password: string } }>) {
  const time = now().toISOString()
  const token = random.hex(32)
  const user = await sandbox.atomic((tables) => {
    const found = [...usersOf(tables).values()].find(
      ({ email, username }) => same(email, body.signin_id) || same(username, body.signin_id),
    )
    if (!found || !isPasswordOf(document, tables, { id: found.id, password: body.password })) {
      return fail(400, {
        code: 'invalid_credentials',
        message: 'The e-mail address, username or password is not right.',
      })
    }
    if (!found.is_active)
      return fail(403, { code: 'account_inactive', message: 'This account has been switched off.' })
    const signedIn: User = { ...found, last_signin: time }
    usersOf(tables).set(found.id, signedIn)
    writeToken(tables, token, found.id)
    return signedIn
  })
  return 'email' in user ? answer(user, { headers: { 'Sandbox-Token': token } }) : user
}

/** `POST /auth/signout`: there is nothing to end, since sessions are the app's own. */
export async function signOut({ body, sandbox, fail }: MockContext<{ body: { id: string } }>) {
  return (await sandbox.get('/users', body.id)) ?? fail(404, { message: 'There is no user with this id.' })
}

/** `POST /auth/confirm`. */
export function confirmPassword({
  body,
  document,
  sandbox,
  fail,
}: MockContext<{ body: { id: string, password: string } }>) {
  return sandbox.atomic(tables =>
    usersOf(tables).has(body.id)
      ? { id: body.id, confirmed: isPasswordOf(document, tables, { id: body.id, password: body.password }) }
      : fail(404, { message: 'There is no user with this id.' }),
  )
}

/** `POST /auth/verify`. */
export function verifyAccount({ body, document, sandbox, now, fail }: MockContext<{ body: { code: string } }>) {
  const time = now().toISOString()
  return sandbox.atomic((tables) => {
    const before = redeemCode(document, tables, { kind: 'verify', code: body.code })
    if (!before)
      return fail(400, { code: 'invalid_code', message: 'This code is wrong, or it has been used before.' })
    const user: User = { ...before, is_email_verified: true, updated_at: time }
    usersOf(tables).set(user.id, user)
    dropCodes(tables, user.id, 'verify')
    return user
  })
}

/** `POST /auth/forgot-password`: no mail leaves a sandbox, so the code is all there is. */
export function forgotPassword({ body, sandbox, random, fail }: MockContext<{ body: { email: string } }>) {
  const code = random.hex(32)
  return sandbox.atomic((tables) => {
    const user = [...usersOf(tables).values()].find(({ email }) => same(email, body.email))
    return user
      ? { id: user.id, email: user.email, reset_code: issueCode(tables, 'reset', { user: user.id, code }) }
      : fail(404, { message: 'There is no user with this e-mail address.' })
  })
}

/** `POST /auth/reset-password`. */
export function resetPassword({
  body,
  document,
  sandbox,
  now,
  fail,
}: MockContext<{ body: { code: string, password: string } }>) {
  const time = now().toISOString()
  return sandbox.atomic((tables) => {
    const owner = redeemCode(document, tables, { kind: 'reset', code: body.code })
    if (!owner)
      return fail(400, { code: 'invalid_code', message: 'This code is wrong, or it has been used before.' })
    const broken = matchingFields(owner, body.password).map(matching)
    if (broken.length > 0)
      return refuse(fail, broken)
    dropCodes(tables, owner.id, 'reset')
    tables.collection('passwords').set(owner.id, { password: body.password })
    const user: User = { ...owner, updated_at: time }
    usersOf(tables).set(user.id, user)
    return user
  })
}

/** `GET /tokens/{id}`. */
export function getToken({ path, document, sandbox, fail }: MockContext<{ path: { id: string } }>) {
  return sandbox.atomic((tables) => {
    const user = tokenOwner(document, tables, path.id)
    return user ? { type: 'signin', data: user } : fail(404, { message: 'There is no such token.' })
  })
}
