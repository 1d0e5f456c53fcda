import type { MockHandlers } from '../mock/index.ts'
import type { User } from './records.ts'
import { isFault } from '../mock/error/fault.ts'
import { addUser, findByName, saveUser, userOf } from './people.ts'
import { pick } from './records.ts'
import { inTenant, invite, twice } from './users.ts'

/** The roles that every workspace starts with. */
export const roleNames = ['admin', 'editor', 'member', 'support', 'viewer']

export const roles: MockHandlers = {
  // A role exists as soon as somebody carries it.
  ...twice(
    'listRoles',
    'listTenantRoles',
    inTenant(({ users }, { tenantId }) => {
      const carried = [...users.values()].flatMap(({ authorization }) => authorization[tenantId]?.roles ?? [])
      return { roles: [...new Set([...roleNames, ...carried])].sort().map(name => ({ name })) }
    }),
  ),
  // Whoever is known to the workspace can have a role in any of its tenants.
  ...twice(
    'setUserRoles',
    'setTenantUserRoles',
    inTenant((world, { tenantId }, { path, body, fail }) => {
      const user = userOf(world, fail, { id: path.userId })
      if (isFault(user))
        return user
      const roles = body.roles as string[]
      saveUser(world, user, {
        authorization: { ...user.authorization, [tenantId]: { roles } },
        updatedAt: world.now,
      })
      return { tenantId, userId: user.userId, roles }
    }),
  ),
  ...twice(
    'inviteUserToRole',
    'inviteUserToTenantRole',
    inTenant((world, { tenantId }, { body, fail }) => {
      const user =
        findByName(world, tenantId, body.email)
        ?? addUser(world, fail, { tenantId, given: pick(body, ['email', 'username', 'name', 'image', 'data']) })
      if (isFault(user))
        return user
      const { authorization } = user as User
      const held = authorization[tenantId]?.roles ?? []
      const granted = {
        ...authorization,
        [tenantId]: { roles: [...new Set([...held, ...(body.roles as string[])])] },
      }
      return invite(world, saveUser(world, user as User, { authorization: granted, updatedAt: world.now }), body)
    }),
  ),
}
