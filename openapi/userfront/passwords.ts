import type { Fault, JsonObject, MockHandlers } from '../mock/index.ts'
import type { User } from './records.ts'
import type { LogIn } from './sessions.ts'
import type { ClientContext } from './client.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { client, clientLogIn } from './client.ts'
import { addUser, confirm, credentialsOf, findByName } from './people.ts'
import { pick } from './records.ts'
import { sentLink } from './sent.ts'
import { logIn, withSession } from './sessions.ts'
import { takeToken } from './secrets.ts'
import { twice } from './users.ts'

const weak = 'Password must be at least 16 characters OR at least 8 characters including a number and a letter'
const strategy = { strategy: 'password', channel: 'email' }

export const passwords: MockHandlers = {
  ...clientLogIn(
    'signUpWithPassword',
    (world, { tenantId }, context): LogIn => {
      const { body, fail } = context
      if (!isStrong(body.password))
        return fail(400, { message: weak })
      const user = addUser(world, fail, { tenantId, given: pick(body, ['email', 'username', 'name', 'data']) })
      if (isFault(user))
        return user
      setPassword(world, user, body.password)
      return logIn(world, context, { user, strategy })
    },
    shown => shown,
  ),
  ...clientLogIn('logInWithPassword', logInWithPassword),
  // No other service stands behind the sandbox, so nobody is migrated: those who are here log in as ever.
  ...clientLogIn('logInWithPasswordMigration', logInWithPassword, () => ({ upstreamResponse: null })),
  ...twice('changePassword', 'changePasswordInTenant', (context: ClientContext) =>
    withSession(context, (world, user) => {
      const {
        body: { password, existingPassword },
        fail,
      } = context
      const { password: present } = credentialsOf(world, user)
      if (present !== null && present !== existingPassword)
        return fail(400, { message: 'Incorrect password' })
      if (!isStrong(password))
        return fail(400, { message: weak })
      setPassword(world, user, password)
      return { message: 'OK' }
    })),
  ...client('sendResetLink', (world, { tenantId }, { body, fail }) => {
    const user = findByName(world, tenantId, body.email)
    return user ? sentLink(world, user, { type: 'reset', options: body.options }) : fail(404, { message: 'Not Found' })
  }),
  ...clientLogIn('resetPassword', (world, _, context): LogIn => {
    const { body, fail } = context
    if (!isStrong(body.password))
      return fail(400, { message: weak })
    const user = takeToken(world, fail, { kind: 'link', uuid: String(body.uuid), token: String(body.token) })
    if (isFault(user))
      return user
    setPassword(world, user, body.password)
    return logIn(world, context, { user: confirm(world, user, 'email'), strategy })
  }),
}

function logInWithPassword(world: World, { tenantId }: { tenantId: string }, context: ClientContext): LogIn {
  const { body, fail } = context
  const user = findByName(world, tenantId, body.emailOrUsername)
  const { password } = user ? credentialsOf(world, user) : { password: undefined }
  // Whoever has no password is sent a link, and hears nothing else; the option makes it an error of its own kind.
  if (user && password === null)
    return refuseWithoutPassword(world, fail, { user, body })
  return user && password === body.password
    ? logIn(world, context, { user, strategy })
    : fail(400, { message: 'Incorrect email or password' })
}

function refuseWithoutPassword(
  world: World,
  fail: ClientContext['fail'],
  { user, body }: { user: User, body: JsonObject },
): Fault {
  const { noResetEmail } = (body.options ?? {}) as { noResetEmail?: boolean }
  if (noResetEmail)
    return fail(400, { code: 'intended_error', message: 'Incorrect email or password' })
  sentLink(world, user, { type: 'reset' })
  return fail(400, { message: 'Incorrect email or password' })
}

function setPassword(world: World, user: User, password: unknown): void {
  world.credentials.set(user.userUuid, {
    ...credentialsOf(world, user),
    password: String(password),
  })
}

/** Sixteen characters, or eight with a letter and a digit; test mode has three simple ones besides. */
function isStrong(password: unknown): boolean {
  const text = String(password ?? '')
  return ['test', 'dev', 'password'].includes(text)
    || text.length >= 16
    || (text.length >= 8 && /\d/.test(text) && /\p{L}/u.test(text))
}
