import { isOwnEnding, sandboxHeader, splitOwnKey } from '../../document/own-key.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { SecurityRequirement, SecurityScheme } from '../../document/openapi.ts'
import type { Credential } from './credentials.ts'
import type { Exchange } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import type { Sandbox } from '../state/store/sandbox.ts'
import { hashText } from '../../document/text/hash.ts'
import { resolve } from '../../document/resolve.ts'
import { readCredential } from './credentials.ts'
import { createFault } from '../error/fault.ts'
import { findGrant, isGranted, isServed, ownerOf, refusalOf } from '../state/tokens.ts'
import type { Scheme } from './scheme.ts'
import { openScheme } from './scheme.ts'

/** Who calls: which credential was accepted, what it may do, and whose sandbox it sees. */
export interface Principal {
  /** The name of the security scheme; empty for a caller without credentials. */
  scheme: string
  /** The credential itself: for overrides, never for logs. */
  key: string
  /** The roles or scopes it holds; undefined where it holds all. */
  roles?: string[]
  /** The name of the sandbox it works in. */
  sandbox: string
  /** What an override's `authenticate` found out, such as the signed-in user's id. */
  subject?: string
}

/** What an override's `authenticate` may answer: a principal, a refusal in words, or nothing to leave it to the mock. */
export type Authenticated = Partial<Principal> | { refused: string } | undefined
export type Authenticate = (
  credential: Credential & { type: SecurityScheme['type'] },
  context: AuthenticateContext,
) => Authenticated | Promise<Authenticated>

/** What an override may look at to know a credential: keys and sessions that a sandbox remembers. */
export interface AuthenticateContext {
  openSandbox: (name: string) => Sandbox
  now: Date
  /** The path of the request, as sent. */
  path: string
}

/** The message for a caller without a credential. */
export const noCredential = 'The request needs a credential and has none.'

/** Decides who calls and whether they may; the sandbox of the sample key serves callers who need no credential. */
export interface Authorizer {
  authorize: (requirements: SecurityRequirement[], exchange: Exchange) => Promise<Principal | Fault>
  /** The sandbox of the sample key, which serves callers without a credential. */
  fallback: string
  /** Which part of the sandboxes a request means: the ending of a browser's own sample key, or the value of its header. */
  partOf: (exchange: Exchange) => string | undefined
}

/** Options besides the document. */
export interface AuthorizerOptions {
  /** The security schemes of the document, opened once for all its authorizers. */
  schemes: Map<string, Scheme>
  authenticate?: (credential: Parameters<Authenticate>[0], path: string) => ReturnType<Authenticate>
  /** Whether sample keys alone are accepted. */
  isKnownOnly?: boolean
  /** Where the tokens are kept that the sandbox itself gave out. */
  grants?: { openSandbox: (name: string) => Sandbox, now: () => number }
}

/**
 * Checks security requirements: any one alternative is enough, within one all schemes are needed. Roles listed for `http`
 * and `apiKey` schemes mean that one of them suffices; scopes of OAuth schemes are all needed.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-requirement-object
 */
