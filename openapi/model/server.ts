import type { Operation, PathItem, Server as SpecServer } from '../document/openapi.ts'
import type { Context } from './context.ts'
import type { Server } from './types.ts'
import { isObject } from '../document/json/value.ts'
import { compact } from './describe.ts'
import { safeServerUrl } from './url.ts'

/**
 * The servers of an operation: its own, else the path's, else the document's, else the site itself.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#server-object
 */
export function toServers(context: Context, operation?: Operation, pathItem?: PathItem): Server[] {
  const source = [operation?.servers, pathItem?.servers, context.document.root.servers].find(isGiven) ?? []
  const servers = source.flatMap(server => toServer(context, server) ?? [])
  return servers.length > 0 ? servers : [{ url: '/', variables: [], hostless: true }]
}

/** A server's URL with its variables at their defaults. */
export function fillServer({ url, variables }: Pick<Server, 'url' | 'variables'>): string {
  return variables.reduce((text, { name, default: value }) => text.replaceAll(`{${name}}`, () => value), url)
}

/** The path that all calls of a server begin with: `/v2` of `https://api.example.com/v2/`, empty where there is none. */
export function basePathOf(server: Pick<Server, 'url' | 'variables'>): string {
  const segments = fillServer(server)
    .replace(/^[a-z][a-z\d+.-]*:/i, '')
    .replace(/^\/\/[^/?#]*/, '')
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.' && segment !== '..')
  return segments.map(segment => `/${segment}`).join('')
}

/** Whether an operation goes elsewhere than the rest of the API. */
export function hasOwnServers(operation: Operation, pathItem: PathItem): boolean {
  return isGiven(operation.servers) || isGiven(pathItem.servers)
}

function isGiven(servers: SpecServer[] | undefined): boolean {
  return Array.isArray(servers) && servers.length > 0
}

function toServer(context: Context, server: SpecServer): Server | undefined {
  const url = safeServerUrl(server.url)
  if (url === undefined)
    return undefined
  const name = server.name ?? server['x-fern-server-name'] ?? server['x-name']
  const variables = Object.entries(server.variables ?? {})
    .filter(([, variable]) => isObject(variable))
    .map(([name, variable]) =>
      compact({
        name,
        default: String(variable.default ?? variable.enum?.[0] ?? ''),
        enum: Array.isArray(variable.enum) ? variable.enum.map(String) : undefined,
        description: context.prose(variable.description),
      }),
    )
  return compact({
    url,
    hostless: /^(?:https?:)?\/\/[^/?#]/i.test(fillServer({ url, variables })) ? undefined : (true as const),
    name: typeof name === 'string' ? name : undefined,
    description: context.prose(server.description),
    variables,
  })
}
