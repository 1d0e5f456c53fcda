import type { BodySpec } from './body-spec.ts'
import type { Node, Reader } from './node.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import type { ResponseSpec } from './response-spec.ts'
import { parse } from 'yaml'
import { newBodies, oldBodies } from './body-spec.ts'
import { asList, asNode, follow, valueOf } from './node.ts'
import { readParameter } from './parameter-spec.ts'
import { readResponse } from './response-spec.ts'

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
