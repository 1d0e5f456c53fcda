import type { OAuthFlow, Operation, SecurityScheme } from '../../model/types.ts'
import type { Key } from '../http-request.ts'
import type { Variable, VariableNames } from './variable.ts'
import { listKeys } from '../credentials.ts'
import { encodeUnreserved } from '../percent.ts'
import { reference } from './variable.ts'

/** How a client signs a request; texts are variables. */
export type Auth =
  | { type: 'apiKey', in: 'header' | 'query', name: string, value: string }
  | { type: 'basic' | 'digest', user: string, password: string }
  | { type: 'bearer', token: string }
  | { type: 'oauth2', token: string, flow: OAuthFlow, scopes: string[], clientId: string, clientSecret: string }

/** The credentials of a request: one that its client knows how to send, all others written where they belong. */
export interface PlacedCredentials {
  auth?: Auth
  headers: [name: string, value: string][]
  query: [name: string, value: string][]
  cookie: string[]
}

/** Puts variables in the places of the first usable alternative of the security requirements. */
export function placeCredentials(
  operation: Operation,
  names: VariableNames,
  variables: Map<string, Variable>,
): PlacedCredentials {
  const schemes = operation.security.flatMap(({ schemes }) => schemes)
  const keys = listKeys(operation, {})
  const placed: PlacedCredentials = { headers: [], query: [], cookie: [] }
  // An API key can be written out; what is computed from a credential, or asked of a server, cannot.
  const signed = keys.find(key => !isApiKey(key)) ?? keys.find(key => key.in !== 'cookie')
  for (const key of keys) {
    const needed = schemes.find(({ scheme }) => scheme.name === key.scheme)
    if (!needed)
      continue
    const take = (part: string): string => {
      const wanted = part === '' ? key.scheme : `${key.scheme} ${part}`
      const name = names(`credential ${wanted}`, wanted)
      variables.set(name, { name, value: '', isSecret: true, description: wanted })
      return reference(name)
    }
    const auth = key === signed ? toAuth(key, needed, take) : undefined
    if (auth)
      placed.auth = auth
    else if (key.in === 'query')
      placed.query.push([encodeUnreserved(key.name), take('')])
    else if (key.in === 'cookie')
      placed.cookie.push(`${key.name}=${take('')}`)
    else
      placed.headers.push([key.name, `${key.before}${take('')}`])
  }
  return placed

  function isApiKey(key: Key): boolean {
    return schemes.find(({ scheme }) => scheme.name === key.scheme)?.scheme.type === 'apiKey'
  }
}

function toAuth(
  key: Key,
  { scheme, scopes }: { scheme: SecurityScheme, scopes: { name: string }[] },
  take: (part: string) => string,
): Auth | undefined {
  if (key.in === 'basic')
    return { type: scheme.scheme === 'digest' ? 'digest' : 'basic', user: take('username'), password: take('password') }
  if (scheme.type === 'apiKey')
    return key.in === 'header' || key.in === 'query' ? { type: 'apiKey', in: key.in, name: key.name, value: take('') } : undefined
  const flow = scheme.type === 'oauth2' ? chooseFlow(scheme.flows) : undefined
  if (flow) {
    return {
      type: 'oauth2',
      token: take(''),
      flow,
      scopes: scopes.map(({ name }) => name),
      clientId: take('client id'),
      clientSecret: take('client secret'),
    }
  }
  return key.before === 'Bearer ' ? { type: 'bearer', token: take('') } : undefined
}

/** The flows that clients of collections know, the safest first. RFC 9700 §2.1. */
function chooseFlow(flows: OAuthFlow[]): OAuthFlow | undefined {
  return ['authorizationCode', 'clientCredentials', 'password', 'implicit'].map(type => flows.find(flow => flow.type === type)).find(flow => flow !== undefined)
}
