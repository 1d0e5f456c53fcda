import type { Fault, HandlerResult, JsonObject, MockContext, MockHandlers } from '../mock/index.ts'
import type { User } from './records.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { uuidOf } from './identity.ts'
import { readClaims, signJwt } from './jwt.ts'
import { changeUser, saveUser, showUser } from './people.ts'
import { createFirstFactor, firstFactorOf, spendFirstFactor } from './secrets.ts'
import { twice } from './users.ts'
import { inWorld, sampleSession } from './world.ts'

/** What a completed log-in comes to inside the sandbox; tokens are signed outside of it, since signing takes time. */
export type LogIn =
  { user: User, shown: JsonObject, session: string, tenantId: string, now: string } | { answer: JsonObject } | Fault

const accessLife = 604_800
const refreshLife = 2_592_000

/** Begins a session, or asks for what is missing: a second factor, or the rest of PKCE. */
export function logIn(
  world: World,
  context: MockContext,
  { user, strategy }: { user: User, strategy: { strategy: string, channel: string } },
): LogIn {
  const { query, fail, rawHeader } = context
  if (user.locked)
    return fail(400, { message: 'User is locked' })
  const token = rawHeader('authorization')?.replace(/^bearer /i, '') ?? ''
  const first = firstFactorOf(world, token)
  const proven = first?.user.userUuid === user.userUuid && first.strategy !== strategy.strategy
  if (user.isMfaRequired && !proven) {
    return { answer: askSecondFactor(world, user, strategy) }
  }
  if (proven)
    spendFirstFactor(world, token)
  const active = saveUser(world, user, { lastActiveAt: world.now })
  if (typeof query.code_challenge === 'string') {
    return {
      answer: {
        message: 'PKCE required',
        authorizationCode: uuidOf(`${world.workspace}:pkce:${world.count('pkce')}`),
        redirectTo: '/dashboard',
      },
    }
  }
  const session = uuidOf(`${world.workspace}:session:${world.count('session')}`)
  world.sessions.set(session, { sessionId: session, userUuid: user.userUuid, tenantId: user.tenantId })
  return {
    user: active,
    shown: showUser(world, active),
    session,
    tenantId: user.tenantId,
    now: world.now,
  }
}

/** The answer to a log-in. */
export async function answerLogIn(
  outcome: LogIn,
  more: (shown: JsonObject) => JsonObject = () => ({}),
): Promise<HandlerResult> {
  if (isFault(outcome))
    return outcome
  if ('answer' in outcome)
    return outcome.answer
  const { shown, session } = outcome
  return {
    mode: 'test',
    message: 'OK',
    redirectTo: '/dashboard',
    sessionId: session,
    nonce: uuidOf(`${session}:nonce`),
    tokens: await issueTokens(outcome),
    ...more(shown),
  }
}

export const sessions: MockHandlers = {
  ...twice('refreshTokens', 'refreshTokensInTenant', async (context) => {
    const found = await withSession(context, (world, user, session) => ({
      user,
      session,
      tenantId: user.tenantId,
      now: world.now,
    }))
    return isFault(found) ? found : { tokens: await issueTokens(found) }
  }),
  ...twice('logOut', 'logOutInTenant', context =>
    inWorld(context, ({ sessions }) => {
      const session = String(readClaims(context.principal.key).sessionId)
      // The sample tokens go on working, since the pages go on showing them.
      if (session !== sampleSession)
        sessions.delete(session)
      return { message: 'OK', redirectTo: '/login' }
    })),
  getSelf: context => withSession(context, (world, user) => showUser(world, user)),
  updateSelf: (context: MockContext<{ body: JsonObject }>) =>
    withSession(context, (world, user) => {
      const changed = changeUser(world, context.fail, { user, given: context.body })
      return isFault(changed) ? changed : showUser(world, changed as User)
    }),
}

/** Works on the user of the token that the request came with. */
export function withSession<T>(
  context: MockContext,
  work: (world: World, user: User, session: string) => T,
): Promise<T | Fault> {
  const { userUuid, sessionId } = readClaims(context.principal.key)
  return inWorld(context, (world) => {
    const user = world.users.get(String(userUuid))
    return user && world.sessions.has(String(sessionId))
      ? work(world, user, String(sessionId))
      : context.fail(401, { message: 'Unauthorized' })
  })
}

/** The three tokens of a session; the same user, session and second give the same tokens. */
async function issueTokens({
  user,
  session,
  tenantId,
  now,
}: {
  user: User
  session: string
  tenantId: string
  now: string
}): Promise<JsonObject> {
  const iat = Math.floor(Date.parse(now) / 1_000)
  const base = {
    mode: 'test',
    tenantId,
    userId: user.userId,
    userUuid: user.userUuid,
    sessionId: session,
    iat,
  }
  const [access, id, refresh] = await Promise.all([
    signJwt({
      ...base,
      isConfirmed: user.isConfirmed ?? false,
      isEmailConfirmed: user.isEmailConfirmed,
      isPhoneNumberConfirmed: user.isPhoneNumberConfirmed,
      authorization: user.authorization,
      exp: iat + accessLife,
    }),
    signJwt({ ...base, ...profileOf(user), exp: iat + accessLife }),
    signJwt({ ...base, use: 'refresh', exp: iat + refreshLife }),
  ])
  const cookie = (sameSite: string, seconds: number): JsonObject => ({
    secure: false,
    sameSite,
    expires: seconds / 86_400,
  })
  return {
    access: { value: access, cookieOptions: cookie('Lax', accessLife) },
    id: { value: id, cookieOptions: cookie('Lax', accessLife) },
    refresh: { value: refresh, cookieOptions: cookie('Strict', refreshLife) },
  }
}

function profileOf(user: User): JsonObject {
  const names = [
    'email',
    'phoneNumber',
    'username',
    'name',
    'image',
    'data',
    'createdAt',
    'updatedAt',
    'isConfirmed',
    'isEmailConfirmed',
    'isPhoneNumberConfirmed',
    'confirmedEmailAt',
    'confirmedPhoneNumberAt',
    'isMfaRequired',
  ]
  return Object.fromEntries(names.map(name => [name, user[name] ?? null]))
}

function askSecondFactor(world: World, user: User, firstFactor: { strategy: string, channel: string }): JsonObject {
  return {
    mode: 'test',
    message: 'MFA required',
    isMfaRequired: true,
    isEmailConfirmed: user.isEmailConfirmed,
    isPhoneNumberConfirmed: user.isPhoneNumberConfirmed,
    firstFactorToken: createFirstFactor(world, user, firstFactor.strategy),
    authentication: {
      firstFactor,
      secondFactors: [
        { strategy: 'totp', channel: 'authenticator', isConfiguredByUser: true },
        { strategy: 'verificationCode', channel: 'sms', isConfiguredByUser: user.phoneNumber !== null },
      ],
    },
  }
}
