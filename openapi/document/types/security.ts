import type { Extensions } from './common.ts'

/** Where the security schemes stand that an operation, or the whole API, asks for and nobody describes. Readers are told of them. */
export const unknownSchemes = 'x-unknown-security'

export type SecurityRequirement = Record<string, string[]>

export interface SecurityScheme extends Extensions {
  type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS'
  description?: string
  deprecated?: boolean
  name?: string
  in?: 'query' | 'header' | 'cookie'
  scheme?: string
  bearerFormat?: string
  flows?: Record<string, OAuthFlow>
  openIdConnectUrl?: string
  oauth2MetadataUrl?: string
}

export interface OAuthFlow extends Extensions {
  authorizationUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  deviceAuthorizationUrl?: string
  scopes?: Record<string, string>
}
