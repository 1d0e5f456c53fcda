import type { ApiDocument } from '../document/document.ts'
import type {
  Operation,
  SecurityRequirement,
  OAuthFlow as SpecFlow,
  SecurityScheme as SpecScheme,
} from '../document/openapi.ts'
import { unknownSchemes } from '../document/openapi.ts'
import { sampleKeyOf, sandboxKey } from '../document/own-key.ts'
import { resolve } from '../document/resolve.ts'
import type { Context } from './context.ts'
import { compact } from './describe.ts'
import { isObject } from '../document/json/value.ts'
import type { OAuthFlow, SecurityAlternative, SecurityScheme } from './types.ts'
import { toPlainText } from './prose/plain-text.ts'
import { safeServerUrl } from './url.ts'

const endsAsKey = /(?:^|_)(?:KEY|TOKEN|SECRET|PAT|JWT)$/

/**
 * The security schemes of a document, in its order.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */
export function toSecuritySchemes(context: Context): SecurityScheme[] {
  const { root } = context.document
  const schemes = Object.entries(root.components?.securitySchemes ?? {}).flatMap(([name, source]) => {
    const scheme = isObject(source) ? resolve<SpecScheme>(context.document, source)?.value : undefined
    return scheme ? [toSecurityScheme(context, name, scheme)] : []
  })
  return nameVariables(schemes, usualScheme(root.security, schemes))
}

/** The scheme that the document itself asks for first, else the first one that has a key. */
function usualScheme(security: unknown, schemes: SecurityScheme[]): SecurityScheme | undefined {
  const requirements = Array.isArray(security) ? security.filter(isObject) : []
  const asked = requirements.flatMap(requirement => Object.keys(requirement))
  const withKey = schemes.filter(({ type }) => type !== 'mutualTLS')
  return asked.map(name => withKey.find(scheme => scheme.name === schemeName(name))).find(Boolean) ?? withKey[0]
}

/** One variable for one key, on every page: a scheme is called the same wherever it stands, and no other is called so. */
function nameVariables(schemes: SecurityScheme[], usual: SecurityScheme | undefined): SecurityScheme[] {
  const taken = new Map<string, string | undefined>()
  const isTaken = (name: string): boolean => [...taken.values()].includes(name)
  const ofKey = ({ name, sampleKey }: SecurityScheme): string => sampleKey ?? `scheme ${name}`
  if (usual)
    taken.set(ofKey(usual), undefined)
  return schemes.map((scheme) => {
    // The same key in another place is the same secret.
    const key = ofKey(scheme)
    if (!taken.has(key)) {
      const words = wordsOf(scheme.name) || 'OTHER'
      const name = endsAsKey.test(words) ? words : `${words}_KEY`
      let free = name
      for (let count = 2; isTaken(free); count++)
        free = `${name}_${count}`
      taken.set(key, free)
    }
    const variable = taken.get(key)
    return variable === undefined ? scheme : { ...scheme, variable }
  })
}

