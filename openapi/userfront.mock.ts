import { defineMock } from './mock/index.ts'
import { authenticate } from './userfront/authenticate.ts'
import { describe } from './userfront/describe.ts'
import { factors } from './userfront/factors.ts'
import { keys } from './userfront/keys.ts'
import { passwordless } from './userfront/passwordless.ts'
import { passwords } from './userfront/passwords.ts'
import { roles } from './userfront/roles.ts'
import { sessions } from './userfront/sessions.ts'
import { sso } from './userfront/sso.ts'
import { tenants } from './userfront/tenants.ts'
import { users } from './userfront/users.ts'

/** What Userfront's document cannot say: who is signed in, what a search finds, and what becomes of links and codes. */
export default defineMock({
  authenticate,
  describe,
  operations: {
    getStatus: () => ({ message: 'OK' }),
    ...users,
    ...tenants,
    ...roles,
    ...keys,
    ...passwords,
    ...passwordless,
    ...factors,
    ...sessions,
    ...sso,
  },
})
