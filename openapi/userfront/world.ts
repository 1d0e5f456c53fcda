import type { JsonObject, MockContext, Sandbox, Tables } from '../mock/index.ts'
import type { Key, Secret, Tenant, User } from './records.ts'
import { hexOf, parseKey, sampleFirstFactor, sampleKey, sampleWorkspace, uuidOf } from './identity.ts'
import { createTenant, createUser } from './records.ts'
import { backupCodesOf, totpSecretOf } from './totp.ts'

/** Everything a workspace holds, in its sandbox. Records are replaced, never changed in place. */
export interface World {
  workspace: string
  now: string
  users: Map<string, User>
  tenants: Map<string, Tenant>
  keys: Map<string, Key>
  /** By user: passwords, and what belongs to an authenticator app. */
  credentials: Map<string, Credentials>
  sessions: Map<string, Session>
  secrets: Map<string, Secret>
  /** Counts what is made, by kind; the numbers of what was deleted are not given again. */
  count: (kind: string) => number
}

export interface Credentials extends JsonObject {
  password: string | null
  totpSecret: string
  backupCodes: string[]
}
export interface Session extends JsonObject {
  sessionId: string
  userUuid: string
  tenantId: string
}

/** The sandbox of the sample keys, and of client calls that name its tenant. */
export const sampleSandbox = sampleKey
/** Since when the seeded records exist; the samples in the document say the same. */
const opened = '2025-06-03T12:00:00.000Z'
/** The session of the sample tokens. */
export const sampleSession = uuidOf(`${sampleWorkspace}:session:sample`)
const week = 604_800_000

/** The four users of the sample workspace have the UUIDs that the samples show. */
const sampleUuids = [
  '0b8b3a52-6c1d-4e8f-9a27-5d4c3b2a1f01',
  '71d5ea5c-2f1e-4c0b-8a0b-6f0d7c2a9e02',
  'c4a1f7de-93b8-4d56-b1e0-2a3b4c5d6e03',
  'e9d2c8b1-05f4-4a37-8c69-7f8e9dacbb04',
]

/** What the samples show of the second user's authenticator app. */
const sampleTotp = {
  totpSecret: 'ABYBCGY6PELUWISB',
  backupCodes: ['60bb6-9393a', ...backupCodesOf('sample').slice(1)],
}

/** What proves a user: nothing yet but an authenticator app that could be set up. */
export function createCredentials(userUuid: string): Credentials {
  return {
    password: null,
    totpSecret: totpSecretOf(userUuid),
    backupCodes: backupCodesOf(userUuid),
  }
}

/** Reads and changes the world of the caller's sandbox in one atomic step. */
export function inWorld<T>(
  { sandbox, principal, now }: Pick<MockContext, 'sandbox' | 'principal' | 'now'>,
  change: (world: World) => T,
): Promise<T> {
  return changeWorld(sandbox, change, { workspace: parseKey(principal.key)?.tenantId ?? sampleWorkspace, now: now() })
}

/** The same for any sandbox; the workspace is that of whoever opens it first. */
export function changeWorld<T>(
  sandbox: Sandbox,
  change: (world: World) => T,
  { workspace, now }: { workspace: string, now: Date },
): Promise<T> {
  return sandbox.atomic(tables => change(openWorld(tables, workspace, now)))
}

function openWorld(tables: Tables, opener: string, now: Date): World {
  // The collections are the sandbox's own: such a name is no path of the document, so the mock seeds nothing into them.
  const open = <R extends JsonObject>(name: string): Map<string, R> =>
    tables.collection(`userfront ${name}`) as Map<string, R>
  const counters = open<{ value: number }>('counters')
  const count = (kind: string): number => {
    const value = (counters.get(kind)?.value ?? 0) + 1
    counters.set(kind, { value })
    return value
  }
  const about = open<{ id: string }>('workspace')
  const workspace = about.get('workspace')?.id ?? opener
  const world: World = {
    workspace,
    now: now.toISOString(),
    users: open<User>('users'),
    tenants: open<Tenant>('tenants'),
    keys: open<Key>('keys'),
    credentials: open<Credentials>('credentials'),
    sessions: open<Session>('sessions'),
    secrets: open<Secret>('secrets'),
    count,
  }
  if (!about.has('workspace')) {
    about.set('workspace', { id: workspace })
    seed(world, now.getTime())
  }
  return world
}