export function createAuthorizer(document: ApiDocument, options: AuthorizerOptions): Authorizer {
  const { schemes, authenticate, isKnownOnly = false, grants } = options
  const schemeOf = createSchemeFinder(document, schemes)
  const fallback: Principal = {
    scheme: '',
    key: '',
    sandbox: [...schemes.values()].flatMap(({ keys }) => [...keys.keys()])[0] ?? '',
  }

  function check(scheme: Scheme, exchange: Exchange): Checking | Promise<Checking> {
    const credential = readSample(scheme, exchange)
    if (scheme.scheme.type === 'mutualTLS')
      return { ...fallback, scheme: scheme.name }
    if (!credential)
      return undefined
    if (grants && isServed(scheme.scheme) && isGranted(credential.key))
      return checkGrant(grants, scheme, credential)
    return authenticate ? checkByOverride(authenticate, scheme, credential, exchange) : checkKey(scheme, credential)
  }

  async function checkGrant(
    { openSandbox, now }: NonNullable<typeof grants>,
    { name }: Scheme,
    { key }: Credential,
  ): Promise<Checking> {
    const found = await findGrant(openSandbox(fallback.sandbox), key)
    return refusalOf(found, now()) ?? { ...fallback, scheme: name, key, roles: found?.scopes }
  }

  async function checkByOverride(
    authenticate: NonNullable<AuthorizerOptions['authenticate']>,
    scheme: Scheme,
    credential: Credential,
    { path }: Exchange,
  ): Promise<Checking> {
    const known = await authenticate({ ...credential, type: scheme.scheme.type }, path)
    if (!known)
      return checkKey(scheme, credential)
    const { key } = credential
    return 'refused' in known ? known.refused : { scheme: scheme.name, key, sandbox: key, ...known }
  }

  function checkKey(scheme: Scheme, credential: Credential): Principal | string {
    const refusal = refuse(scheme, credential.key, isKnownOnly)
    return refusal ?? {
      scheme: scheme.name,
      key: credential.key,
      roles: scheme.keys.get(credential.key),
      sandbox: credential.key,
    }
  }

  return {
    fallback: fallback.sandbox,
    partOf: exchange => findPart(schemes, exchange),
    async authorize(requirements, exchange) {
      let refusal: string | undefined
      let forbidden: Principal | undefined
      for (const requirement of requirements) {
        const outcome = await satisfy(requirement, exchange, schemeOf, check)
        if (typeof outcome === 'object' && outcome.allowed)
          return outcome.principal ?? (await recognise(schemes, exchange, check, fallback))
        if (typeof outcome === 'object')
          forbidden ??= outcome.principal
        else
          refusal ??= outcome
      }
      if (requirements.length === 0)
        return recognise(schemes, exchange, check, fallback)
      return forbidden
        ? createFault(403, 'forbidden', explainForbidden(requirements, forbidden, schemeOf), {
            headers: scopeChallenge(requirements, forbidden, schemeOf),
          })
        : unauthorized(document, requirements, schemeOf, refusal)
    },
  }
}

/** Reads a credential; a browser's own sample key is turned into the document's sample key. */
function readSample({ name, scheme, isSample }: Scheme, exchange: Exchange): Credential | undefined {
  const credential = readCredential(name, scheme, exchange)
  const split = credential && splitOwnKey(credential.key, isSample)
  return split ? { scheme: name, key: split.sample } : credential
}

const sandboxHeaderName = sandboxHeader.toLowerCase()

function findPart(schemes: Map<string, Scheme>, exchange: Exchange): string | undefined {
  for (const { name, scheme, isSample } of schemes.values()) {
    const credential = readCredential(name, scheme, exchange)
    const split = credential && splitOwnKey(credential.key, isSample)
    const own = split?.own ?? (credential && isServed(scheme) ? ownerOf(credential.key) : undefined)
    if (own !== undefined)
      return own
  }
  const named = exchange.header(sandboxHeaderName)
  return isOwnEnding(named) ? named : undefined
}

/** Finds a scheme by what a requirement calls it: the name of a component, or a URI. */
type SchemeOf = (name: string) => Scheme | undefined
/** What a credential makes of a caller: a principal, a refusal in words, or nothing where there is none. */
type Checking = Principal | string | undefined
/** Answers at once where neither an override nor the store is asked: that is nearly always. */
type Check = (scheme: Scheme, exchange: Exchange) => Checking | Promise<Checking>

async function satisfy(
  requirement: SecurityRequirement,
  exchange: Exchange,
  schemeOf: SchemeOf,
  check: Check,
): Promise<{ allowed: boolean, principal?: Principal } | string | undefined> {
  let principal: Principal | undefined
  let allowed = true
  for (const [name, needed] of Object.entries(requirement)) {
    const scheme = schemeOf(name)
    // A requirement that names no declared scheme can never be met; the document's findings say so.
    const checking = scheme && check(scheme, exchange)
    const found = checking instanceof Promise ? await checking : checking
    if (!scheme || typeof found !== 'object') {
      return typeof found === 'string' ? found : undefined
    }
    allowed &&= holds(scheme.scheme, found.roles, needed)
    principal ??= found
  }
  return { allowed, principal }
}

function holds(scheme: SecurityScheme, roles: string[] | undefined, needed: string[]): boolean {
  if (roles === undefined || needed.length === 0)
    return true
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect'
    ? needed.every(role => roles.includes(role))
    : needed.some(role => roles.includes(role))
}

/** Reads the credential of a request to a public operation: it still chooses the sandbox. */
async function recognise(
  schemes: Map<string, Scheme>,
  exchange: Exchange,
  check: Check,
  fallback: Principal,
): Promise<Principal> {
  for (const scheme of schemes.values()) {
    const checking = scheme.scheme.type === 'mutualTLS' ? undefined : check(scheme, exchange)
    const found = checking instanceof Promise ? await checking : checking
    if (typeof found === 'object')
      return found
  }
  return fallback
}

