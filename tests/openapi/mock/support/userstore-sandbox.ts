import type { AnySchemaObject, ValidateFunction } from 'ajv'
import type { Operation, Parameter, Ref, Schema } from '../../../../openapi/document/openapi.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import overrides from '../../../../openapi/userstore.mock.ts'
import { readDocument } from '../../../../openapi/read/index.ts'
import { resolve } from '../../../../openapi/document/index.ts'
import { fixedMethods } from '../../../../openapi/document/openapi.ts'
import { createMockHandler } from '../../../../openapi/mock/index.ts'

/** An answer that has been held against the document. */
export interface Reply {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

export interface OperationCase {
  method: string
  path: string
  operation: Operation
  parameters: (Parameter | Ref)[]
}

const read = await readDocument('openapi/userstore.yaml')
if (!read.document)
  throw new Error('openapi/userstore.yaml cannot be read')
export const document = read.document

export const operations: OperationCase[] = Object.entries(document.root.paths ?? {}).flatMap(([path, node]) => {
  const item = resolve(document, node)?.value
  return fixedMethods.flatMap((method) => {
    const operation = item?.[method]
    return operation
      ? [
          {
            method: method.toUpperCase(),
            path,
            operation,
            parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])],
          },
        ]
      : []
  })
})

const handler = createMockHandler(document, {
  overrides,
  warn: (message) => {
    throw new Error(message)
  },
})
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema({ ...document.root, $id: 'spec' } as AnySchemaObject)
const validators = new Map<string, ValidateFunction>()
let sandboxes = 0

/** A key nobody has used yet, and so a sandbox with nothing but the document's examples. An empty key is no key. */
export function createSandbox(key = `secretkey-7e57${String(++sandboxes).padStart(28, '0')}`) {
  async function raw(
    method: string,
    path: string,
    text?: string,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await handler(
      new Request(`http://localhost/1${path}`, {
        method,
        body: text,
        headers: { ...(key && { 'x-api-key': key }), ...headers },
      }),
    )
    const body = await response.text()
    const reply = {
      status: response.status,
      headers: response.headers,
      body: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
    }
    hold(method, path, reply)
    return reply
  }
  return {
    raw,
    send: (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
      raw(method, path, body && JSON.stringify(body), {
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      }),
    sendForm: (method: string, path: string, body?: Record<string, string>) =>
      raw(
        method,
        path,
        body && new URLSearchParams(body).toString(),
        body && { 'content-type': 'application/x-www-form-urlencoded' },
      ),
  }
}

/** Throws where an answer is not what the document declares; statuses of HTTP that it leaves out are problem details. */
function hold(method: string, path: string, { status, headers, body }: Reply): void {
  const operation = operations.find(known => known.method === method && matches(known.path, path.split('?')[0] ?? ''))
  const response = operation?.operation.responses?.[status]
  const content = response && resolve(document, response)?.value.content?.['application/json']
  const type = headers.get('content-type')
  if (operation && !content && ![405, 406, 409, 413, 415].includes(status))
    throw new Error(`${method} ${path} does not declare ${status}: ${JSON.stringify(body)}`)
  if (operation && content === undefined && type !== 'application/problem+json')
    throw new Error(`${method} ${path} answers ${status} as ${type}`)
  const validate =
    content && 'schema' in content && content.schema !== undefined ? validatorOf(content.schema) : undefined
  if (validate && (type !== 'application/json' || !validate(body))) {
    throw new Error(
      `${method} ${path} answers ${status} with ${JSON.stringify(body)}: ${ajv.errorsText(validate.errors)}`,
    )
  }
  if (/correct-horse|analytical-engine|"password":/.test(JSON.stringify(body)))
    throw new Error(`${method} ${path} answers with a password: ${JSON.stringify(body)}`)
}

/** Compiled once: thousands of answers are held against a handful of schemas. */
function validatorOf(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/', '"spec#/')
  const validate = validators.get(text) ?? ajv.compile(JSON.parse(text) as AnySchemaObject)
  validators.set(text, validate)
  return validate
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template, path.replace(/\/$/, '')].map(text => text.split('/')) as [string[], string[]]
  return wanted.length === given.length
    && wanted.every((segment, index) => segment.startsWith('{') || segment === given[index])
}