function toSecurityScheme(context: Context, name: string, scheme: SpecScheme): SecurityScheme {
  const sampleKey = sampleKeyOf(scheme)
  const prefixes = scheme['x-key-prefixes']
  return compact<SecurityScheme>({
    name,
    type: scheme.type,
    description: context.prose(scheme.description),
    parameter:
      scheme.type === 'apiKey' && scheme.name !== undefined && scheme.in !== undefined
        ? { name: scheme.name, in: scheme.in }
        : undefined,
    scheme: scheme.type === 'http' ? scheme.scheme?.toLowerCase() : undefined,
    bearerFormat: scheme.bearerFormat,
    flows: Object.entries(scheme.flows ?? {})
      .filter(([type, flow]) => !type.startsWith('x-') && isObject(flow))
      .map(([type, flow]) => toFlow(context, type, flow)),
    openIdConnectUrl: safeServerUrl(scheme.openIdConnectUrl),
    metadataUrl: safeServerUrl(scheme.oauth2MetadataUrl),
    ...(sampleKey !== undefined ? { sampleKey } : standIns(name, scheme)),
    keyPrefixes: isObject(prefixes)
      ? Object.fromEntries(
          Object.entries(prefixes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : undefined,
    deprecated: scheme.deprecated === true || undefined,
  })
}

/** The name of a scheme in the letters of a variable: `PETSTORE` of `petstoreAuth`; empty where it has none of them. */
function wordsOf(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/(.)_?AUTH(?:ENTICATION|ORIZATION)?$/, '$1')
}

/** Replacements for a key that the document does not give: a key of the sandbox, and a placeholder for samples. */
function standIns(name: string, { type, scheme }: SpecScheme): Pick<SecurityScheme, 'sandboxKey' | 'placeholder'> {
  const method = type === 'http' ? scheme?.toLowerCase() : type
  if (method === 'mutualTLS')
    return {}
  if (method === 'basic' || method === 'digest')
    return { sandboxKey, placeholder: 'USERNAME:PASSWORD' }
  const words = wordsOf(name)
  const kind = type === 'apiKey' ? 'KEY' : 'TOKEN'
  const stem = ['YOUR', ...(words === '' ? [] : [words])].join('_')
  return { sandboxKey, placeholder: endsAsKey.test(stem) ? stem : `${stem}_${kind}` }
}

function toFlow(context: Context, type: string, flow: SpecFlow): OAuthFlow {
  return compact({
    type,
    authorizationUrl: safeServerUrl(flow.authorizationUrl),
    tokenUrl: safeServerUrl(flow.tokenUrl),
    refreshUrl: safeServerUrl(flow.refreshUrl),
    deviceAuthorizationUrl: safeServerUrl(flow.deviceAuthorizationUrl),
    scopes: Object.entries(flow.scopes ?? {}).map(([name, description]) =>
      compact({ name, description: context.prose(description) }),
    ),
  })
}

/**
 * The alternatives of an operation: its own `security`, else the document's. An empty alternative means that no credential
 * is needed; a requirement for a scheme that does not exist is left out.
 */
export function toSecurity(
  document: ApiDocument,
  operation: Operation,
  schemes: SecurityScheme[],
): SecurityAlternative[] {
  const requirements: SecurityRequirement[] = operation.security ?? document.root.security ?? []
  const listed = Array.isArray(requirements) ? requirements.filter(isObject) : []
  const alternatives = listed.flatMap((requirement) => {
    const found = Object.entries(requirement).flatMap(([name, scopes]) => {
      const scheme = schemes.find(scheme => scheme.name === schemeName(name))
      return scheme ? [{ scheme, scopes: describeScopes(scheme, scopes) }] : []
    })
    return found.length > 0 || Object.keys(requirement).length === 0 ? [{ schemes: found }] : []
  })
  return alternatives.every(({ schemes }) => schemes.length === 0) ? [] : alternatives
}

/** Whether the document says that a call needs no credential: by an empty list or an empty alternative. */
export function isOpen(document: ApiDocument, operation: Operation): boolean {
  const requirements: unknown = operation.security ?? document.root.security
  return Array.isArray(requirements)
    && requirements.every(requirement => isObject(requirement) && Object.keys(requirement).length === 0)
}

/** The schemes that a call asks for and the document does not describe. */
export function unknownSecurity({ root }: ApiDocument, operation: Operation): string[] | undefined {
  const names = operation[unknownSchemes] ?? (operation.security === undefined ? root[unknownSchemes] : undefined)
  return Array.isArray(names) ? names.map(String) : undefined
}

/** OpenAPI 3.2 also allows a requirement to name its scheme by a URI. */
function schemeName(name: string): string {
  return name.replace(/^#\/components\/securitySchemes\//, '')
}

function describeScopes(scheme: SecurityScheme, scopes: unknown): { name: string, description?: string }[] {
  return (Array.isArray(scopes) ? scopes : []).map(String).map((name) => {
    const description = scheme.flows.flatMap(flow => flow.scopes).find(scope => scope.name === name)?.description
    return compact({ name, description: description && toPlainText(description.html) })
  })
}
