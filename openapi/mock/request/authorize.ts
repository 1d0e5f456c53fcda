import type { ApiDocument } from '../../document/document.ts'
import type { SecurityRequirement } from '../../document/openapi.ts'
import type { Fault } from '../error/fault.ts'
import type { Exchange } from '../message/exchange.ts'
import type { Sandbox } from '../state/store/sandbox.ts'
import type { Credential } from './credentials.ts'
import type { Authenticate, Principal } from './principal.ts'
import type { Check, Checking } from './requirement.ts'
import type { Scheme } from './scheme.ts'
import { isOwnEnding, sandboxHeader, splitOwnKey } from '../../document/own-key.ts'
import { findGrant, isGranted, isServed, ownerOf, refusalOf } from '../state/tokens.ts'
import { forbidden, realmOf, unauthorized } from './access-fault.ts'
import { readCredential } from './credentials.ts'
import { refuseDigest } from './digest.ts'
import { createSchemeFinder } from './find-scheme.ts'
import { refuseKey } from './refuse-key.ts'
import { satisfy } from './requirement.ts'
import { isDigest } from './scheme.ts'

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

  const checkGrant = grants && (async ({ name }: Scheme, { key }: Credential): Promise<Checking> => {
    const found = await findGrant(grants.openSandbox(fallback.sandbox), key)
    return refusalOf(found, grants.now()) ?? { ...fallback, scheme: name, key, roles: found?.scopes }
  })

  const checkDigest = grants && (async (
    scheme: Scheme,
    credential: Credential,
    exchange: Exchange,
  ): Promise<Checking> => {
    const sandbox = grants.openSandbox(fallback.sandbox)
    const refusal = await refuseDigest({ scheme, exchange, realm: realmOf(document), now: grants.now(), sandbox })
    return refusal ?? checkGiven(scheme, credential, exchange)
  })

  const checkByOverride = authenticate && (async (
    scheme: Scheme,
    credential: Credential,
    { path }: Exchange,
  ): Promise<Checking> => {
    const known = await authenticate({ ...credential, type: scheme.scheme.type }, path)
    if (!known)
      return checkKey(scheme, credential)
    const { key } = credential
    return 'refused' in known ? known.refused : { scheme: scheme.name, key, sandbox: key, ...known }
  })

  function check(scheme: Scheme, exchange: Exchange): Checking | Promise<Checking> {
    const credential = readSample(scheme, exchange)
    if (scheme.scheme.type === 'mutualTLS')
      return { ...fallback, scheme: scheme.name }
    if (!credential)
      return undefined
    if (checkGrant && isServed(scheme.scheme) && isGranted(credential.key))
      return checkGrant(scheme, credential)
    if (checkDigest && isDigest(scheme.scheme))
      return checkDigest(scheme, credential, exchange)
    return checkGiven(scheme, credential, exchange)
  }

  function checkGiven(scheme: Scheme, credential: Credential, exchange: Exchange): Checking | Promise<Checking> {
    return checkByOverride ? checkByOverride(scheme, credential, exchange) : checkKey(scheme, credential)
  }

  function checkKey(scheme: Scheme, credential: Credential): Principal | string {
    const refusal = refuseKey(scheme, credential.key, isKnownOnly)
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
      let lacking: Principal | undefined
      for (const requirement of requirements) {
        const outcome = await satisfy(requirement, exchange, { schemeOf, check })
        if (typeof outcome === 'object' && outcome.allowed)
          return outcome.principal ?? (await recognise(schemes, exchange, { check, fallback }))
        if (typeof outcome === 'object')
          lacking ??= outcome.principal
        else
          refusal ??= outcome
      }
      if (requirements.length === 0)
        return schemes.size === 0 ? fallback : recognise(schemes, exchange, { check, fallback })
      return lacking
        ? forbidden(requirements, lacking, schemeOf)
        : unauthorized(document, { requirements, schemeOf, refusal, now: grants?.now() ?? 0 })
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

/** Reads the credential of a request to a public operation: it still chooses the sandbox. */
async function recognise(
  schemes: Map<string, Scheme>,
  exchange: Exchange,
  { check, fallback }: { check: Check, fallback: Principal },
): Promise<Principal> {
  for (const scheme of schemes.values()) {
    const checking = scheme.scheme.type === 'mutualTLS' ? undefined : check(scheme, exchange)
    const found = checking instanceof Promise ? await checking : checking
    if (typeof found === 'object')
      return found
  }
  return fallback
}
