import type { Fault, HandlerResult, JsonObject, MockHandlers } from '../mock/index.ts'
import type { ClientContext } from './client.ts'
import type { User } from './records.ts'
import type { LogIn } from './sessions.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { client, inClientTenant } from './client.ts'
import { credentialsOf, findByName, findUser, saveUser, userOf } from './people.ts'
import { findByAddress, isE164 } from './passwordless.ts'
import { sentCode, sentLink } from './sent.ts'
import { firstFactorOf } from './secrets.ts'
import { answerLogIn, logIn, withSession } from './sessions.ts'
import { describeTotp, isTotpCode } from './totp.ts'
import { twice } from './users.ts'

/** Second factors, and proof that an address or a number is somebody's own. */
export const factors: MockHandlers = {
  ...twice('getTotp', 'getTotpInTenant', (context: ClientContext) =>
    context.principal.scheme === 'firstFactorToken'
      ? inClientTenant(context, (world) => {
          const first = firstFactorOf(world, context.principal.key)
          return first ? describeTotp(credentialsOf(world, first.user)) : context.fail(401, { message: 'Unauthorized' })
        })
      : withSession(context, (world, user) => describeTotp(credentialsOf(world, user)))),
  ...twice('logInWithTotp', 'logInWithTotpInTenant', logInWithTotp),
  ...client('sendEmailVerification', (world, { tenantId }, context) => {
    const user = subjectOf(world, tenantId, context)
    if (isFault(user))
      return user
    return user.email?.toLowerCase() === String(context.body.email).toLowerCase()
      ? sentLink(world, user, { type: 'verify', options: context.body.options })
      : context.fail(400, { message: 'Email does not belong to the user' })
  }),
  ...client('sendPhoneVerification', (world, { tenantId }, context) => {
    const { body, fail } = context
    const phoneNumber = String(body.phoneNumber)
    if (!isE164(phoneNumber))
      return fail(400, { message: 'Phone number must be in E.164 format.' })
    const user = subjectOf(world, tenantId, context)
    if (isFault(user))
      return user
    const other = findByAddress(world, tenantId, phoneNumber)
    if (other && other.userUuid !== user.userUuid)
      return fail(400, { message: 'Phone number exists' })
    return sentCode(world, saveUser(world, user, { phoneNumber }), { channel: 'sms', to: phoneNumber })
  }),
}

/** The code is computed between two looks at the world, as computing it takes time. */
async function logInWithTotp(context: ClientContext): Promise<HandlerResult> {
  const { body, fail, now } = context
  const found = await inClientTenant(context, (world, { tenantId }) => {
    const user = whoever(world, tenantId, context)
    return user
      ? { userUuid: user.userUuid, ...credentialsOf(world, user) }
      : fail(400, { message: 'Invalid TOTP code' })
  })
  if (isFault(found))
    return found
  const { userUuid, totpSecret } = found
  const isCode = typeof body.totpCode === 'string' && (await isTotpCode(totpSecret, body.totpCode, now()))
  return answerLogIn(
    await inClientTenant(context, (world): LogIn => {
      const user = world.users.get(userUuid)
      if (!user || !(isCode || useBackupCode(world, user, body.backupCode))) {
        return fail(400, {
          message:
            typeof body.totpCode === 'string' || typeof body.backupCode === 'string'
              ? 'Invalid TOTP code'
              : 'Missing information',
        })
      }
      return logIn(world, context, { user, strategy: { strategy: 'totp', channel: 'authenticator' } })
    }),
  )
}

function useBackupCode(world: World, user: User, code: unknown): boolean {
  const known = credentialsOf(world, user)
  if (typeof code !== 'string' || !known.backupCodes.includes(code))
    return false
  world.credentials.set(user.userUuid, {
    ...known,
    backupCodes: known.backupCodes.filter(other => other !== code),
  })
  return true
}

/** Who logs in: named by the body, or by the first factor token. */
function whoever(world: World, tenantId: string, { body, principal }: ClientContext): User | undefined {
  const { userId, userUuid, email, username, emailOrUsername, phoneNumber } = body
  const number =
    userId === undefined ? undefined : findUser(world, user => user.userId === userId && user.tenantId === tenantId)
  const name = email ?? username ?? emailOrUsername
  return number
    ?? world.users.get(String(userUuid ?? ''))
    ?? (name === undefined ? undefined : findByName(world, tenantId, name))
    ?? (typeof phoneNumber === 'string' ? findByAddress(world, tenantId, phoneNumber) : undefined)
    ?? firstFactorOf(world, principal.key)?.user
}

/** Whose address is to be verified: named by the body, or by the access token. */
function subjectOf(
  world: World,
  tenantId: string,
  { body, principal, fail }: ClientContext & { body: JsonObject },
): User | Fault {
  const id = body.userUuid ?? body.userId ?? principal.subject
  return id === undefined ? fail(400, { message: 'Missing information' }) : userOf(world, fail, { id, tenantId })
}
