import type { JsonObject } from '../message/exchange.ts'
import type { Sandbox } from './store/sandbox.ts'
import type { SecurityScheme } from '../../document/openapi.ts'
import { isOwnEnding } from '../../document/own-key.ts'
import { toHex } from '../../document/text/hex.ts'

/** A token that the sandbox gave out, as it is remembered. */
export interface Grant {
  scheme: string
  client: string
  scopes: string[]
  /** Milliseconds since the epoch. */
  expires: number
  kind: 'code' | 'access' | 'refresh' | 'device'
  /** Of a code: where it may be taken to, and what its client has to show. */
  redirect?: string
  challenge?: string
  nonce?: string
  /** Of a device: the code that is shown to the reader, and what the reader decided. */
  user?: string
  state?: 'pending' | 'allowed' | 'denied'
}

const collection = '/.oauth'
const form = /^sandbox_(?:code|access|refresh|device)_[\da-f]{16,64}(?:_([a-z0-9]{8}))?$/

/** Seconds that each kind lasts. */
export const lifetimes: Record<Grant['kind'], number> = { code: 60, access: 900, refresh: 86_400, device: 600 }

/** Whether a credential has the form of what this authorization server gives out; any other is left to the usual checks. */
export function isGranted(token: string): boolean {
  return token.startsWith('sandbox_') && form.test(token)
}

/** The browser whose sandbox a token belongs to; it is in the token, so that a copied curl meets the same sandbox. */
export function ownerOf(token: string): string | undefined {
  const own = isGranted(token) ? form.exec(token)?.[1] : undefined
  return isOwnEnding(own) ? own : undefined
}

/** Makes a secret of the kind's form. Its name says what it is, and it opens nothing but a sandbox. */
export async function grant(
  sandbox: Sandbox,
  facts: Omit<Grant, 'expires'>,
  { now, own }: { now: number, own: string | undefined },
): Promise<string> {
  const random = toHex(crypto.getRandomValues(new Uint8Array(16)))
  const token = `sandbox_${facts.kind}_${random}${own === undefined ? '' : `_${own}`}`
  const kept = { ...facts, expires: now + lifetimes[facts.kind] * 1_000 }
  await sandbox.insert(collection, token, JSON.parse(JSON.stringify(kept)) as JsonObject)
  return token
}

/** What a token stands for; undefined where it was never given out, or taken back. */
export async function findGrant(sandbox: Sandbox, token: string): Promise<Grant | undefined> {
  return await sandbox.get(collection, token) as unknown as Grant | undefined
}

export async function change(sandbox: Sandbox, token: string, facts: Partial<Grant>): Promise<void> {
  await sandbox.update(collection, token, JSON.parse(JSON.stringify(facts)) as JsonObject)
}

/** Takes a token back; whether there was one. */
export function takeBack(sandbox: Sandbox, token: string): Promise<boolean> {
  return sandbox.remove(collection, token)
}

/** Why a token does not open anything any more; undefined where it does. RFC 6750 §3.1. */
export function refusalOf(found: Grant | undefined, now: number): string | undefined {
  if (!found || found.kind !== 'access')
    return 'The token is not known here, or was taken back.'
  return found.expires <= now ? 'The token has expired: ask for a new one.' : undefined
}

/** Whether the sandbox is an authorization server for a scheme. */
export function isServed({ type }: SecurityScheme): boolean {
  return type === 'oauth2' || type === 'openIdConnect'
}
