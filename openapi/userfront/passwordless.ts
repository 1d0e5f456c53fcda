import type { Fault, JsonObject, MockContext, MockHandlers } from '../mock/index.ts'
import type { Fail } from './people.ts'
import type { User } from './records.ts'
import type { LogIn } from './sessions.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { client, clientLogIn } from './client.ts'
import { addUser, confirm, findByName, findUser } from './people.ts'
import { pick } from './records.ts'
import { createLink, takeCode, takeToken } from './secrets.ts'
import { sentCode, sentLink } from './sent.ts'
import { logIn } from './sessions.ts'
import { inWorld } from './world.ts'

/** Log in, and sign up, with what is sent by e-mail or SMS. */
export const passwordless: MockHandlers = {
  generateLink: (context: MockContext<{ body: JsonObject }>) =>
    inWorld(context, (world) => {
      const { body, fail } = context
      const user = findByName(world, world.workspace, body.email)
      const { type = 'login', duration } = (body.options ?? {}) as { type?: string, duration?: string }
      return user ? createLink(world, user, { type, duration }) : fail(404, { message: 'Not Found' })
    }),
  ...client('sendLink', (world, { tenantId }, { body, fail }) => {
    const user =
      findByName(world, tenantId, body.email)
      ?? addUser(world, fail, { tenantId, given: pick(body, ['email', 'username', 'name', 'data']) })
    return isFault(user) ? user : sentLink(world, user as User, { type: 'login', options: body.options })
  }),
  ...clientLogIn('logInWithLink', (world, _, context): LogIn => {
    const { body, fail } = context
    const user = takeToken(world, fail, { kind: 'link', uuid: String(body.uuid), token: String(body.token) })
    return isFault(user)
      ? user
      : logIn(world, context, { user: confirm(world, user, 'email'), strategy: { strategy: 'link', channel: 'email' } })
  }),
  ...client('sendCode', (world, { tenantId }, { body, fail }) => {
    const to = addressOf(body, fail)
    if (typeof to !== 'string')
      return to
    const user =
      findByAddress(world, tenantId, to)
      ?? addUser(world, fail, { tenantId, given: pick(body, ['email', 'phoneNumber', 'username', 'name', 'data']) })
    return isFault(user) ? user : sentCode(world, user as User, { channel: String(body.channel), to })
  }),
  ...clientLogIn('logInWithCode', (world, { tenantId }, context): LogIn => {
    const { body, fail } = context
    const to = addressOf(body, fail)
    if (typeof to !== 'string')
      return to
    if (body.channel === 'sms' && !findByAddress(world, tenantId, to))
      return fail(400, { message: '"phoneNumber" not found or not yet verified' })
    const user = takeCode(world, fail, { to, code: String(body.verificationCode) })
    const channel = body.channel === 'sms' ? 'sms' : 'email'
    return isFault(user)
      ? user
      : logIn(world, context, { user: confirm(world, user, channel), strategy: { strategy: 'verificationCode', channel } })
  }),
}

/** Whoever has an address or a number. */
export function findByAddress(world: World, tenantId: string, to: string): User | undefined {
  return findUser(
    world,
    user => user.tenantId === tenantId && (user.phoneNumber === to || user.email?.toLowerCase() === to.toLowerCase()),
  )
}

/** The address that a channel needs; the schema lets both be absent. */
function addressOf({ channel, email, phoneNumber }: JsonObject, fail: Fail): string | Fault {
  const to = channel === 'sms' ? phoneNumber : email
  if (typeof to !== 'string' || to === '')
    return fail(400, { message: 'Missing information' })
  return channel === 'sms' && !isE164(to) ? fail(400, { message: 'Phone number must be in E.164 format.' }) : to
}

/** A plus and up to fifteen digits. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(text)
}
