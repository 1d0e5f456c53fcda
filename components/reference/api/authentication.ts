import type { Translate } from '../../shared/messages/messages.ts'
import type { OAuthFlow, SecurityScheme } from '../../../openapi/model/types.ts'
import { writeAuthScheme } from '../../../openapi/document/text/auth-scheme.ts'

/** A credential as it is sent: its place and its value, with the sample key abbreviated. */
export interface CredentialForm {
  lead: string
  code?: string
}

/** How to send the credential of a scheme, in words and as it is written in a request. */
export function credentialForm(scheme: SecurityScheme, t: Translate): CredentialForm {
  const key = abbreviateKey(scheme.sampleKey)
  switch (scheme.type) {
    case 'apiKey':
      return apiKeyForm(scheme, t, key)
    case 'http':
      return httpForm(scheme, t, key)
    case 'oauth2':
      return {
        lead: t('reference.oauthToken'),
        code: `Authorization: Bearer ${key ?? '…'}`,
      }
    case 'openIdConnect':
      return {
        lead: t('reference.openIdToken'),
        code: `Authorization: Bearer ${key ?? '…'}`,
      }
    case 'mutualTLS':
      return { lead: t('reference.certificate') }
  }
}

/** The addresses from which a token is obtained, each with its purpose; empty for schemes without any. */
export function tokenAddresses(
  { flows, openIdConnectUrl, metadataUrl }: SecurityScheme,
  t: Translate,
): { label: string, url: string }[] {
  const named: [string, string | undefined][] = [
    [t('reference.discovery'), openIdConnectUrl],
    [t('reference.metadata'), metadataUrl],
    ...flows.flatMap((flow): [string, string | undefined][] => [
      [t('reference.authorizationUrl'), flow.authorizationUrl],
      [t('reference.deviceUrl'), flow.deviceAuthorizationUrl],
      [t('reference.tokenUrl'), flow.tokenUrl],
      [t('reference.refreshUrl'), flow.refreshUrl],
    ]),
  ]
  const labels = new Map(
    named.flatMap(([label, url]) => (url === undefined ? [] : [[`${label} ${url}`, { label, url }] as const])),
  )
  return [...labels.values()]
}

const flowNames = {
  authorizationCode: 'reference.flowCode',
  clientCredentials: 'reference.flowClient',
  deviceAuthorization: 'reference.flowDevice',
  implicit: 'reference.flowImplicit',
  password: 'reference.flowPassword',
} as const

/** The OAuth flows of a scheme, in words. RFC 6749 §4, RFC 8628. */
export function listFlows({ flows }: SecurityScheme, t: Translate): string {
  const names = flows.map(({ type }) =>
    Object.hasOwn(flowNames, type) ? t(flowNames[type as keyof typeof flowNames]) : type)
  return new Intl.ListFormat(t.lang, { type: 'disjunction' }).format(names)
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
function abbreviateKey(key: string | undefined): string | undefined {
  return key === undefined || key.length <= 16 ? key : `${key.slice(0, 8)}…${key.slice(-4)}`
}

function apiKeyForm({ name, parameter }: SecurityScheme, t: Translate, key = '…'): CredentialForm {
  const parameterName = parameter?.name ?? name
  const forms = {
    header: {
      lead: t('reference.keyInHeader'),
      code: `${parameterName}: ${key}`,
    },
    query: {
      lead: t('reference.keyInQuery'),
      code: `?${parameterName}=${key}`,
    },
    cookie: {
      lead: t('reference.keyInCookie'),
      code: `Cookie: ${parameterName}=${key}`,
    },
  }
  return forms[parameter?.in ?? 'header']
}

function httpForm({ scheme, bearerFormat }: SecurityScheme, t: Translate, key = '…'): CredentialForm {
  if (scheme === 'basic') {
    return {
      lead: t('reference.basic'),
      code: key === '…' ? 'Authorization: Basic …' : `${key}:`,
    }
  }
  if (scheme === 'bearer') {
    return {
      lead: bearerFormat === undefined ? t('reference.bearer') : t('reference.bearerFormat', { format: bearerFormat }),
      code: `Authorization: Bearer ${key}`,
    }
  }
  const name = scheme && writeAuthScheme(scheme)
  return {
    lead: t('reference.http', { scheme: name ?? '' }).trim(),
    code: `Authorization: ${name ?? '…'} ${key}`,
  }
}
