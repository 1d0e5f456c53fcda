import type { Prose } from './prose.ts'

export interface SecurityAlternative {
  /** What a scope means is plain text here. */
  schemes: { scheme: SecurityScheme, scopes: { name: string, description?: string }[] }[]
}

export interface SecurityScheme {
  /** Its key in `components.securitySchemes`. */
  name: string
  type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS'
  description?: Prose
  /** `apiKey`: the name of the header, query parameter or cookie, and where it stands. */
  parameter?: { name: string, in: 'query' | 'header' | 'cookie' }
  /** `http`: lower-case, `basic`, `bearer`, or another. */
  scheme?: string
  bearerFormat?: string
  flows: OAuthFlow[]
  openIdConnectUrl?: string
  /** Where the authorization server describes itself (RFC 8414). */
  metadataUrl?: string
  /** The sample test key (`x-default`): shown in every sample, accepted by the mock alone. */
  sampleKey?: string
  /** The sandbox's own key, where there is no sample key. */
  sandboxKey?: string
  /** What samples hold until the reader gives a key, where there is no sample key: `YOUR_PETSTORE_TOKEN`. */
  placeholder?: string
  /** What the environment variable of its key is called after the API's name; absent of the API's usual key. */
  variable?: string
  /** `x-key-prefixes`: `{ test: 'uf_test_', live: 'uf_live_' }`. */
  keyPrefixes?: Record<string, string>
  deprecated?: boolean
}

export interface OAuthFlow {
  type: string
  authorizationUrl?: string
  tokenUrl?: string
  refreshUrl?: string
  deviceAuthorizationUrl?: string
  scopes: { name: string, description?: Prose }[]
}
