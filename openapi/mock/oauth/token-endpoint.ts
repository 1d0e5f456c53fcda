import type { Sandbox } from '../state/store/sandbox.ts'
import type { Scheme } from '../request/scheme.ts'
import type { Grant } from '../state/tokens.ts'
import { sha256, toBase64Url } from '../../document/text/sha256.ts'
import { scopesOf } from './endpoints.ts'
import { change, findGrant, grant, lifetimes, takeBack } from '../state/tokens.ts'

/** What a request to an authorization server is answered from. */
export interface Desk {
  scheme: Scheme
  sandbox: Sandbox
  now: number
  /** The browser whose sandbox is meant. */
  own: string | undefined
  issuer: string
  /** The fields of the form, or of the query. */
  fields: Map<string, string>
  /** Client and secret, of `Authorization: Basic` or of the form. */
  client: { id: string, secret: string }
}

/** An error of OAuth: `error`, in words, and its status. RFC 6749 §5.2. */
export interface OAuthError {
  error: string
  error_description: string
  status?: number
}

type TokenAnswer = Record<string, unknown> | OAuthError

function oauthError(error: string, error_description: string, status = 400): OAuthError {
  return { error, error_description, status }
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2, RFC 7636, RFC 8628 */
export async function answerToken(desk: Desk): Promise<TokenAnswer> {
  const type = desk.fields.get('grant_type') ?? ''
  switch (type) {
    case 'authorization_code':
      return fromCode(desk)
    case 'client_credentials':
      return desk.client.id === '' || desk.client.secret === ''
        ? oauthError('invalid_client', 'A client needs its id and its secret here.', 401)
        : issue(desk, { client: desk.client.id, scopes: wantedScopes(desk) }, { hasRefresh: false })
    case 'refresh_token':
      return fromRefresh(desk)
    case 'password':
      return desk.fields.get('username') && desk.fields.get('password')
        ? issue(desk, { client: desk.client.id, scopes: wantedScopes(desk) })
        : oauthError('invalid_grant', 'A user needs a name and a password.')
    case deviceGrant:
      return fromDevice(desk)
    default: {
      const error = type === '' ? 'invalid_request' : 'unsupported_grant_type'
      return oauthError(error, 'The grant_type is not one that is known here.')
    }
  }
}

async function fromCode(desk: Desk): Promise<TokenAnswer> {
  const { sandbox, fields, client, now } = desk
  const code = fields.get('code') ?? ''
  const found = await findGrant(sandbox, code)
  // A code works once, whatever comes of it. RFC 6749 §4.1.2.
  await takeBack(sandbox, code)
  if (!found || found.kind !== 'code' || found.expires <= now || found.scheme !== desk.scheme.name)
    return oauthError('invalid_grant', 'The code is not known, was used before, or has expired.')
  if (found.client !== client.id || found.redirect !== fields.get('redirect_uri'))
    return oauthError('invalid_grant', 'The code was given to another client, or for another redirect_uri.')
  const verifier = fields.get('code_verifier') ?? ''
  if (!/^[\w.~-]{43,128}$/.test(verifier) || toBase64Url(sha256(verifier)) !== found.challenge)
    return oauthError('invalid_grant', 'The code_verifier does not fit the code_challenge.')
  return issue(desk, found, { nonce: found.nonce })
}

async function fromRefresh(desk: Desk): Promise<TokenAnswer> {
  const token = desk.fields.get('refresh_token') ?? ''
  const found = await findGrant(desk.sandbox, token)
  if (!found || found.kind !== 'refresh' || found.expires <= desk.now || found.client !== desk.client.id)
    return oauthError('invalid_grant', 'The refresh token is not known, was used before, or has expired.')
  const wanted = (desk.fields.get('scope') ?? '').split(' ').filter(Boolean)
  if (wanted.some(scope => !found.scopes.includes(scope)))
    return oauthError('invalid_scope', 'A refreshed token has no more scopes than the first one.')
  await takeBack(desk.sandbox, token)
  return issue(desk, { client: found.client, scopes: wanted.length > 0 ? wanted : found.scopes })
}

async function fromDevice(desk: Desk): Promise<TokenAnswer> {
  const { sandbox, fields, now } = desk
  const code = fields.get('device_code') ?? ''
  const found = await findGrant(sandbox, code)
  if (!found || found.kind !== 'device' || found.expires <= now)
    return oauthError('expired_token', 'The device code is not known, or has expired.')
  if (found.state === 'denied')
    return oauthError('access_denied', 'The request was denied.')
  if (found.state !== 'allowed')
    return oauthError('authorization_pending', 'Nobody has allowed this yet.')
  await takeBack(sandbox, code)
  return issue(desk, found)
}

/** @see https://www.rfc-editor.org/rfc/rfc8628#section-3.2 */
export async function answerDevice(desk: Desk): Promise<TokenAnswer> {
  const { sandbox, scheme, now, own, issuer, client } = desk
  const letters = crypto.getRandomValues(new Uint8Array(8))
  const code = Array.from(letters, byte => 'BCDFGHJKLMNPQRSTVWXZ'[byte % 20]).join('')
  const user = `${code.slice(0, 4)}-${code.slice(4)}`
  const facts = { scheme: scheme.name, client: client.id, scopes: wantedScopes(desk), user }
  const device = await grant(sandbox, { ...facts, kind: 'device', state: 'pending' }, { now, own })
  return {
    device_code: device,
    user_code: user,
    verification_uri: `${issuer}/verify`,
    verification_uri_complete: `${issuer}/verify?user_code=${user}`,
    expires_in: lifetimes.device,
    interval: 1,
  }
}

/** Says what was decided about a device; whether its code is known. */
export async function decideDevice({ sandbox, now }: Desk, user: string, isAllowed: boolean): Promise<boolean> {
  const grants = await sandbox.atomic(tables => [...tables.collection('/.oauth')])
  const found = grants.find(([, one]) => one.kind === 'device' && one.user === user && Number(one.expires) > now)
  if (found)
    await change(sandbox, found[0], { state: isAllowed ? 'allowed' : 'denied' })
  return found !== undefined
}

/** The scopes that are asked for; all that are declared where none are named. */
export function wantedScopes({ fields, scheme }: Pick<Desk, 'fields' | 'scheme'>): string[] {
  const known = Object.keys(scopesOf(scheme.scheme))
  const wanted = (fields.get('scope') ?? '').split(' ').filter(Boolean)
  return wanted.length > 0 ? wanted.filter(scope => known.includes(scope) || known.length === 0) : known
}

async function issue(
  desk: Desk,
  { client, scopes }: Pick<Grant, 'client' | 'scopes'>,
  { hasRefresh = true, nonce }: { hasRefresh?: boolean, nonce?: string } = {},
): Promise<TokenAnswer> {
  const { sandbox, scheme, now, own, issuer } = desk
  const facts = { scheme: scheme.name, client, scopes }
  const access = await grant(sandbox, { ...facts, kind: 'access' }, { now, own })
  const refresh = hasRefresh ? await grant(sandbox, { ...facts, kind: 'refresh' }, { now, own }) : undefined
  const isOpenId = scheme.scheme.type === 'openIdConnect' && scopes.includes('openid')
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: lifetimes.access,
    scope: scopes.join(' '),
    ...(refresh !== undefined && { refresh_token: refresh }),
    ...(isOpenId && { id_token: idToken({ issuer, client, nonce, now }) }),
  }
}

/** An unsigned ID token. OpenID Connect Core §2. */
function idToken(
  { issuer, client, nonce, now }: Pick<Desk, 'issuer' | 'now'> & { client: string, nonce?: string },
): string {
  const seconds = Math.floor(now / 1_000)
  const claims = { iss: issuer, sub: 'sandbox-user', aud: client, iat: seconds, exp: seconds + lifetimes.access, nonce }
  const encode = (value: unknown): string => toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`
}
