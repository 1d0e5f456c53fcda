import type { ApiDocument } from '../../openapi/document/index.ts'
import type { PlainObject } from '../../openapi/document/json/value.ts'
import { fixedMethods, resolve, stringifyExact } from '../../openapi/document/index.ts'
import { isObject } from '../../openapi/document/json/value.ts'

/** What the pages of a document must show, read from the document alone: no model between the two sides of the comparison. */
export interface Expected {
  /** By `POST /users`, or `POST userCreated` for webhooks. */
  operations: Map<string, ExpectedOperation>
  /** The properties of each component schema that are written in it directly. */
  schemas: Map<string, string[]>
}

export interface ExpectedOperation {
  parameters: string[]
  responses: string[]
  headers: string[]
  /** In words, for the report, and the text that the page holds, white space aside. */
  examples: { name: string, text: string }[]
}

type Node = PlainObject

const methods: ReadonlySet<string> = new Set(fixedMethods)

export function listExpected(document: ApiDocument): Expected {
  const { root } = document
  const operations = new Map<string, ExpectedOperation>()
  for (const [path, item] of [...entriesOf(document, root.paths), ...entriesOf(document, root.webhooks)]) {
    const listed = Object.entries(item)
      .filter(([key]) => methods.has(key))
      .map(([key, value]) => [key.toUpperCase(), value] as const)
    for (const [method, operation] of [...listed, ...Object.entries(toNode(item.additionalOperations))]) {
      if (isObject(operation))
        operations.set(`${method} ${path}`, readOperation(document, item, operation))
    }
  }
  const schemas = Object.entries(toNode(root.components?.schemas)).filter(([, schema]) => isObject(schema))
  return {
    operations,
    schemas: new Map(
      schemas.map(([name, schema]) => [
        name,
        Object.keys(toNode(toNode(schema).properties)),
      ]),
    ),
  }
}

function readOperation(document: ApiDocument, item: Node, operation: Node): ExpectedOperation {
  const parameters = new Map<string, string>()
  for (const source of [...toList(item.parameters), ...toList(operation.parameters)]) {
    const parameter = follow(document, source)
    // OpenAPI 3.2, section 4.12.2.1: header parameters of these names are ignored.
    const ignored = parameter.in === 'header' && /^(?:accept|content-type|authorization)$/i.test(String(parameter.name))
    if (!ignored)
      parameters.set(`${String(parameter.in)} ${String(parameter.name)}`, String(parameter.name))
  }
  const responses = entriesOf(document, operation.responses).filter(([status]) => !status.startsWith('x-'))
  const bodies = [['request', follow(document, operation.requestBody)] as const, ...responses]
  return {
    parameters: [...parameters.values()],
    responses: responses.map(([status]) => status),
    headers: responses.flatMap(([, response]) =>
      Object.keys(toNode(response.headers)).filter(name => name.toLowerCase() !== 'content-type'),
    ),
    examples: bodies.flatMap(([place, body]) =>
      entriesOf(document, body.content).flatMap(([type, mediaType]) =>
        listExamples(document, mediaType).map(({ name, value }) => ({
          name: `${place} ${type} ${name}`,
          text: textOf(value),
        })),
      ),
    ),
  }
}

function listExamples(document: ApiDocument, { example, examples }: Node): { name: string, value: unknown }[] {
  if (example !== undefined) {
    return [{ name: 'example', value: example }]
  }
  return entriesOf(document, examples).flatMap(([name, source]) => {
    const value = source.dataValue ?? source.value ?? source.serializedValue
    return value === undefined ? [] : [{ name, value }]
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : stringifyExact(value)
}

function entriesOf(document: ApiDocument, node: unknown): [string, Node][] {
  return Object.entries(toNode(node)).map(([key, value]) => [key, follow(document, value)])
}

function follow(document: ApiDocument, node: unknown): Node {
  return isObject(node) ? toNode(resolve<Node>(document, node)?.value) : {}
}

function toNode(value: unknown): Node {
  return isObject(value) ? value : {}
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
