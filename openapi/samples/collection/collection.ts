import type { Operation, OperationLink, Reference, Server, Tag } from '../../model/types.ts'
import type { Auth } from './auth.ts'
import type { EnteredBody } from './body.ts'
import type { CollectionServer } from './server.ts'
import type { Variable, VariableNames } from './variable.ts'
import { buildRequest } from '../request.ts'
import { placeCredentials } from './auth.ts'
import { enterBody } from './body.ts'
import { keepApart } from './braces.ts'
import { placeServers } from './server.ts'
import { createNames } from './variable.ts'

/** A whole API as the clients that keep requests in folders import it, before it is written in the form of one of them. */
export interface Collection {
  name: string
  description?: string
  folders: Folder[]
  servers: CollectionServer[]
  /** What the reader fills in; all empty. */
  credentials: Variable[]
}

export interface Folder {
  name: string
  requests: CollectionRequest[]
  folders: Folder[]
}

/** One operation as it is sent with its examples; `{{name}}` stands for a variable, and for nothing else. */
export interface CollectionRequest {
  name: string
  description?: string
  method: string
  /** The address of the server, as a variable. */
  base: string
  path: Segment[]
  /** As it stands in the URL, percent-encoded. */
  query: [name: string, value: string][]
  headers: [name: string, value: string][]
  body: EnteredBody
  auth?: Auth
}

/** A piece of a path between slashes, percent-encoded; `name` where it is a parameter as a whole. */
export interface Segment { text: string, name?: string }

/** What a collection is made from: the model of a document has it. */
export interface CollectionSource {
  reference: Reference
  operation: (tagSlug: string, slug: string) => Operation | undefined
  /** The description of an object of the document in CommonMark, by its pointer. */
  describe: (pointer: string) => string | undefined
}

/** Its path is that of a request without a server. RFC 2606 §2 keeps the name free. */
const nowhere = 'https://collection.invalid'

/** The requests of a whole API by tag, with variables in the place of servers and credentials: no key is ever in it. */
export function toCollection(source: CollectionSource): Collection {
  const { reference } = source
  const names = createNames()
  const credentials = new Map<string, Variable>()
  const placed = placeServers(names)
  const write: WriteRequest = (link) => {
    const operation = source.operation(link.tagSlug ?? '', link.slug)
    return operation ? [toRequest(operation, { source, names, credentials, baseOf: placed.baseOf })] : []
  }
  placed.baseOf(reference.servers[0])
  const folders = reference.groups.flatMap(({ tags }) => tags.flatMap(tag => toFolder(tag, write)))
  const description = source.describe('#/info')
  return {
    name: reference.title,
    ...(description !== undefined && { description }),
    folders,
    servers: placed.list(reference.servers),
    credentials: [...credentials.values()],
  }
}

type WriteRequest = (link: OperationLink) => CollectionRequest[]

/** An operation of several tags stands in the folder of its first, where its page is. */
function toFolder(tag: Tag, write: WriteRequest): Folder[] {
  const own = tag.operations.filter(({ kind, tagSlug }) => kind === 'operation' && tagSlug === tag.slug)
  const folder: Folder = {
    name: tag.title,
    requests: own.flatMap(write),
    folders: tag.children.flatMap(child => toFolder(child, write)),
  }
  return folder.requests.length + folder.folders.length === 0 ? [] : [folder]
}

interface CollectionContext {
  source: CollectionSource
  names: VariableNames
  credentials: Map<string, Variable>
  baseOf: (server: Server | undefined) => string
}

function toRequest(operation: Operation, { source, names, credentials, baseOf }: CollectionContext): CollectionRequest {
  // No alternative of this number: credentials are placed as variables below.
  const request = buildRequest(operation, { server: nowhere, security: -1 })
  const { auth, headers, query, cookie } = placeCredentials(operation, names, credentials)
  const { body, type } = enterBody(request.body)
  const [path = '', search = ''] = request.url.slice(nowhere.length).split('?', 2)
  const cookies = [keepApart(request.cookie), ...cookie].filter(text => text !== '')
  const description = source.describe(operation.pointer)
  return {
    name: operation.title,
    ...(description !== undefined && { description }),
    method: request.method,
    base: baseOf(operation.servers[0]),
    path: toSegments(operation.path, path),
    query: [...toPairs(search), ...query],
    headers: [
      ...headers,
      ...request.headers.map(([name, value]): [string, string] => [name, keepApart(value)]),
      ...(cookies.length === 0 ? [] : [['Cookie', cookies.join('; ')] as [string, string]]),
      ...(type === undefined ? [] : [['Content-Type', type] as [string, string]]),
    ],
    body,
    ...(auth && { auth }),
  }
}

/** The URL of a request with variables in it, as both clients show it. */
export function urlOf({ base, path, query }: CollectionRequest): string {
  const search = query.map(([name, value]) => `${name}=${value}`).join('&')
  return `${base}/${path.map(segmentText).join('/')}${search === '' ? '' : `?${search}`}`
}

/** A parameter of the path as both clients mark it. */
export function segmentText({ text, name }: Segment): string {
  return name === undefined ? text : `:${name}`
}

function toSegments(template: string, path: string): Segment[] {
  const wanted = (template.split(/[?#]/, 1)[0] ?? '').split('/').slice(1)
  const sent = path.split('/').slice(1)
  return sent.map((text, index) => {
    const name = wanted.length === sent.length ? /^\{([\w-]+)\}$/.exec(wanted[index] ?? '')?.[1] : undefined
    return name === undefined || sent.filter((_, other) => wanted[other] === `{${name}}`).length > 1 ? { text } : { text, name }
  })
}

function toPairs(search: string): [name: string, value: string][] {
  return search === ''
    ? []
    : search.split('&').map((pair) => {
        const equals = pair.indexOf('=')
        return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
      })
}
