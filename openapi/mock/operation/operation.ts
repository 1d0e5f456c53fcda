import type { ApiDocument } from '../../document/document.ts'
import type {
  MediaType,
  Operation,
  Parameter,
  PathItem,
  RequestBody,
  Response,
  SecurityRequirement,
} from '../../document/openapi.ts'
import { fixedMethods } from '../../document/openapi.ts'
import { followPathItem, operationsOf } from '../../document/operations.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'

/** Where an operation stands; all that routing needs, so that a document of any size starts at once. */
export interface OperationEntry {
  /** The operationId, or `GET /users` where there is none. */
  id: string
  method: string
  /** The path template, `/users/{id}`. */
  path: string
  /** `#/paths/~1users/get`. */
  pointer: string
  item: PathItem
  /** Of the parameters that the operations of the path share. */
  parametersPointer: string
  operation: Operation
}

/** A media type of a body, with the pointer of its schema. */
export interface Content {
  type: string
  pointer: string
  mediaType: MediaType
}

/** An operation with its references followed, made when it is first called. */
export interface MockOperation extends OperationEntry {
  parameters: { parameter: Parameter, pointer: string }[]
  security: SecurityRequirement[]
  body?: { required: boolean, content: Content[], raw: RequestBody }
  /** By status as written: `200`, `4XX`, `default`. */
  responses: Map<string, MockResponse>
}

/** The values of a request's parameters, by location and name. */
export interface ParameterValues {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  cookie: Record<string, unknown>
  /** The value of a `querystring` parameter. */
  querystring?: unknown
}

export interface MockResponse {
  status: string
  pointer: string
  response: Response
  content: Content[]
}

/** The operations of a document in its order, without webhooks, which the API sends. */
export function* listOperations(document: ApiDocument): Generator<OperationEntry> {
  for (const [path, node] of Object.entries(document.root.paths ?? {})) {
    const found = path.startsWith('/') ? followPathItem(document, node as PathItem, joinPointer('#/paths', path)) : undefined
    if (!found)
      continue
    const { value: item, holderOf } = found
    const shared = { path, item, parametersPointer: joinPointer(holderOf('parameters'), 'parameters') }
    // `Allow` names methods in the order of the specification.
    for (const placed of operationsOf(found, fixedMethods))
      yield { ...shared, ...placed, id: placed.operation.operationId ?? `${placed.method} ${path}` }
  }
}

/** Follows the references of an operation. References that dangle are left out. */
export function openOperation(document: ApiDocument, entry: OperationEntry): MockOperation {
  const { operation, pointer } = entry
  const body = operation.requestBody && resolve(document, operation.requestBody, joinPointer(pointer, 'requestBody'))
  return {
    ...entry,
    parameters: collectParameters(document, entry),
    security: operation.security ?? document.root.security ?? [],
    body: body && {
      required: body.value.required ?? false,
      content: openContent(document, body.value.content, body.pointer),
      raw: body.value,
    },
    responses: new Map(
      Object.entries(operation.responses ?? {}).flatMap(([status, node]) => {
        const found = resolve(document, node, joinPointer(pointer, 'responses', status))
        return found
          ? [
              [
                status,
                {
                  status,
                  pointer: found.pointer,
                  response: found.value,
                  content: openContent(document, found.value.content, found.pointer),
                },
              ],
            ]
          : []
      }),
    ),
  }
}

/** The response declared for a status: `404`, then `4XX`, then `default`. */
export function responseFor(operation: MockOperation, status: number): MockResponse | undefined {
  return operation.responses.get(String(status))
    ?? operation.responses.get(`${Math.floor(status / 100)}XX`)
    ?? operation.responses.get(`${Math.floor(status / 100)}xx`)
    ?? operation.responses.get('default')
}

/**
 * The status of success: the lowest 2xx, `2XX` or `default` as 200, then a 3xx. An operation that declares errors alone answers with
 * the lowest of them, and one that declares nothing with 200.
 */
export function successStatus({ responses }: MockOperation): number {
  const statuses = [...responses.keys()].map(status => status.toUpperCase())
  const lowest = (pattern: RegExp): number | undefined => {
    const found = statuses.filter(status => pattern.test(status)).map(status => Number(status.replace('XX', '00')))
    return found.length === 0 ? undefined : Math.min(...found)
  }
  const usual = statuses.includes('DEFAULT') ? 200 : undefined
  return lowest(/^2\d\d$/) ?? lowest(/^2XX$/) ?? (lowest(/^3(?:\d\d|XX)$/) === undefined ? usual : undefined)
    ?? lowest(/^3\d\d$/) ?? lowest(/^3XX$/) ?? usual ?? lowest(/^[45](?:\d\d|XX)$/) ?? 200
}

/** Parameters of the path item, overridden by those of the operation of the same name and place. */
export function collectParameters(
  document: ApiDocument,
  { item, operation, pointer, parametersPointer }: OperationEntry,
): MockOperation['parameters'] {
  const collected = new Map<string, { parameter: Parameter, pointer: string }>()
  const lists = [
    { list: item.parameters ?? [], base: parametersPointer },
    { list: operation.parameters ?? [], base: joinPointer(pointer, 'parameters') },
  ]
  for (const { list, base } of lists) {
    for (const [index, node] of list.entries()) {
      const found = resolve(document, node, joinPointer(base, index))
      if (found)
        collected.set(`${found.value.in} ${found.value.name}`, { parameter: found.value, pointer: found.pointer })
    }
  }
  return [...collected.values()]
}

/** The path parameters whose values may hold slashes (`x-multi-segment`). */
export function listWide(document: ApiDocument, entry: OperationEntry): Set<string> {
  return new Set(
    collectParameters(document, entry)
      .filter(({ parameter }) => parameter.in === 'path' && parameter['x-multi-segment'] === true)
      .map(({ parameter }) => parameter.name),
  )
}

function openContent(document: ApiDocument, content: RequestBody['content'] | undefined, pointer: string): Content[] {
  return Object.entries(content ?? {}).flatMap(([type, node]) => {
    const found = resolve(document, node, joinPointer(pointer, 'content', type))
    return found ? [{ type, pointer: found.pointer, mediaType: found.value }] : []
  })
}

/** Which example: one by name, or one made from the schema with a seed. */
export interface Choice {
  name?: string
  seed?: string
}
