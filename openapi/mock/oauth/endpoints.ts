import type { SecurityScheme } from '../../document/openapi.ts'
import type { Scheme } from '../request/scheme.ts'

/** Where an authorization server answers for a scheme, below the prefix of its API. */
export interface Endpoints {
  issuer: string
  authorize: string
  token: string
  device: string
  verify: string
  introspect: string
  revoke: string
  userinfo: string
}

/** The addresses of a scheme's authorization server in the sandbox whose API begins at `base`. */
export function endpointsOf(base: string, scheme: string): Endpoints {
  const issuer = `${base}/.oauth/${encodeURIComponent(scheme)}`
  const at = (name: string): string => `${issuer}/${name}`
  return {
    issuer,
    authorize: at('authorize'),
    token: at('token'),
    device: at('device'),
    verify: at('verify'),
    introspect: at('introspect'),
    revoke: at('revoke'),
    userinfo: at('userinfo'),
  }
}

/** The scopes that a scheme declares, each with its description. */
export function scopesOf({ flows = {}, type }: SecurityScheme): Record<string, string> {
  const declared = Object.entries(flows)
    .filter(([name]) => !name.startsWith('x-'))
    .flatMap(([, flow]) => Object.entries((flow as { scopes?: Record<string, string> } | undefined)?.scopes ?? {}))
  const own = Object.fromEntries(declared.map(([name, text]) => [name, String(text)]))
  return type === 'openIdConnect' ? { openid: '', profile: '', email: '', ...own } : own
}

/**
 * What an authorization server says of itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8414#section-2, OpenID Connect Discovery 1.0 §3
 */
export function metadata({ name, scheme }: Scheme, base: string): Record<string, unknown> {
  const { issuer, authorize, token, device, introspect, revoke, userinfo } = endpointsOf(base, name)
  return {
    issuer,
    authorization_endpoint: authorize,
    token_endpoint: token,
    device_authorization_endpoint: device,
    introspection_endpoint: introspect,
    revocation_endpoint: revoke,
    scopes_supported: Object.keys(scopesOf(scheme)),
    response_types_supported: ['code'],
    grant_types_supported: [
      'authorization_code',
      'client_credentials',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ...(scheme.type === 'openIdConnect' && {
      userinfo_endpoint: userinfo,
      subject_types_supported: ['public'],
      // An ID token of the token endpoint may be unsigned: it came over the connection that was asked. OpenID Connect Core §2.
      id_token_signing_alg_values_supported: ['none'],
    }),
  }
}
