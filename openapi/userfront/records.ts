import type { JsonObject } from '../mock/index.ts'
import { uuidOf } from './identity.ts'

/** The fields of a user that a request may set. */
export const writable = ['email', 'username', 'phoneNumber', 'name', 'image', 'data', 'locked']

/** A user as it is kept, which is how it is shown but for its tenant. */
export interface User extends JsonObject {
  userId: number
  userUuid: string
  tenantId: string
  username: string | null
  email: string | null
  phoneNumber: string | null
  name: string | null
  data: JsonObject
  locked: boolean
  isEmailConfirmed: boolean
  isPhoneNumberConfirmed: boolean
  isMfaRequired: boolean
  authorization: Record<string, { roles: string[] }>
  createdAt: string
  updatedAt: string
}

export interface Tenant extends JsonObject {
  tenantId: string
  name: string
  image: string | null
  parentId: string | null
  createdAt: string
  updatedAt: string
}

export interface Key extends JsonObject {
  key: string
  mode: string
  type: string
  tenantId: string
  isActive: boolean
  createdAt: string
}

/** What was sent to somebody: a link, a code, or a token for the SAML pages. It works once, and not for ever. */
export interface Secret extends JsonObject {
  kind: 'link' | 'code' | 'saml' | 'first-factor'
  type: string
  value: string
  userUuid: string
  /** The address or number it went to. */
  to: string
  guesses: number
  /** Milliseconds since the epoch. */
  expires: number
}

/** A new user's record: everything the API sets, and what was given. */
export function createUser(userId: number, given: JsonObject & { tenantId: string }, now: string): User {
  const userUuid = typeof given.userUuid === 'string' ? given.userUuid : uuidOf(`${given.tenantId}:user:${userId}`)
  return {
    mode: 'test',
    userId,
    userUuid,
    uuid: userUuid,
    tenantId: given.tenantId,
    username: null,
    email: null,
    phoneNumber: null,
    name: null,
    image: null,
    data: {},
    locked: false,
    isConfirmed: false,
    isEmailConfirmed: false,
    isPhoneNumberConfirmed: false,
    confirmedEmailAt: null,
    confirmedPhoneNumberAt: null,
    isMfaRequired: false,
    preferredFirstFactor: { channel: 'email', strategy: 'password' },
    preferredSecondFactor: null,
    authentication: { firstFactors: firstFactors(), secondFactors: [] },
    authorization: {},
    tenant: null,
    lastActiveAt: null,
    lastMessagedAt: null,
    createdAt: now,
    updatedAt: now,
    ...pick(given, writable),
  }
}

/** The ways to begin a log-in, in the order clients show them. */
export function firstFactors(): JsonObject[] {
  return [
    { channel: 'email', strategy: 'password' },
    { channel: 'email', strategy: 'link' },
    { channel: 'email', strategy: 'verificationCode' },
  ]
}

export function createTenant(
  given: JsonObject,
  { tenantId, parentId, now }: { tenantId: string, parentId: string | null, now: string },
): Tenant {
  return {
    tenantId,
    parentId,
    name: '',
    image: null,
    data: {},
    createdAt: now,
    updatedAt: now,
    ...pick(given, ['name', 'image', 'data']),
  }
}

/** Copies the named properties that are there. */
export function pick(from: JsonObject, names: string[]): JsonObject {
  return Object.fromEntries(names.filter(name => from[name] !== undefined).map(name => [name, from[name] ?? null]))
}