/** Why a key is not accepted. Any test key is accepted, and each has a sandbox of its own. */
function refuse({ scheme, keys, isSample, prefixes }: Scheme, key: string, isKnownOnly: boolean): string | undefined {
  if (isSample(key))
    return undefined
  if (key === '' || key.length > 4096)
    return 'The credential is empty or malformed.'
  if (
    prefixes.live.some(prefix => key.startsWith(prefix))
    || (prefixes.live.length === 0 && /(?:^|[^a-z])live[^a-z]/i.test(key.slice(0, 40)))
  ) {
    return 'This looks like a live key: the mock accepts test keys only. Whoever sent it here should consider replacing it.'
  }
  if (isKnownOnly)
    return 'The key is not known here: this mock accepts the sample keys of the API alone.'
  if (prefixes.test.length > 0 && !prefixes.test.some(prefix => key.startsWith(prefix) && key.length > prefix.length))
    return `The key is not known here: test keys start with ${prefixes.test.join(' or ')}.`
  if (
    prefixes.test.length === 0
    && scheme.bearerFormat?.toUpperCase() === 'JWT'
    && keys.size > 0
    && key.split('.').length !== 3
  ) {
    return 'The token is not a JWT.'
  }
  return undefined
}

/** What a key may not do, by the scopes that it lacks. */
function explainForbidden(
  requirements: SecurityRequirement[],
  { scheme, roles }: Principal,
  schemeOf: SchemeOf,
): string {
  const found = schemeOf(scheme)?.scheme
  const needed = requirements.map(requirement => requirement[scheme]).find(scopes => scopes !== undefined) ?? []
  const missing = needed.filter(scope => !roles?.includes(scope))
  return found && isServed(found) && missing.length > 0
    ? `This token may not do that: it lacks the ${missing.length === 1 ? 'scope' : 'scopes'} ${missing.join(', ')}.`
    : 'This key may not do that: the operation needs other permissions.'
}

/** Which scopes a token lacks. RFC 6750, 3.1. */
function scopeChallenge(
  requirements: SecurityRequirement[],
  { scheme }: Principal,
  schemeOf: SchemeOf,
): [string, string][] {
  const type = schemeOf(scheme)?.scheme.type
  const scopes = requirements.map(requirement => requirement[scheme]).find(needed => needed !== undefined) ?? []
  return (type === 'oauth2' || type === 'openIdConnect')
    && scopes.every(scope => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope))
    ? [['WWW-Authenticate', `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`]]
    : []
}

/** 401 always names the schemes that would do. RFC 9110, 11.6.1. */
function unauthorized(
  document: ApiDocument,
  requirements: SecurityRequirement[],
  schemeOf: SchemeOf,
  refusal: string | undefined,
): Fault {
  const realm = document.name.replace(/[^\w.-]/g, '')
  const names = [...new Set(requirements.flatMap(requirement => Object.keys(requirement)))]
  const challenges = names.flatMap((name) => {
    const scheme = schemeOf(name)?.scheme
    if (!scheme || scheme.type === 'mutualTLS')
      return []
    const kind =
      scheme.type === 'apiKey' ? 'ApiKey' : scheme.type === 'http' ? capitalise(scheme.scheme ?? 'bearer') : 'Bearer'
    // Without a nonce no client can answer a digest challenge. RFC 7616, 3.3.
    const more = kind === 'Digest' ? `, qop="auth", algorithm=SHA-256, nonce="${hashText(realm)}"` : ''
    return /^[\w!#$%&'*+.^`|~-]+$/.test(kind) ? [`${kind} realm="${realm}"${more}`] : []
  })
  const value = [...new Set(challenges)].join(', ') || `Bearer realm="${realm}"`
  return createFault(401, 'unauthorized', refusal ?? noCredential, {
    headers: [['WWW-Authenticate', value]],
  })
}

/**
 * A requirement names a component, or since OpenAPI 3.2 a scheme by its URI.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-requirement-object
 */
function createSchemeFinder(document: ApiDocument, schemes: Map<string, Scheme>): SchemeOf {
  const byUri = new Map<string, Scheme | undefined>()
  return (name) => {
    const hash = name.indexOf('#')
    if (schemes.has(name) || hash < 0)
      return schemes.get(name)
    if (!byUri.has(name)) {
      const base = name.slice(0, hash)
      const isHere = base === '' || base === document.root.$self
      const scheme = isHere ? resolve<SecurityScheme>(document, { $ref: name.slice(hash) })?.value : undefined
      byUri.set(name, scheme && openScheme(name, scheme))
    }
    return byUri.get(name)
  }
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
