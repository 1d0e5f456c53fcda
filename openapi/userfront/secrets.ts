import type { Fault, JsonObject } from '../mock/index.ts'
import type { Secret, User } from './records.ts'
import type { Fail } from './people.ts'
import type { World } from './world.ts'
import { hexOf, sampleFirstFactor, uuidOf } from './identity.ts'

const units: Record<string, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
}
const lives: Record<string, string> = {
  login: '1 hour',
  reset: '1 hour',
  welcome: '3 days',
  verify: '3 days',
}
/** How often a link or code may be guessed. */
const mostGuesses = 10

/** Both parts of a link, in the name of its user. */
export interface LinkParts extends JsonObject {
  uuid: string
  token: string
}

/** Makes a link that works once. */
export function createLink(
  world: World,
  user: User,
  { type, duration = lives[type] ?? '1 hour' }: { type: string, duration?: string },
): LinkParts {
  const token = uuidOf(`${world.workspace}:link:${world.count('link')}`)
  add(world, {
    kind: 'link',
    type,
    value: token,
    userUuid: user.userUuid,
    to: user.email ?? '',
    guesses: 0,
    expires: Date.parse(world.now) + lengthOf(duration),
  })
  return { uuid: user.userUuid, token }
}

/** The address that is mailed, with test mode's origin. */
export function linkAddress({ uuid, token }: LinkParts, type: string): string {
  return type === 'reset'
    ? `http://localhost:3000/reset?uuid=${uuid}&token=${token}`
    : `http://localhost:3000/login?uuid=${uuid}&token=${token}&type=${type}`
}

/** Makes a code of six digits for an address or a number. */
export function createCode(world: World, user: User, to: string): string {
  const value = String(
    Number.parseInt(hexOf(`${world.workspace}:code:${world.count('code')}`, 8), 16) % 1_000_000,
  ).padStart(6, '0')
  add(world, {
    kind: 'code',
    type: 'login',
    value,
    userUuid: user.userUuid,
    to,
    guesses: 0,
    expires: Date.parse(world.now) + 900_000,
  })
  return value
}

/** Makes what a second factor is sent along with. */
export function createFirstFactor(world: World, user: User, strategy: string): string {
  const value = `uf_test_first_factor_${hexOf(`${world.workspace}:first-factor:${world.count('first-factor')}`, 32)}`
  add(world, {
    kind: 'first-factor',
    type: strategy,
    value,
    userUuid: user.userUuid,
    to: '',
    guesses: 0,
    expires: Date.parse(world.now) + 900_000,
  })
  return value
}

export function createSamlToken(world: World, user: User): string {
  const value = uuidOf(`${world.workspace}:saml:${world.count('saml')}`)
  add(world, {
    kind: 'saml',
    type: 'saml',
    value,
    userUuid: user.userUuid,
    to: '',
    guesses: 0,
    expires: Date.parse(world.now) + 300_000,
  })
  return value
}

/** Takes a link or a SAML token, which is then used up. */
export function takeToken(
  world: World,
  fail: Fail,
  { kind, uuid, token }: LinkParts & { kind: 'link' | 'saml' },
): User | Fault {
  const mine = [...world.secrets].filter(([, secret]) => secret.kind === kind && secret.userUuid === uuid)
  return take(world, mine, token) ?? fail(400, { message: 'Invalid token' })
}

/** Takes a code that was sent to an address or a number. */
export function takeCode(world: World, fail: Fail, { to, code }: { to: string, code: string }): User | Fault {
  const sent = [...world.secrets].filter(
    ([, secret]) => secret.kind === 'code' && secret.to.toLowerCase() === to.toLowerCase(),
  )
  return take(world, sent, code) ?? fail(400, { message: 'Invalid verificationCode' })
}

/** Whose first factor a token proves, without using it up: the second factor may take several tries. */
export function firstFactorOf(
  { secrets, users, now }: World,
  token: string,
): { user: User, strategy: string } | undefined {
  for (const { kind, value, userUuid, expires, type } of secrets.values()) {
    const user = users.get(userUuid)
    if (kind === 'first-factor' && value === token && user && expires > Date.parse(now))
      return { user, strategy: type }
  }
  return undefined
}

/** A first factor is spent when the log-in is complete; that of the samples stays, as the pages go on showing it. */
export function spendFirstFactor({ secrets }: World, token: string): void {
  for (const [id, { value }] of secrets)
    value === token && value !== sampleFirstFactor && secrets.delete(id)
}

/** The right one is used up; a wrong guess counts against each. */
function take({ secrets, users, now }: World, candidates: [string, Secret][], value: string): User | undefined {
  const alive = candidates.filter(([, { expires, guesses }]) => expires > Date.parse(now) && guesses < mostGuesses)
  const [id] = alive.find(([, secret]) => secret.value === value) ?? []
  if (id === undefined) {
    for (const [wrong, secret] of alive)
      secrets.set(wrong, { ...secret, guesses: secret.guesses + 1 })
    return undefined
  }
  const user = users.get(secrets.get(id)?.userUuid ?? '')
  secrets.delete(id)
  return user
}

function add({ secrets }: World, secret: Secret): void {
  secrets.set(`${secret.kind} ${secret.to} ${secret.value}`, secret)
}

/** `6 hours` in milliseconds, from ten seconds to a week. */
function lengthOf(duration: string): number {
  const [count, unit = ''] = duration.split(' ')
  return Math.min(Math.max(Number(count) * (units[unit.replace(/s$/, '')] ?? 0), 10_000), 604_800_000)
}