/** The four users that every workspace starts with in test mode; the sample workspace has the rest of the samples besides. */
function seed(world: World, time: number): void {
  const { workspace, tenants, count } = world
  const isSample = workspace === sampleWorkspace
  tenants.set(workspace, createTenant({ name: isSample ? 'Demo Workspace' : 'My workspace' }, { tenantId: workspace, parentId: null, now: opened }))
  const cast: JsonObject[] = [
    { username: 'admin', name: 'Ada Park', image: 'https://example.com/avatars/ada.png' },
    {
      username: 'member',
      name: 'Marco Silva',
      image: 'https://example.com/avatars/marco.png',
      data: { plan: 'team', seats: 5 },
    },
    {
      username: 'viewer',
      name: 'Vera Olsen',
      phoneNumber: '+15558675309',
      data: { plan: 'starter' },
    },
    { username: 'unconfirmed', name: 'Uma Novak' },
  ]
  for (const person of cast)
    addSeed(world, person, count('user'))
  seedKeys(world)
  if (isSample)
    seedSamples(world, time)
}

function addSeed(world: World, person: JsonObject, userId: number): void {
  const { workspace, users, credentials } = world
  const role = String(person.username)
  const uuid = workspace === sampleWorkspace ? sampleUuids[userId - 1] : undefined
  const user = createUser(
    userId,
    {
      ...person,
      email: `${role}@example.com`,
      tenantId: workspace,
      ...(uuid !== undefined && { userUuid: uuid }),
    },
    opened,
  )
  const confirmed =
    role === 'unconfirmed'
      ? {}
      : {
          isConfirmed: true,
          isEmailConfirmed: true,
          confirmedEmailAt: opened,
          authorization: { [workspace]: { roles: [role] } },
        }
  // The viewer shows what a second factor is like.
  const second =
    role === 'viewer' ? { isMfaRequired: true, isPhoneNumberConfirmed: true, confirmedPhoneNumberAt: opened } : {}
  const active = userId < 3 ? { lastActiveAt: opened } : {}
  users.set(user.userUuid, {
    ...user,
    ...confirmed,
    ...second,
    ...active,
  } as User)
  credentials.set(user.userUuid, {
    ...createCredentials(user.userUuid),
    password: 'testmodepassword',
    ...(uuid === sampleUuids[1] && sampleTotp),
  })
}

function seedKeys({ workspace, keys }: World): void {
  const samples = [
    sampleKey,
    'uf_test_readonly_demo1234_00112233445566778899aabbccddeeff',
    'uf_test_webhook_demo1234_ffeeddccbbaa99887766554433221100',
  ]
  for (const sample of samples) {
    const type = parseKey(sample)?.type ?? ''
    const key =
      workspace === sampleWorkspace ? sample : `uf_test_${type}_${workspace}_${hexOf(`${workspace}:${type}`, 32)}`
    keys.set(key, {
      key,
      mode: 'test',
      type,
      tenantId: workspace,
      isActive: true,
      createdAt: opened,
    })
  }
}

/** What the examples of the document speak of as if it were there: a tenant, links, codes, a session. */
function seedSamples({ tenants, secrets, sessions, workspace }: World, time: number): void {
  tenants.set(
    'acme5678',
    createTenant(
      {
        name: 'Acme Widgets',
        image: 'https://example.com/logos/acme.png',
        data: { subdomain: 'acme', activated: true },
      },
      { tenantId: 'acme5678', parentId: workspace, now: opened },
    ),
  )
  const [admin = '', member = '', viewer = ''] = sampleUuids
  sessions.set(sampleSession, { sessionId: sampleSession, userUuid: admin, tenantId: workspace })
  const add = (secret: Pick<Secret, 'kind' | 'type' | 'value' | 'userUuid' | 'to'>): void => {
    const { kind, to, value } = secret
    secrets.set(`${kind} ${to} ${value}`, { ...secret, guesses: 0, expires: time + 52 * week })
  }
  add({ kind: 'link', type: 'login', value: '11111111-aaaa-4bbb-8ccc-000000000001', userUuid: member, to: 'member@example.com' })
  add({ kind: 'link', type: 'reset', value: '22222222-aaaa-4bbb-8ccc-000000000002', userUuid: member, to: 'member@example.com' })
  add({ kind: 'code', type: 'login', value: '123456', userUuid: member, to: 'member@example.com' })
  add({ kind: 'code', type: 'login', value: '123456', userUuid: viewer, to: '+15558675309' })
  add({ kind: 'saml', type: 'saml', value: '33333333-aaaa-4bbb-8ccc-000000000003', userUuid: admin, to: '' })
  add({ kind: 'first-factor', type: 'password', value: sampleFirstFactor, userUuid: member, to: '' })
}
