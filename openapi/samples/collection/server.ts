import type { Server } from '../../model/types.ts'
import type { Problem } from '../request-words.ts'
import type { Variable, VariableNames } from './variable.ts'
import { serverUrl } from '../server.ts'
import { keepApart } from './braces.ts'
import { reference } from './variable.ts'

/** What differs from server to server: its address, and the variables in it. */
export interface CollectionServer {
  name: string
  variables: Variable[]
}

export interface PlacedServers {
  /** What stands in front of the paths of an operation that goes there. */
  baseOf: (server: Server | undefined) => string
  /** The values of all variables, by the servers of the API; those of single operations are the same everywhere. */
  list: (servers: Server[]) => CollectionServer[]
}

/** The servers of a collection: one variable for those of the API, and one for each that some operations have alone. */
export function placeServers(names: VariableNames): PlacedServers {
  const bases = new Map<string, Server>()
  let usual: Server | undefined

  function baseOf(server: Server = { url: '/', variables: [] }): string {
    usual ??= server
    bases.set(server.url, server)
    return reference(names(`server ${server.url}`, 'baseUrl'))
  }

  function list(servers: Server[]): CollectionServer[] {
    const others = [...bases.values()].filter(({ url }) => url !== usual?.url).flatMap(server => variablesOf(server, names(`server ${server.url}`, 'baseUrl')))
    const base = names(`server ${usual?.url}`, 'baseUrl')
    const all = servers.length > 0 ? servers : [usual ?? { url: '/', variables: [] }]
    return all.map((server, index) => ({
      name: server.name ?? (all.length === 1 ? 'Server' : `Server ${index + 1}`),
      variables: [...variablesOf(server, base), ...others],
    }))
  }

  /** A variable of a server keeps its name wherever its default is the same, and so does the address that holds it. */
  function variablesOf(server: Server, base: string): Variable[] {
    const problems: Problem[] = []
    const filled = serverUrl([server], {}, problems)
    const isTemplate = server.variables.length > 0 && /^https?:\/\//i.test(server.url) && problems.length === 0
    if (!isTemplate)
      return [{ name: base, value: keepApart(filled) }]
    const nameOf = (name: string) => names(`variable ${server.url} ${name}`, name)
    const value = server.url.replace(/\/+$/, '').split(/(\{[^{}]+\})/).map((piece) => {
      const found = server.variables.find(({ name }) => piece === `{${name}}`)
      return found ? reference(nameOf(found.name)) : keepApart(piece)
    }).join('')
    return [
      { name: base, value },
      ...server.variables.map(({ name, default: preset, enum: values }) => ({
        name: nameOf(name),
        value: keepApart(preset),
        ...(values && { description: values.join(', ') }),
      })),
    ]
  }

  return { baseOf, list }
}
