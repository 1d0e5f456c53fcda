import type { OAuthFlow, SecurityScheme } from '../../../openapi/model/types.ts'
import { endpointsOf } from '../../../openapi/mock/oauth/endpoints.ts'
import { isObject } from '../../../openapi/document/json/value.ts'
import { isWeb } from '../../../openapi/document/text/url.ts'

/** Where a scheme signs in. */
export interface SignInPlaces {
  authorize?: string
  token?: string
  device?: string
  revoke?: string
  /** Whom a returning answer must name, where it is known. RFC 9207. */
  issuer?: string
  /** What may be ticked, where the server says it. */
  scopes?: string[]
}

/** A way to sign in, named as the document names it. */
export type Way = 'authorizationCode' | 'deviceAuthorization' | 'clientCredentials'

const ways: Way[] = ['authorizationCode', 'deviceAuthorization', 'clientCredentials']

/** Who asks the sandbox where the reader names no client. */
export const sandboxClient = 'api-console'

/** The ways that a scheme offers; OpenID Connect is the code flow. */
export function waysOf({ type, flows }: SecurityScheme): Way[] {
  return type === 'openIdConnect' ? ['authorizationCode'] : ways.filter(way => flows.some(flow => flow.type === way))
}

/** The places of the sandbox, which is an authorization server for every scheme. */
export function sandboxPlaces(base: string, scheme: string): SignInPlaces {
  const { authorize, token, device, revoke, issuer } = endpointsOf(base, scheme)
  return { authorize, token, device, revoke, issuer }
}

/** The places that a document names, or that the server it names says of itself. */
export async function livePlaces(
  scheme: SecurityScheme,
  way: Way,
  fetch: typeof globalThis.fetch,
): Promise<SignInPlaces> {
  const address = scheme.openIdConnectUrl ?? scheme.metadataUrl
  const flow = scheme.flows.find(one => one.type === way)
  const written = flow ? placesOf(flow) : {}
  if (address === undefined || !isWeb(address))
    return written
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(() => undefined)
  const told = response?.ok ? await readObject(response) : undefined
  const at = (name: string): string | undefined => typeof told?.[name] === 'string' ? told[name] : undefined
  return {
    issuer: at('issuer'),
    authorize: written.authorize ?? at('authorization_endpoint'),
    token: written.token ?? at('token_endpoint'),
    device: written.device ?? at('device_authorization_endpoint'),
    revoke: at('revocation_endpoint'),
    scopes: Array.isArray(told?.scopes_supported) ? told.scopes_supported.map(String) : undefined,
  }
}

function placesOf({ authorizationUrl, tokenUrl, deviceAuthorizationUrl }: OAuthFlow): SignInPlaces {
  return { authorize: authorizationUrl, token: tokenUrl, device: deviceAuthorizationUrl }
}

async function readObject(response: Response): Promise<Record<string, unknown> | undefined> {
  const value = await response.json().catch(() => undefined) as unknown
  return isObject(value) ? value : undefined
}
