import type { Operation, Server } from '../../../openapi/model/types.ts'
import type { Environment, ServerChoice } from '../server/environments.ts'
import type { PastedRequest } from './pasted.ts'
import { parseUrl } from '../../../openapi/document/text/url.ts'
import { serverUrl } from '../../../openapi/samples/server.ts'
import { listCallable } from '../server/environments.ts'
import { matchPath, matchText } from './match-path.ts'

/** Where the requests of an operation can go. */
export interface Destinations {
  servers: Server[]
  environments: readonly Environment[]
  /** The sandbox of this site, absolute; undefined where it has none. */
  sandbox: string | undefined
}

/** A pasted request's path for an operation. */
export interface PastedPath {
  /** The address before it, as `serverUrl` writes it; undefined where a page cannot call it. */
  address: string | undefined
  /** The written values in it. */
  values: Record<string, string>
}

/**
 * Cuts the address of a request where the path of its operation begins; undefined where it is that of another operation. Where a value
 * with slashes leaves a choice, the address is one that the console knows, or else the shortest.
 */
export function cutPasted(
  { path: template, parameters }: Operation,
  { url: text }: PastedRequest,
  destinations?: Destinations,
): PastedPath | undefined {
  const url = parseUrl(text)
  const wide = new Set(parameters.filter(({ multiSegment }) => multiSegment).map(({ name }) => name))
  const matches = url ? matchPath({ template, wide }, url.pathname) : []
  const cuts = matches.map(({ before, values }) => ({ address: readBase(url?.origin + before), values }))
  const isKnown = ({ address }: PastedPath): boolean =>
    address !== undefined && destinations !== undefined && findServer(address, destinations) !== undefined
  return cuts.length > 1 ? cuts.find(isKnown) ?? cuts[0] : cuts[0]
}

/** What to choose so that requests go to an address; undefined where nothing that the console knows leads there. */
export function findServer(base: string, { servers, environments, sandbox }: Destinations): ServerChoice | undefined {
  if (sandbox !== undefined && readBase(sandbox) === base)
    return { server: '', variables: {}, environment: '' }
  // A server that stands there as it is says more than one whose variables can take its form.
  const callable = listCallable(servers)
  for (const server of [...callable.filter(one => !hasVariables(one)), ...callable.filter(hasVariables)]) {
    const variables = matchServer(server, base)
    if (variables)
      return { server: server.url, variables, environment: '' }
  }
  const kept = environments.find(({ server, variables }) => readBase(server, servers, variables) === base)
  return kept && { server: kept.server, variables: { ...kept.variables }, environment: kept.name }
}

/** The values of a server's variables by which its address becomes the wanted one. */
function matchServer(server: Server, base: string): Record<string, string> | undefined {
  return [base, withPort(base)].map(text => readVariables(server, text)).find(variables =>
    variables !== undefined && readBase(server.url, [server], variables) === base)
}

function readVariables(server: Server, base: string): Record<string, string> | undefined {
  const values: Record<string, string> = {}
  if (!hasVariables(server))
    return values
  if (!matchText(server.url.replace(/\/+$/, ''), base, values))
    return undefined
  // A value is of several segments only where the document's own is.
  return server.variables.every(({ name, default: preset, enum: choices }) => {
    const value = values[name]
    return value === undefined || ((choices?.includes(value) ?? true) && (preset.includes('/') || !value.includes('/')))
  })
    ? values
    : undefined
}

function hasVariables({ url }: Server): boolean {
  return /\{[^{}]+\}/.test(url)
}

/** URLs leave out the usual port, which a variable may stand for. */
function withPort(base: string): string {
  const url = parseUrl(base)
  return url?.port === '' ? base.replace(url.host, `${url.host}:${url.protocol === 'https:' ? 443 : 80}`) : base
}

function readBase(server: string, servers: Server[] = [], variables: Record<string, string> = {}): string | undefined {
  const problems: Parameters<typeof serverUrl>[2] = []
  const url = serverUrl(servers, { server, variables }, problems)
  return problems.length > 0 ? undefined : url
}
