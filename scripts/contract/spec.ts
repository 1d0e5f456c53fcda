import { parse } from 'yaml'

export type Node = Record<string, unknown>

/** A parameter as written, whichever version wrote it. */
export interface ParameterSpec {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  schema: unknown
  style: string
  explode: boolean
  /** Whether its value is sent as JSON text (`content`). */
  json: boolean
  example?: unknown
}

export interface BodySpec {
  type: string
  schema: unknown
  example?: unknown
  /** The fields of a form that are written as deep objects, `a[b]=c`. */
  deep?: ReadonlySet<string>
}

export interface HeaderSpec {
  name: string
  required: boolean
  schema: unknown
}

export interface ResponseSpec {
  content: [type: string, schema: unknown][]
  headers: HeaderSpec[]
  example?: unknown
  /** The names of its examples. */ examples: string[]
}

export interface OperationSpec {
  pointer: string
  method: string
  path: string
  parameters: ParameterSpec[]
  bodies: BodySpec[]
  bodyRequired: boolean
  responses: Map<string, ResponseSpec>
  /** Alternatives, each the names of its schemes. */
  security: string[][]
}

export interface Spec {
  root: Node
  /** `2.0`, `3.0`, `3.1`… */
  version: string
  /** The path of the first server. */
  base: string
  schemes: Map<string, Node>
  operations: OperationSpec[]
  lookUp: (ref: string) => unknown
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'query']

/** Reads a spec of version 2.0 to 3.2 as it is written: nothing is upgraded, bundled or mended. References are those of one file. */
export function readSpec(text: string): Spec {
  const root = asNode(
    text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { merge: true, maxAliasCount: 10_000 }),
  )
  const version = String(root.swagger ?? root.openapi).slice(0, 3)
  const lookUp = (ref: string): unknown => valueOf(root, ref)
  const reader = { root, old: version === '2.0', follow: (node: unknown) => follow(node, lookUp) }
  return {
    root,
    version,
    base: readBase(root, reader.old),
    schemes: new Map(
      Object.entries(asNode(reader.old ? root.securityDefinitions : asNode(root.components).securitySchemes)).map(
        ([name, scheme]) => [name, reader.follow(scheme)],
      ),
    ),
    operations: Object.entries(asNode(root.paths)).flatMap(([path, item]) =>
      readPath(reader, path, reader.follow(item)),
    ),
    lookUp,
  }
}

/** An object, or an empty one where something else stands. */
export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

interface Reader {
  root: Node
  old: boolean
  follow: (node: unknown) => Node
}

function valueOf(root: Node, ref: string): unknown {
  let value: unknown = root
  for (const segment of ref.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const name = decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~')
    value = Array.isArray(value)
      ? value[Number(name)]
      : Object.hasOwn(asNode(value), name)
        ? asNode(value)[name]
        : undefined
  }
  return value
}

function follow(node: unknown, lookUp: (ref: string) => unknown): Node {
  let value = asNode(node)
  for (let step = 0; step < 20 && typeof value.$ref === 'string'; step++)
    value = asNode(lookUp(value.$ref))
  return value
}

function readBase(root: Node, old: boolean): string {
  const server = asNode(asList(root.servers)[0])
  let url = old ? String(root.basePath ?? '') : String(server.url ?? '')
  for (const [name, variable] of Object.entries(asNode(server.variables)))
    url = url.replaceAll(`{${name}}`, String(asNode(variable).default))
  return new URL(url || '/', 'http://localhost/').pathname.replace(/\/+$/, '')
}

function readPath(reader: Reader, path: string, item: Node): OperationSpec[] {
  return methods
    .filter(method => item[method])
    .map((method) => {
      const operation = asNode(item[method])
      const raw = [...asList(item.parameters), ...asList(operation.parameters)].map(reader.follow)
      const named = new Map(raw.map(parameter => [`${parameter.in} ${parameter.name}`, parameter]))
      const consumes = asList(operation.consumes ?? reader.root.consumes).map(String)
      const produces = asList(operation.produces ?? reader.root.produces).map(String)
      const { bodies, required } = reader.old
        ? oldBodies([...named.values()], consumes)
        : newBodies(reader.follow(operation.requestBody), reader)
      return {
        pointer: `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`,
        method: method.toUpperCase(),
        path: path.startsWith('/') ? path : `/${path}`,
        parameters: [...named.values()]
          .filter(parameter => ['path', 'query', 'header', 'cookie'].includes(String(parameter.in)))
          .filter(
            ({ in: where, name }) =>
              where !== 'header' || !/^(?:accept|content-type|authorization)$/i.test(String(name)),
          )
          .map(parameter => readParameter(parameter, reader)),
        bodies,
        bodyRequired: required,
        responses: new Map(
          Object.entries(asNode(operation.responses)).map(([status, response]) => [
            status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
            readResponse(reader, reader.follow(response), produces),
          ]),
        ),
        security: asList(operation.security ?? reader.root.security).map(requirement =>
          Object.keys(asNode(requirement)),
        ),
      }
    })
}

