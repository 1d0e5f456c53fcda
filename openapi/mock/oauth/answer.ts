import type { Answer, Exchange } from '../message/exchange.ts'
import type { Mock } from '../mock.ts'
import type { Scheme } from '../request/scheme.ts'
import type { Desk, OAuthError } from './token-endpoint.ts'
import { tryDecodePercent } from '../../document/text/percent.ts'
import { isFault } from '../error/fault.ts'
import { createAnswer } from '../message/exchange.ts'
import { parsePairs } from '../message/text.ts'
import { answerOptions } from '../request/cors.ts'
import { decodeBasic } from '../request/credentials.ts'
import { openSandbox } from '../state/store/sandbox.ts'
import { answerAuthorize, answerVerify } from './consent.ts'
import { endpointsOf, metadata } from './endpoints.ts'

import { answerDevice, answerToken } from './token-endpoint.ts'
import { findGrant, isServed, takeBack } from '../state/tokens.ts'

const place = /^\/\.oauth\/([^/]+)\/(authorize|token|device|verify|introspect|revoke|userinfo|\.well-known\/(?:oauth-authorization-server|openid-configuration))$/

/**
 * The sandbox as the authorization server of each OAuth and OpenID Connect scheme of a document, below `/.oauth/<scheme>/`.
 * Its tokens open nothing but the sandbox.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749, OpenID Connect Core 1.0
 */
export async function answerOAuth(mock: Mock, exchange: Exchange, path: string): Promise<Answer | undefined> {
  const [, name = '', endpoint = ''] = place.exec(path) ?? []
  const scheme = endpoint === '' ? undefined : mock.schemes.get(tryDecodePercent(name))
  if (!scheme || !isServed(scheme.scheme))
    return undefined
  if (exchange.method === 'OPTIONS')
    return answerOptions(exchange, ['GET', 'POST'], mock.allowOrigin)
  const base = exchange.origin + mock.prefix
  if (endpoint.startsWith('.well-known'))
    return json(metadata(scheme, base))
  const desk = await openDesk(mock, exchange, { scheme, base })
  if (endpoint === 'authorize')
    return answerAuthorize(desk, exchange)
  if (endpoint === 'verify')
    return answerVerify(desk, exchange)
  if (endpoint === 'userinfo')
    return userinfo(desk, exchange)
  if (exchange.method !== 'POST')
    return createAnswer(405, [['Allow', 'POST']])
  switch (endpoint) {
    case 'token':
      return json(await answerToken(desk))
    case 'device':
      return json(await answerDevice(desk))
    case 'introspect':
      return json(await introspect(desk))
    default:
      await takeBack(desk.sandbox, desk.fields.get('token') ?? '')
      return createAnswer(200)
  }
}

async function openDesk(
  mock: Mock,
  exchange: Exchange,
  { scheme, base }: { scheme: Scheme, base: string },
): Promise<Desk> {
  const bytes = exchange.method === 'POST' ? await exchange.body(mock.limits.body) : undefined
  const text = bytes ? new TextDecoder().decode(bytes) : exchange.query
  const fields = new Map((parsePairs(text) ?? []).map(([name, value]) => [name, value]))
  const principal = await mock.authorizer.authorize([], exchange)
  const authorization = exchange.header('authorization') ?? ''
  const [id = '', secret = ''] = /^basic /i.test(authorization) ? decodeBasic(authorization.slice(6).trim()).split(':') : []
  return {
    scheme,
    fields,
    own: mock.authorizer.partOf(exchange),
    now: mock.now(),
    issuer: endpointsOf(base, scheme.name).issuer,
    sandbox: openSandbox(mock.store, isFault(principal) ? '' : mock.authorizer.fallback, mock.resources),
    client: { id: tryDecodePercent(id) || (fields.get('client_id') ?? ''), secret: tryDecodePercent(secret) || (fields.get('client_secret') ?? '') },
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc7662#section-2.2 */
async function introspect({ sandbox, fields, now }: Desk): Promise<Record<string, unknown>> {
  const found = await findGrant(sandbox, fields.get('token') ?? '')
  if (!found || (found.kind !== 'access' && found.kind !== 'refresh') || found.expires <= now)
    return { active: false }
  return {
    active: true,
    scope: found.scopes.join(' '),
    client_id: found.client,
    token_type: 'Bearer',
    exp: Math.floor(found.expires / 1_000),
  }
}

/** @see OpenID Connect Core 1.0 §5.3 */
async function userinfo({ sandbox, now }: Desk, exchange: Exchange): Promise<Answer> {
  const token = (exchange.header('authorization') ?? '').replace(/^bearer /i, '')
  const found = await findGrant(sandbox, token)
  if (!found || found.kind !== 'access' || found.expires <= now)
    return createAnswer(401, [['WWW-Authenticate', 'Bearer error="invalid_token"']])
  return json({ sub: 'sandbox-user', name: 'Sandbox User', email: 'sandbox@example.com' })
}

function json(value: Record<string, unknown> | OAuthError): Answer {
  const { status = 200, ...body } = value as { status?: number }
  return createAnswer(status, [['Content-Type', 'application/json'], ['Cache-Control', 'no-store']], JSON.stringify(body))
}
