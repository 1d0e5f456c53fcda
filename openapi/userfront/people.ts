import type { Fault, JsonObject, MockContext } from '../mock/index.ts'
import type { Tenant, User } from './records.ts'
import type { Credentials, World } from './world.ts'
import { createUser, pick, writable } from './records.ts'
import { createCredentials } from './world.ts'

/** Refuses a request in the API's own words. */
export type Fail = MockContext['fail']

/** The tenant that a request is about: the one in the path, the one in the body, or the workspace. */
export function tenantOf(world: World, tenantId: unknown, fail: Fail): Tenant | Fault {
  return world.tenants.get(typeof tenantId === 'string' ? tenantId : world.workspace) ?? fail(404, { message: 'Not Found' })
}

/** A user by number or UUID, within a tenant where one is named. */
export function userOf(world: World, fail: Fail, { id, tenantId }: { id: unknown, tenantId?: string }): User | Fault {
  const user = world.users.get(String(id)) ?? findUser(world, user => user.userId === Number(id))
  return user && (tenantId === undefined || user.tenantId === tenantId) ? user : fail(404, { message: 'Not Found' })
}

export function findUser({ users }: World, matches: (user: User) => boolean): User | undefined {
  for (const user of users.values()) {
    if (matches(user))
      return user
  }
  return undefined
}

/** Somebody of a tenant by e-mail address or username, in any case. */
export function findByName(world: World, tenantId: string, name: unknown): User | undefined {
  const wanted = fold(name)
  return wanted === undefined
    ? undefined
    : findUser(
        world,
        user => user.tenantId === tenantId && (fold(user.email) === wanted || fold(user.username) === wanted),
      )
}

/** Adds a user to a tenant, or says whose address or name was taken. */
export function addUser(
  world: World,
  fail: Fail,
  { tenantId, given }: { tenantId: string, given: JsonObject },
): User | Fault {
  const taken = refuseTaken(world, given, { tenantId, fail })
  if (taken)
    return taken
  const user = createUser(world.count('user'), { ...given, tenantId }, world.now)
  world.users.set(user.userUuid, user)
  return user
}

/** Changes a user; what proves an address goes when the address changes. */
export function changeUser(
  world: World,
  fail: Fail,
  { user, given }: { user: User, given: JsonObject },
): User | Fault {
  const taken = refuseTaken(world, given, { tenantId: user.tenantId, self: user, fail })
  if (taken)
    return taken
  const changes = pick(given, writable)
  const moved: JsonObject =
    changes.email !== undefined && fold(changes.email) !== fold(user.email)
      ? { isConfirmed: false, isEmailConfirmed: false, confirmedEmailAt: null }
      : {}
  const renumbered: JsonObject =
    changes.phoneNumber !== undefined && changes.phoneNumber !== user.phoneNumber
      ? { isPhoneNumberConfirmed: false, confirmedPhoneNumberAt: null }
      : {}
  return saveUser(world, user, {
    ...moved,
    ...renumbered,
    ...changes,
    updatedAt: world.now,
  })
}

/** Puts a changed user in the place of the old one. */
export function saveUser({ users }: World, user: User, changes: JsonObject): User {
  const changed = { ...user, ...changes } as User
  users.set(user.userUuid, changed)
  return changed
}

/** Marks an address or number as proven, since what was sent there came back. */
export function confirm(world: World, user: User, channel: 'email' | 'sms'): User {
  if (channel === 'email') {
    return user.isEmailConfirmed
      ? user
      : saveUser(world, user, {
          isConfirmed: true,
          isEmailConfirmed: true,
          confirmedEmailAt: world.now,
          updatedAt: world.now,
        })
  }
  return user.isPhoneNumberConfirmed
    ? user
    : saveUser(world, user, {
        isConfirmed: true,
        isPhoneNumberConfirmed: true,
        confirmedPhoneNumberAt: world.now,
        updatedAt: world.now,
      })
}

/** What proves a user. */
export function credentialsOf({ credentials }: World, { userUuid }: User): Credentials {
  return credentials.get(userUuid) ?? createCredentials(userUuid)
}

/** Removes a user with everything that lets them in. */
export function removeUser({ users, credentials, sessions, secrets }: World, { userUuid }: User): void {
  users.delete(userUuid)
  credentials.delete(userUuid)
  for (const [id, session] of sessions)
    session.userUuid === userUuid && sessions.delete(id)
  for (const [id, secret] of secrets)
    secret.userUuid === userUuid && secrets.delete(id)
}

/** A user as answers show it, with the tenant in short. */
export function showUser({ tenants }: World, user: User): JsonObject {
  const tenant = tenants.get(user.tenantId)
  return {
    ...user,
    tenant: {
      tenantId: user.tenantId,
      aliasId: null,
      name: tenant?.name ?? '',
      image: tenant?.image ?? null,
      loginRedirectPath: '/dashboard',
      logoutRedirectPath: '/login',
    },
  }
}

/** Refuses an address or a name that somebody else of the tenant has. */
function refuseTaken(
  world: World,
  given: JsonObject,
  { tenantId, self, fail }: { tenantId: string, self?: User, fail: Fail },
): Fault | undefined {
  for (const [field, message] of [
    ['email', 'Email exists'],
    ['username', 'Username exists'],
  ] as const) {
    const wanted = fold(given[field])
    const other =
      wanted === undefined
        ? undefined
        : findUser(
            world,
            user => user.tenantId === tenantId && user.userUuid !== self?.userUuid && fold(user[field]) === wanted,
          )
    if (other)
      return fail(400, { message })
  }
  return undefined
}

function fold(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined
}