function readParameter(parameter: Node, { old, follow }: Reader): ParameterSpec {
  const where = parameter.in as ParameterSpec['in']
  const [type, media] = Object.entries(asNode(parameter.content))[0] ?? []
  const format = String(parameter.collectionFormat ?? 'csv')
  const style = old
    ? ({ ssv: 'spaceDelimited', pipes: 'pipeDelimited' }[format] ?? (where === 'query' ? 'form' : 'simple'))
    : String(parameter.style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple'))
  return {
    name: String(parameter.name),
    in: where,
    required: parameter.required === true || where === 'path',
    schema: type ? asNode(media).schema : old ? parameter : parameter.schema,
    style,
    explode: old
      ? format === 'multi'
      : typeof parameter.explode === 'boolean'
        ? parameter.explode
        : style === 'form' || style === 'deepObject',
    json: type !== undefined && /json/.test(type),
    example: exampleOf(parameter, follow) ?? exampleOf(asNode(media), follow),
  }
}

function newBodies(body: Node, { follow }: Reader): { bodies: BodySpec[], required: boolean } {
  const bodies = Object.entries(asNode(body.content)).map(([type, media]) => ({
    type,
    schema: follow(media).schema ?? follow(media).itemSchema,
    example: exampleOf(follow(media), follow),
    deep: new Set(
      Object.entries(asNode(follow(media).encoding)).flatMap(([name, encoding]) =>
        asNode(encoding).style === 'deepObject' ? [name] : [],
      ),
    ),
  }))
  return { bodies, required: body.required === true }
}

/** Swagger 2.0 writes bodies as parameters: `in: body` or a set of `in: formData`. */
function oldBodies(parameters: Node[], consumes: string[]): { bodies: BodySpec[], required: boolean } {
  const body = parameters.find(parameter => parameter.in === 'body')
  if (body) {
    return {
      bodies: (consumes.length > 0 ? consumes : ['application/json']).map(type => ({ type, schema: body.schema })),
      required: body.required === true,
    }
  }
  const fields = parameters.filter(parameter => parameter.in === 'formData')
  if (fields.length === 0)
    return { bodies: [], required: false }
  const needed = fields.filter(field => field.required === true).map(field => String(field.name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ required, in: _, ...field }) => [String(field.name), field])),
    required: needed,
  }
  const types = consumes.filter(type => /form/.test(type))
  return {
    bodies: (types.length > 0 ? types : ['application/x-www-form-urlencoded']).map(type => ({ type, schema })),
    required: needed.length > 0,
  }
}

function readResponse(reader: Reader, response: Node, produces: string[]): ResponseSpec {
  const { old, follow } = reader
  const headers = Object.entries(asNode(response.headers))
    .map(([name, node]) => ({
      name,
      required: follow(node).required === true,
      schema: old ? follow(node) : follow(node).schema,
    }))
    .filter(({ name }) => name.toLowerCase() !== 'content-type')
  if (!old) {
    const media = Object.values(asNode(response.content)).map(follow)
    return {
      content: Object.entries(asNode(response.content)).map(([type, entry]) => [type, follow(entry).schema ?? true]),
      headers,
      example: exampleOf(asNode(media[0]), follow),
      examples: media.flatMap(({ examples }) => Object.keys(asNode(examples))),
    }
  }
  return {
    content: response.schema
      ? (produces.length > 0 ? produces : ['application/json']).map(type => [type, response.schema])
      : [],
    headers,
    example: Object.values(asNode(response.examples))[0],
    examples: [],
  }
}

function exampleOf(node: Node, follow: (node: unknown) => Node): unknown {
  if (node.example !== undefined)
    return node.example
  const first = follow(Object.values(asNode(node.examples))[0])
  return first.dataValue ?? first.value
}
