import type { Json, JsonObject } from '../mock/index.ts'
import { sandboxKey, sandboxKeyId } from './sandbox-key.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const { kty, n, e } = sandboxKey
const header = encodeText(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: sandboxKeyId }))

/** The public half as an entry of a key set. RFC 7517. */
export const publicJwk = {
  kty,
  kid: sandboxKeyId,
  use: 'sig',
  alg: 'RS256',
  n,
  e,
} as const

// Imported when the first token is made: a page that never signs in need not pay for it.
let keys: Promise<{ sign: CryptoKey, verify: CryptoKey }> | undefined

/** A JSON Web Token signed with RS256. RFC 7519. */
export async function signJwt(claims: JsonObject): Promise<string> {
  const { sign } = await openKeys()
  const signed = `${header}.${encodeText(JSON.stringify(claims))}`
  const signature = await crypto.subtle.sign(algorithm, sign, new TextEncoder().encode(signed))
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`
}

/** The claims of a token that the sandbox has signed; undefined of any other text. Whether it has expired is not looked at. */
export async function verifyJwt(token: string): Promise<JsonObject | undefined> {
  const [head, payload, signature, ...more] = token.split('.')
  if (head === undefined || payload === undefined || signature === undefined || more.length > 0)
    return undefined
  const bytes = decodeBytes(signature)
  const text = decodeBytes(payload)
  if (!bytes || !text)
    return undefined
  const { verify } = await openKeys()
  const valid = await crypto.subtle.verify(algorithm, verify, bytes, new TextEncoder().encode(`${head}.${payload}`))
  return valid ? (JSON.parse(new TextDecoder().decode(text)) as JsonObject) : undefined
}

/** The claims of a token that was verified before. */
export function readClaims(token: string): Record<string, Json> {
  const text = decodeBytes(token.split('.')[1] ?? '')
  return text ? (JSON.parse(new TextDecoder().decode(text)) as JsonObject) : {}
}

/** The public half as PEM. RFC 7468. */
export async function publicPem(): Promise<string> {
  const { verify } = await openKeys()
  const base64 = btoa(toBinary(new Uint8Array(await crypto.subtle.exportKey('spki', verify))))
  return `-----BEGIN PUBLIC KEY-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PUBLIC KEY-----\n`
}

async function importKeys(): Promise<{ sign: CryptoKey, verify: CryptoKey }> {
  const [sign, verify] = await Promise.all([
    crypto.subtle.importKey('jwk', { ...sandboxKey }, algorithm, false, ['sign']),
    crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, true, ['verify']),
  ])
  return { sign, verify }
}

function openKeys(): Promise<{ sign: CryptoKey, verify: CryptoKey }> {
  keys ??= importKeys()
  return keys
}

function encodeText(text: string): string {
  return encodeBytes(new TextEncoder().encode(text))
}

function encodeBytes(bytes: Uint8Array): string {
  return btoa(toBinary(bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decodeBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0))
  }
  catch {
    return undefined
  }
}

function toBinary(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
