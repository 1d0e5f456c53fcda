import type { MockContext } from '../mock/index.ts'
import type { Fields, User } from './accounts.ts'
import { changeUser, dropCodes, forgetUser, issueCode, matchingFields, same, takenFields, usersOf } from './accounts.ts'
import { matching, refuse, taken } from './refusal.ts'

interface Writing {
  path: { id: string }
  query: { verify_user?: boolean }
  body: Fields
}
interface Listing { query: { email?: string, username?: string, page?: number, limit?: number } }

/** A sandbox is for trying things: it holds no more than anybody makes by hand or in a test. */
const most = 1_000
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `POST /users`. */
export function createUser({ body, query, sandbox, random, now, fail }: MockContext<Writing>) {
  const time = now().toISOString()
  const id = random.text(9, letters)
  const code = random.hex(32)
  const user: User = {
    id,
    email: body.email ?? '',
    username: body.username ?? null,
    first_name: body.first_name || null,
    last_name: body.last_name || null,
    is_active: true,
    is_email_verified: false,
    roles: [],
    last_signin: null,
    updated_at: time,
    created_at: time,
  }
  return sandbox.atomic((tables) => {
    const users = usersOf(tables)
    if (users.size >= most) {
      return fail(409, {
        code: 'sandbox_full',
        message: `This sandbox holds ${most} users, and that is its limit. Delete some, or use another key.`,
      })
    }
    const broken = takenFields(users, user).map(taken)
    if (broken.length > 0)
      return refuse(fail, broken)
    users.set(id, user)
    tables.collection('passwords').set(id, { password: body.password ?? '' })
    return query.verify_user ? { ...user, verification_code: issueCode(tables, 'verify', { user: id, code }) } : user
  })
}

/** `GET /users`: a page, or the user who is looked up. */
export async function listUsers({ query, sandbox, fail }: MockContext<Listing>) {
  const { email, username, page = 1, limit = 20 } = query
  const users = (await sandbox.list('/users')) as User[]
  if (email !== undefined || username !== undefined) {
    const found = users.find(
      user =>
        (email === undefined || same(user.email, email)) && (username === undefined || same(user.username, username)),
    )
    return found ?? fail(404, { message: 'There is no user by that name.' })
  }
  // Those of the same moment in the order of their making, the latest first.
  const rows = users
    .toReversed()
    .sort((a, b) => (a.created_at < b.created_at ? 1 : a.created_at > b.created_at ? -1 : 0))
  const start = (page - 1) * limit
  return {
    users: rows.slice(start, start + limit),
    pagination: {
      page,
      limit,
      total: rows.length,
      next: start + limit < rows.length ? page + 1 : null,
      previous: page > 1 ? page - 1 : null,
    },
  }
}

/** `PUT /users/{id}`. */
export function updateUser({ path, body, query, sandbox, random, now, fail }: MockContext<Writing>) {
  const time = now().toISOString()
  const code = random.hex(32)
  return sandbox.atomic((tables) => {
    const users = usersOf(tables)
    const before = users.get(path.id)
    if (!before)
      return fail(404, { message: 'There is no user with this id.' })
    const user = changeUser(before, body, time)
    const broken = [...takenFields(users, user).map(taken), ...matchingFields(user, body.password).map(matching)]
    if (broken.length > 0)
      return refuse(fail, broken)
    users.set(user.id, user)
    if (body.password !== undefined)
      tables.collection('passwords').set(user.id, { password: body.password })
    if (!same(user.email, before.email))
      dropCodes(tables, user.id, 'verify')
    return query.verify_user ? { ...user, verification_code: issueCode(tables, 'verify', { user: user.id, code }) } : user
  })
}

/** `DELETE /users/{id}`. */
export function deleteUser({ path, sandbox, fail }: MockContext<Writing>) {
  return sandbox.atomic((tables) => {
    if (!usersOf(tables).delete(path.id))
      return fail(404, { message: 'There is no user with this id.' })
    forgetUser(tables, path.id)
    return { id: path.id, deleted: true }
  })
}
