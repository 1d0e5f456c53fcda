import type { OAuthFlow, SecurityScheme } from '../../../openapi/model/types.ts'

/** A credential as it is sent: its place and its value, with the sample key abbreviated. */
export interface CredentialForm {
  lead: string
  code?: string
}

/** How to send the credential of a scheme, in words and as it is written in a request. */
export function credentialForm(scheme: SecurityScheme): CredentialForm {
  const key = abbreviateKey(scheme.sampleKey)
  switch (scheme.type) {
    case 'apiKey':
      return apiKeyForm(scheme, key)
    case 'http':
      return httpForm(scheme, key)
    case 'oauth2':
      return {
        lead: 'OAuth 2 token',
        code: `Authorization: Bearer ${key ?? '…'}`,
      }
    case 'openIdConnect':
      return {
        lead: 'OpenID Connect token',
        code: `Authorization: Bearer ${key ?? '…'}`,
      }
    case 'mutualTLS':
      return { lead: 'Client certificate (mutual TLS)' }
  }
}

/** The addresses from which a token is obtained, each with its purpose; empty for schemes without any. */
export function tokenAddresses({
  flows,
  openIdConnectUrl,
  metadataUrl,
}: SecurityScheme): { label: string, url: string }[] {
  const named: [string, string | undefined][] = [
    ['Discovery', openIdConnectUrl],
    ['Metadata', metadataUrl],
    ...flows.flatMap((flow): [string, string | undefined][] => [
      ['Authorization', flow.authorizationUrl],
      ['Device authorization', flow.deviceAuthorizationUrl],
      ['Token', flow.tokenUrl],
      ['Refresh', flow.refreshUrl],
    ]),
  ]
  const labels = new Map(
    named.flatMap(([label, url]) => (url === undefined ? [] : [[`${label} ${url}`, { label, url }] as const])),
  )
  return [...labels.values()]
}

const flowNames: Record<string, string> = {
  authorizationCode: 'authorization code',
  clientCredentials: 'client credentials',
  deviceAuthorization: 'a code on another device',
  implicit: 'implicit grant',
  password: 'the password of its owner',
}

/** The OAuth flows of a scheme, in words. RFC 6749 §4, RFC 8628. */
export function listFlows({ flows }: SecurityScheme): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(flows.map(({ type }) => flowNames[type] ?? type))
}

/** The scopes of all flows, each once. */
export function listScopes({ flows }: SecurityScheme): OAuthFlow['scopes'] {
  return [...new Map(flows.flatMap(({ scopes }) => scopes).map(scope => [scope.name, scope])).values()]
}

/** Scopes that are about one thing. */
export interface ScopeGroup {
  name: string
  scopes: OAuthFlow['scopes']
}

/** Lists up to this long are not grouped. */
const maxFlat = 12

/** Groups scopes by the beginning of their names, `repo` of `repo:status`; single ones share a group. A short list is one group. */
export function groupScopes(scopes: OAuthFlow['scopes']): ScopeGroup[] {
  if (scopes.length <= maxFlat)
    return [{ name: '', scopes }]
  const groups = new Map<string, OAuthFlow['scopes']>()
  for (const scope of scopes) {
    const [stem = ''] = scope.name.replace(/^https?:\/\/.*\/(?=.)/, '').split(/[:./]|[_-](?=[^_-]*$)/)
    groups.set(stem, [...(groups.get(stem) ?? []), scope])
  }
  const named = [...groups].filter(([, scopes]) => scopes.length > 1).map(([name, scopes]) => ({ name, scopes }))
  const alone = scopes.filter(scope => !named.some(group => group.scopes.includes(scope)))
  return alone.length === 0 ? named : [...named, { name: '', scopes: alone }]
}

/** `uf_test_…3f9c`: the beginning, which shows its kind, and the end, which tells it from others. */
export function abbreviateKey(key: string | undefined): string | undefined {
  return key === undefined || key.length <= 16 ? key : `${key.slice(0, 8)}…${key.slice(-4)}`
}

function apiKeyForm({ name, parameter }: SecurityScheme, key = '…'): CredentialForm {
  const parameterName = parameter?.name ?? name
  const forms = {
    header: {
      lead: 'API key in a header',
      code: `${parameterName}: ${key}`,
    },
    query: {
      lead: 'API key in the query',
      code: `?${parameterName}=${key}`,
    },
    cookie: {
      lead: 'API key in a cookie',
      code: `Cookie: ${parameterName}=${key}`,
    },
  }
  return forms[parameter?.in ?? 'header']
}

function httpForm({ scheme, bearerFormat }: SecurityScheme, key = '…'): CredentialForm {
  if (scheme === 'basic') {
    return {
      lead: 'Basic authentication',
      code: key === '…' ? 'Authorization: Basic …' : `${key}:`,
    }
  }
  if (scheme === 'bearer') {
    return {
      lead: bearerFormat === undefined ? 'Bearer token' : `Bearer token (${bearerFormat})`,
      code: `Authorization: Bearer ${key}`,
    }
  }
  return {
    lead: `HTTP ${scheme ?? 'authentication'}`,
    code: `Authorization: ${scheme ?? '…'} ${key}`,
  }
}
