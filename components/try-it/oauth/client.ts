import { sha256, toBase64Url } from '../../../openapi/document/text/sha256.ts'

/** A token as a server gave it. */
export interface Token {
  access: string
  refresh?: string
  scopes: string[]
  /** Milliseconds since the epoch. */
  expires?: number
}

/** Asks an authorization server; the sandbox or a live one. */
export type Post = (url: string, fields: Fields, headers?: Fields) => Promise<Record<string, unknown>>
type Fields = Record<string, string>

/** A refusal, in the server's own words. */
export class SignInError extends Error {
  override name = 'SignInError'
  readonly code: string
  constructor(code: string, description: string) {
    super(description === '' ? code : description)
    this.code = code
  }
}

/** 256 random bits, as a verifier, a state and a nonce are made of. RFC 7636 §4.1. */
export function createSecret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
}

/** What an authorization request is made of, and what its answer is held to. */
export interface Attempt {
  state: string
  nonce: string
  verifier: string
  clientId: string
  redirect: string
  scopes: string[]
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1, RFC 7636 §4.3 */
export function authorizationUrl(
  place: string,
  { state, nonce, verifier, clientId, redirect, scopes }: Attempt,
): string {
  const url = new URL(place)
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    state,
    code_challenge: toBase64Url(sha256(verifier)),
    code_challenge_method: 'S256',
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(scopes.includes('openid') && { nonce }),
  }
  for (const [name, value] of Object.entries(parameters))
    url.searchParams.set(name, value)
  return url.href
}

/** Changes a code for a token, and holds an ID token to the nonce. RFC 6749 §4.1.3, OpenID Connect Core §3.1.3.7. */
export async function redeem(
  post: Post,
  place: string,
  { code, ...attempt }: Attempt & { code: string },
): Promise<Token> {
  const answer = await post(place, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: attempt.redirect,
    client_id: attempt.clientId,
    code_verifier: attempt.verifier,
  })
  const id = answer.id_token
  if (attempt.scopes.includes('openid') && typeof id === 'string' && nonceOf(id) !== attempt.nonce)
    throw new SignInError('invalid_answer', '')
  return toToken(answer, attempt.scopes)
}

export function refresh(
  post: Post,
  place: string,
  { refresh = '', scopes, clientId }: Token & { clientId: string },
): Promise<Token> {
  return post(place, { grant_type: 'refresh_token', refresh_token: refresh, client_id: clientId })
    .then(answer => toToken(answer, scopes, refresh))
}

/** The secret goes into the header, as servers must understand it. RFC 6749 §2.3.1. */
export async function askAsClient(
  post: Post,
  place: string,
  { clientId, secret, scopes }: { clientId: string, secret: string, scopes: string[] },
): Promise<Token> {
  const basic = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`)
  const scope = scopes.length > 0 ? { scope: scopes.join(' ') } : {}
  const fields = { grant_type: 'client_credentials', ...scope } as Record<string, string>
  return toToken(await post(place, fields, { Authorization: `Basic ${basic}` }), scopes)
}

/** A device's code, and how it is allowed. */
export interface DeviceCode {
  device: string
  user: string
  address: string
  interval: number
  expires: number
}

/** @see https://www.rfc-editor.org/rfc/rfc8628#section-3.1 */
export async function askDevice(
  post: Post,
  place: string,
  { clientId, scopes }: Pick<Attempt, 'clientId' | 'scopes'>,
): Promise<DeviceCode> {
  const answer = await post(place, { client_id: clientId, ...(scopes.length > 0 && { scope: scopes.join(' ') }) })
  return {
    device: String(answer.device_code),
    user: String(answer.user_code),
    address: String(answer.verification_uri_complete ?? answer.verification_uri),
    interval: typeof answer.interval === 'number' ? answer.interval : 5,
    expires: Date.now() + (typeof answer.expires_in === 'number' ? answer.expires_in : 600) * 1_000,
  }
}

/** Asks until somebody has allowed the device, as often as the server says. RFC 8628 §3.5. */
export async function pollDevice(
  post: Post,
  place: string,
  { code, clientId, scopes, signal }: Pick<Attempt, 'clientId' | 'scopes'> & { code: DeviceCode, signal: AbortSignal },
): Promise<Token> {
  let { interval } = code
  while (Date.now() < code.expires) {
    await new Promise(resolve => setTimeout(resolve, interval * 1_000))
    signal.throwIfAborted()
    try {
      return toToken(await post(place, {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: code.device,
        client_id: clientId,
      }), scopes)
    }
    catch (error) {
      if (!(error instanceof SignInError) || !/^(?:authorization_pending|slow_down)$/.test(error.code))
        throw error
      interval += error.code === 'slow_down' ? 5 : 0
    }
  }
  throw new SignInError('expired_token', '')
}

function toToken(answer: Record<string, unknown>, asked: string[], before?: string): Token {
  const { access_token: access, refresh_token: next, expires_in: seconds, scope } = answer
  if (typeof access !== 'string' || access === '')
    throw new SignInError('invalid_answer', '')
  return {
    access,
    refresh: typeof next === 'string' ? next : before,
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : asked,
    expires: typeof seconds === 'number' ? Date.now() + seconds * 1_000 : undefined,
  }
}

function nonceOf(id: string): unknown {
  try {
    const claims = (id.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    return (JSON.parse(atob(claims)) as { nonce?: unknown }).nonce
  }
  catch {
    return undefined
  }
}
