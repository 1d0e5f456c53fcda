import type { HandlerResult, JsonObject, MockContext, MockHandlers } from '../mock/index.ts'
import type { Find } from './find.ts'
import type { Tenant } from './records.ts'
import type { World } from './world.ts'
import { findRecords } from './find.ts'
import { tenantIdOf, uuidOf } from './identity.ts'
import { findUser, removeUser } from './people.ts'
import { createTenant, firstFactors, pick } from './records.ts'
import { roleNames } from './roles.ts'
import { inTenant, twice } from './users.ts'

/** What a tenant has before anybody sets it in the dashboard. */
const settings: JsonObject = {
  aliasId: null,
  type: 'basic',
  mode: 'test',
  details: {},
  brand: {},
  signupRedirectPath: null,
  loginRedirectPath: '/dashboard',
  logoutRedirectPath: '/login',
  passwordResetPath: '/reset',
  pkceLoginRedirectUri: null,
  userCreatedWebhookUrl: null,
  userUpdatedWebhookUrl: null,
  userDeletedWebhookUrl: null,
  tenantCreatedWebhookUrl: null,
  tenantUpdatedWebhookUrl: null,
  tenantDeletedWebhookUrl: null,
  verificationCodeSmsWebhookUrl: null,
  verificationCodeEmailWebhookUrl: null,
  linkEmailWebhookUrl: null,
  providerOrder: [],
  isPhoneNumberUnique: true,
  cookieOptionsSameSite: 'Lax',
  cookieOptionsPath: '/',
  cookieOptionsSetDomain: false,
  allowNonHttpOnlyRefresh: true,
  accessTokenDuration: 604_800,
  refreshTokenDuration: 2_592_000,
  dataRetentionMonths: 24,
  dataForParent: {},
  dataForParentSchema: [],
  previousAuthService: null,
  hasActivatedLiveMode: true,
  lastActiveAt: null,
}

export const tenants: MockHandlers = {
  ...twice(
    'createTenant',
    'createChildTenant',
    inTenant((world, parent, { body }) => {
      const tenant = createTenant(
        body,
        { tenantId: tenantIdOf(`${world.workspace}:tenant:${world.count('tenant') + 1}`), parentId: parent.tenantId, now: world.now },
      )
      world.tenants.set(tenant.tenantId, tenant)
      return showTenant(world, tenant)
    }),
  ),
  getTenant: inTenant((world, tenant) => showTenant(world, tenant)),
  updateTenant: inTenant((world, tenant, { body }) => {
    const changed = { ...tenant, ...pick(body, ['name', 'image', 'data']), updatedAt: world.now }
    world.tenants.set(tenant.tenantId, changed)
    return showTenant(world, changed)
  }),
  deleteTenant: inTenant((world, tenant, { fail }) => {
    if (tenant.parentId === null)
      return fail(400, { message: 'Your workspace itself cannot be deleted' })
    if (childrenOf(world, tenant).length > 0)
      return fail(400, { message: 'Delete the child tenants first' })
    const shown = showTenant(world, tenant)
    for (const user of [...world.users.values()])
      user.tenantId === tenant.tenantId && removeUser(world, user)
    world.tenants.delete(tenant.tenantId)
    return shown
  }),
  findChildTenants: inTenant((world, tenant, { body }) => {
    const found = findRecords(childrenOf(world, tenant), (body as Find | undefined) ?? {}, {
      path: `/tenants/${tenant.tenantId}/tenants/find`,
      now: Date.parse(world.now),
    })
    return { ...found, results: found.results.map(child => showTenant(world, child)) }
  }),
  getTenantMode: inTenant(
    (_, __, context) =>
      ({
        mode: modeOf(context),
        authentication: { firstFactors: firstFactors(), secondFactors: [] },
      }) satisfies HandlerResult,
  ),
}

/** Plain HTTP, this machine and private networks are test mode; so is a caller who says nothing of where it is. */
function modeOf({ header, rawHeader }: MockContext): 'test' | 'live' {
  const origin = String(header['x-origin'] ?? rawHeader('origin') ?? '')
  return /^https:\/\/(?!localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)/.test(origin) ? 'live' : 'test'
}

function childrenOf({ tenants }: World, { tenantId }: Tenant): Tenant[] {
  return [...tenants.values()].filter(({ parentId }) => parentId === tenantId)
}

function descendantsOf(world: World, tenant: Tenant): Tenant[] {
  return childrenOf(world, tenant).flatMap(child => [child, ...descendantsOf(world, child)])
}

/** A tenant as answers show it: its own fields, its settings, and who is around it. */
function showTenant(world: World, tenant: Tenant): JsonObject {
  const { parentId, ...own } = tenant
  const parent = world.tenants.get(parentId ?? '')
  const children = childrenOf(world, tenant)
  const { length: descendants } = descendantsOf(world, tenant)
  const creator = findUser(world, ({ userId }) => userId === 1)
  return {
    ...settings,
    ...own,
    uuid: uuidOf(tenant.tenantId),
    creator: creator ? pick(creator, ['userId', 'name', 'username', 'email', 'image', 'lastActiveAt']) : null,
    parent: parent ? linkTo(parent) : null,
    children: {
      totalCount: children.length,
      totalPages: Math.ceil(children.length / 50),
      results: children.slice(0, 50).map(linkTo),
    },
    roles: roleNames.map(name => ({ name })),
    descendantCount: {
      descendants,
      children: children.length,
      basic: descendants,
      multiuser: 0,
      enterprise: 0,
    },
  }
}

function linkTo({ tenantId, name, image }: Tenant): JsonObject {
  return { tenantId, name, image, mode: 'test' }
}
