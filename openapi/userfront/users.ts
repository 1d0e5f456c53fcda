import type { Fault, HandlerResult, JsonObject, MockContext, MockHandlers } from '../mock/index.ts'
import type { Find } from './find.ts'
import type { Tenant, User } from './records.ts'
import type { World } from './world.ts'
import { isFault } from '../mock/error/fault.ts'
import { findRecords } from './find.ts'
import { createLink } from './secrets.ts'
import { writable } from './records.ts'
import { addUser, changeUser, findUser, removeUser, saveUser, showUser, tenantOf, userOf } from './people.ts'
import { inWorld } from './world.ts'

type UserContext = MockContext<{ path: { tenantId?: string, userId?: unknown }, body: JsonObject }>

/** The users of the workspace, and those of a tenant: the same handlers, with the tenant in the path or not. */
export const users: MockHandlers = {
  ...twice(
    'createUser',
    'createTenantUser',
    inTenant((world, { tenantId }, { body, fail }) =>
      show(world, addUser(world, fail, { tenantId, given: chosen(body) }))),
  ),
  ...twice(
    'getUser',
    'getTenantUser',
    withUser((world, user) => showUser(world, user)),
  ),
  ...twice(
    'updateUser',
    'updateTenantUser',
    withUser((world, user, { body, fail }) => show(world, changeUser(world, fail, { user, given: body }))),
  ),
  ...twice(
    'deleteUser',
    'deleteTenantUser',
    withUser((world, user) => {
      removeUser(world, user)
      return showUser(world, user)
    }),
  ),
  ...twice(
    'markUserActive',
    'markTenantUserActive',
    withUser((world, user) => {
      saveUser(world, user, { lastActiveAt: world.now })
      return { message: 'ok', lastActiveAt: world.now }
    }),
  ),
  ...twice(
    'findUsers',
    'findTenantUsers',
    inTenant((world, tenant, { body }) => find(world, tenant, { search: body, path: '/users/find' })),
  ),
  listTenantUsers: inTenant((world, tenant, { query }) => find(world, tenant, { search: query, path: '/users' })),
  ...twice('createOrUpdateUser', 'createOrUpdateTenantUser', inTenant(createOrUpdate)),
  ...twice(
    'inviteUser',
    'inviteTenantUser',
    inTenant((world, tenant, { body, fail }) => {
      const user = addUser(world, fail, { tenantId: tenant.tenantId, given: chosen(body) })
      return isFault(user) ? user : invite(world, user, body)
    }),
  ),
}

/** Sends the link of an invitation, unless the request says not to. */
export function invite(world: World, user: User, { options }: JsonObject): JsonObject {
  const {
    type = 'welcome',
    duration,
    noInviteEmail,
  } = (options ?? {}) as { type?: string, duration?: string, noInviteEmail?: boolean }
  if (noInviteEmail)
    return showUser(world, user)
  createLink(world, user, { type, duration })
  return showUser(world, saveUser(world, user, { lastMessagedAt: world.now }))
}

function createOrUpdate(world: World, { tenantId }: Tenant, { body, fail }: UserContext): HandlerResult {
  const known =
    body.userUuid === undefined
      ? undefined
      : findUser(world, user => user.userUuid === body.userUuid && user.tenantId === tenantId)
  const user = known ?? (body.userId === undefined ? undefined : userOf(world, fail, { id: body.userId, tenantId }))
  if (user) {
    return isFault(user) ? user : show(world, changeUser(world, fail, { user, given: body }))
  }
  return typeof body.email === 'string'
    ? show(
        world,
        addUser(
          world,
          fail,
          { tenantId, given: { ...chosen(body), ...(typeof body.userUuid === 'string' && { userUuid: body.userUuid }) } },
        ),
      )
    : fail(400, { message: 'Missing information' })
}

function find(
  world: World,
  { tenantId }: Tenant,
  { search, path }: { search: unknown, path: string },
): HandlerResult {
  const base = tenantId === world.workspace ? path : `/tenants/${tenantId}${path}`
  const records = [...world.users.values()].filter(user => user.tenantId === tenantId)
  const found = findRecords(records, (search ?? {}) as Find, { path: base, now: Date.parse(world.now) })
  return { ...found, results: found.results.map(user => showUser(world, user)) }
}

/** Only what a request may set: a body may hold more. */
function chosen(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => writable.includes(name)))
}

function show(world: World, user: User | Fault): HandlerResult {
  return isFault(user) ? user : showUser(world, user as User)
}

type InTenant = (world: World, tenant: Tenant, context: UserContext) => HandlerResult
type WithUser = (world: World, user: User, context: UserContext) => HandlerResult

/** A handler that works in the tenant of the path, or in the workspace. */
export function inTenant(work: InTenant): MockHandlers[string] {
  return (context: UserContext) =>
    inWorld(context, (world) => {
      const tenant = tenantOf(world, context.path.tenantId, context.fail)
      return isFault(tenant) ? tenant : work(world, tenant as Tenant, context)
    })
}

/** A handler that works on the user of the path. */
function withUser(work: WithUser): MockHandlers[string] {
  return inTenant((world, tenant, context) => {
    const user = userOf(
      world,
      context.fail,
      { id: context.path.userId, tenantId: context.path.tenantId === undefined ? undefined : tenant.tenantId },
    )
    return isFault(user) ? user : work(world, user as User, context)
  })
}

/** The same handler for the two forms of an endpoint. */
export function twice(one: string, other: string, handler: MockHandlers[string]): MockHandlers {
  return { [one]: handler, [other]: handler }
}
