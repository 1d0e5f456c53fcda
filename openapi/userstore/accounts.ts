import type { ApiDocument } from '../document/document.ts'
import type { JsonObject, Tables } from '../mock/index.ts'
import { valueAt } from '../document/json/pointer.ts'

/** A user as the API answers with it. Passwords, codes and tokens stand in collections of their own, never in here. */
export interface User extends JsonObject {
  id: string
  email: string
  username: string | null
  first_name: string | null
  last_name: string | null
  is_active: boolean
  is_email_verified: boolean
  roles: string[]
  last_signin: string | null
  updated_at: string
  created_at: string
}

/** What a request may say of a user. */
export interface Fields {
  email?: string
  password?: string
  username?: string
  first_name?: string
  last_name?: string
  roles?: string
}

/** What a code is good for. */
export type CodeKind = 'verify' | 'reset'

/** Where the document shows the codes, the token and the password of its examples, and whose they are. */
const example = {
  verify: { secret: '#/components/examples/VerifyRequest/value/code', owner: `${answerOf('verify')}/user/value/id` },
  reset: {
    secret: '#/components/examples/ResetRequest/value/code',
    owner: `${answerOf('reset-password')}/user/value/id`,
  },
  token: {
    secret: '#/paths/~1tokens~1{id}/get/parameters/0/examples/signin/value',
    owner: '#/paths/~1tokens~1{id}/get/responses/200/content/application~1json/examples/signin/value/data/id',
  },
  password: '#/components/examples/SignInByUsername/value/password',
}

/** The oldest of what is only used once goes when there is more. */
const mostSecrets = 500

/** The users of a sandbox by id. */
export function usersOf(tables: Tables): Map<string, User> {
  return tables.collection('/users') as Map<string, User>
}

/** E-mail addresses and usernames are the same in upper and lower case. */
export function same(present: unknown, wanted: unknown): boolean {
  return typeof present === 'string' && typeof wanted === 'string' && present.toLowerCase() === wanted.toLowerCase()
}

/** A user with its changes. An empty name is none; another e-mail address has yet to be proven. */
export function changeUser(before: User, fields: Fields, time: string): User {
  const { email = before.email, username = before.username, first_name, last_name, roles } = fields
  return {
    ...before,
    email,
    username,
    first_name: first_name === undefined ? before.first_name : first_name || null,
    last_name: last_name === undefined ? before.last_name : last_name || null,
    roles:
      roles === undefined
        ? before.roles
        : [
            ...new Set(
              roles
                .split(',')
                .map(role => role.trim())
                .filter(Boolean),
            ),
          ],
    is_email_verified: before.is_email_verified && same(before.email, email),
    updated_at: time,
  }
}

/** The fields of a user that already belong to another. */
export function takenFields(users: Map<string, User>, user: User): string[] {
  const others = [...users.values()].filter(({ id }) => id !== user.id)
  return ['email', 'username'].filter(name => others.some(other => same(other[name], user[name])))
}

/** The fields of a user that a password may not be equal to, and is. */
export function matchingFields(user: User, password: string | undefined): string[] {
  return ['email', 'username'].filter(name => same(user[name], password))
}

/** Whether a password is a user's own. Users that came with the sandbox have the one of the document's examples. */
export function isPasswordOf(
  document: ApiDocument,
  tables: Tables,
  { id, password }: { id: string, password: string },
): boolean {
  const own = tables.collection('passwords').get(id)?.password ?? valueAt(document.root, example.password)
  return own === password
}

/** Makes a code the only one of its kind that a user has. */
export function issueCode(tables: Tables, kind: CodeKind, { user, code }: { user: string, code: string }): string {
  dropCodes(tables, user, kind)
  keep(tables, 'codes', { secret: code, record: { kind, user } })
  return code
}

/** The user whom a code belongs to. Codes of the document's examples work as often as anybody tries them. */
export function redeemCode(
  document: ApiDocument,
  tables: Tables,
  { kind, code }: { kind: CodeKind, code: string },
): User | undefined {
  const known = tables.collection('codes').get(code)
  const owner = known?.kind === kind ? known.user : exampleOwner(document, kind, code)
  return usersOf(tables).get(String(owner))
}

/** Forgets a user's codes, of one kind or all. */
export function dropCodes(tables: Tables, user: string, kind?: CodeKind): void {
  const codes = tables.collection('codes')
  for (const [code, known] of codes) {
    if (known.user === user && (kind === undefined || known.kind === kind))
      codes.delete(code)
  }
}

/** Remembers whom a token of a sign-in stands for. */
export function writeToken(tables: Tables, token: string, user: string): void {
  keep(tables, 'tokens', { secret: token, record: { user } })
}

/** The user behind a token. */
export function tokenOwner(document: ApiDocument, tables: Tables, token: string): User | undefined {
  const owner = tables.collection('tokens').get(token)?.user ?? exampleOwner(document, 'token', token)
  return usersOf(tables).get(String(owner))
}

/** Forgets all that was kept for a user who is gone. */
export function forgetUser(tables: Tables, user: string): void {
  tables.collection('passwords').delete(user)
  dropCodes(tables, user)
  const tokens = tables.collection('tokens')
  for (const [token, known] of tokens) {
    if (known.user === user)
      tokens.delete(token)
  }
}

function keep(tables: Tables, collection: string, { secret, record }: { secret: string, record: JsonObject }): void {
  const records = tables.collection(collection)
  const oldest = records.keys().next().value
  if (records.size >= mostSecrets && oldest !== undefined)
    records.delete(oldest)
  records.set(secret, record)
}

function exampleOwner({ root }: ApiDocument, kind: 'verify' | 'reset' | 'token', secret: string): unknown {
  return secret === valueAt(root, example[kind].secret) ? valueAt(root, example[kind].owner) : undefined
}

function answerOf(path: string): string {
  return `#/paths/~1auth~1${path}/post/responses/200/content/application~1json/examples`
}
