import type { Answer, Exchange } from '../message/exchange.ts'
import type { Desk } from './token-endpoint.ts'
import { createAnswer } from '../message/exchange.ts'
import { parseUrl } from '../../document/text/url.ts'
import { scopesOf } from './endpoints.ts'
import { decideDevice, wantedScopes } from './token-endpoint.ts'
import { grant } from '../state/tokens.ts'

const buttons = '<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>'

/**
 * The consent page, and what is decided on it. A page that asks for JSON is told where to go, instead of being sent there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1, RFC 7636 §4.3, RFC 9207
 */
export async function answerAuthorize(desk: Desk, exchange: Exchange): Promise<Answer> {
  const { fields, client } = desk
  const redirect = parseUrl(fields.get('redirect_uri') ?? '')
  const isSafe = redirect !== undefined && /^https?:$/.test(redirect.protocol)
    && redirect.hash === '' && redirect.username === ''
  // Where the address to go back to cannot be trusted, nothing is sent there. RFC 6749 §4.1.2.1.
  if (!isSafe || client.id === '')
    return page(400, 'This cannot be answered', '<p>The request needs a client_id, and a redirect_uri over http or https.</p>')
  const problem = problemOf(fields)
  if (problem !== undefined)
    return back(desk, exchange, { redirect, answer: { error: 'invalid_request', error_description: problem } })
  if (exchange.method !== 'POST')
    return page(200, `${client.id} asks for access`, consentForm(desk))
  if (fields.get('decision') !== 'allow')
    return back(desk, exchange, { redirect, answer: { error: 'access_denied', error_description: 'The request was denied.' } })
  const code = await grant(
    desk.sandbox,
    {
      kind: 'code',
      scheme: desk.scheme.name,
      client: client.id,
      scopes: wantedScopes(desk),
      redirect: fields.get('redirect_uri'),
      challenge: fields.get('code_challenge'),
      nonce: fields.get('nonce'),
    },
    desk,
  )
  return back(desk, exchange, { redirect, answer: { code } })
}

function problemOf(fields: Desk['fields']): string | undefined {
  if (fields.get('response_type') !== 'code')
    return 'The response_type has to be code.'
  return /^[\w-]{43}$/.test(fields.get('code_challenge') ?? '') && fields.get('code_challenge_method') === 'S256'
    ? undefined
    : 'A code_challenge of the method S256 is needed.'
}

function back(
  { fields, issuer }: Desk,
  exchange: Exchange,
  { redirect, answer }: { redirect: URL, answer: Record<string, string> },
): Answer {
  const state = fields.get('state')
  for (const [name, value] of Object.entries({ ...answer, ...(state !== undefined && { state }), iss: issuer }))
    redirect.searchParams.set(name, value)
  return /\bjson\b/.test(exchange.header('accept') ?? '')
    ? createAnswer(200, [['Content-Type', 'application/json']], JSON.stringify({ location: redirect.href }))
    : createAnswer(302, [['Location', redirect.href]])
}

/** Allows a device, by the code that it shows. RFC 8628 §3.3. */
export async function answerVerify(desk: Desk, exchange: Exchange): Promise<Answer> {
  const user = (desk.fields.get('user_code') ?? '').toUpperCase()
  if (exchange.method !== 'POST')
    return page(200, 'Allow a device', verifyForm(user))
  const isKnown = await decideDevice(desk, user, desk.fields.get('decision') === 'allow')
  if (/\bjson\b/.test(exchange.header('accept') ?? ''))
    return createAnswer(isKnown ? 200 : 404, [['Content-Type', 'application/json']], JSON.stringify({ known: isKnown }))
  return isKnown
    ? page(200, 'Done', '<p>You can close this window and go back to the device.</p>')
    : page(404, 'This code is not known', '<p>It may have expired. Ask the device for another one.</p>')
}

function consentForm({ fields, scheme, client }: Desk): string {
  const declared = scopesOf(scheme.scheme)
  const scopes = wantedScopes({ fields, scheme })
  const kept = [...fields].filter(([name]) => name !== 'scope' && name !== 'decision')
  return `<p>${escape(client.id)} wants to act as you in this sandbox:</p>
<form method="post"><ul>${scopes.map(scope => `<li>${escape(scope)}${declared[scope] ? `: ${escape(declared[scope])}` : ''}</li>`).join('')}</ul>
${[...kept, ['scope', scopes.join(' ')]].map(([name = '', value = '']) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`).join('')}
${buttons}</form>`
}

function verifyForm(user: string): string {
  return `<form method="post"><p><label>The code that the device shows <input name="user_code" value="${escape(user)}" autocomplete="off"></label></p>${buttons}</form>`
}

/** A page of the sandbox itself, which runs nothing and shows nothing of anybody else's. */
function page(status: number, title: string, content: string): Answer {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><main><h1>${escape(title)}</h1>${content}</main></html>`
  return createAnswer(
    status,
    [['Content-Type', 'text/html; charset=utf-8'], ['Content-Security-Policy', 'default-src \'none\'; frame-ancestors \'none\'']],
    html,
  )
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
