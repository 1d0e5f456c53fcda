import type { Schemas } from './schemas.ts'
import type { ResponseSpec } from './response-spec.ts'
import type { OperationSpec } from './spec.ts'
import { asNode } from './node.ts'
import { readXml } from './xml.ts'

/** An answer that has come in. */
export interface Answered {
  status: number
  type: string
  text: string
  headers: Headers
}

const standard = new Set([400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 422, 428, 429, 431])

/** Waits for an answer and its body, and no longer than patience says. */
export async function settle(pending: Promise<Response>, patience: number): Promise<Answered> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([
      late,
      pending.then(async response => ({
        status: response.status,
        type: bare(response.headers.get('content-type') ?? ''),
        text: await response.text(),
        headers: response.headers,
      })),
    ])
  }
  finally {
    clearTimeout(timer)
  }
}

/** Whether an error of the server's own is one that HTTP knows. */
export function checkStatus({ status, text }: Answered): string | undefined {
  return status < 400 || standard.has(status)
    ? undefined
    : `status ${status} is no standard error: ${text.slice(0, 200)}`
}

/** Whether an operation says what its success looks like. */
export function declaresSuccess({ responses }: OperationSpec): boolean {
  return [...responses.keys()].some(status => /^[123]|^default$/.test(status))
}

/** The response declared for a status. */
function responseOf({ responses }: OperationSpec, status: number): ResponseSpec | undefined {
  return responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default')
}

/** Whether status, headers, media type and body are those that the operation declares, or a standard error in its standard form. */
export function checkAnswer(operation: OperationSpec, answer: Answered, schemas: Schemas): string | undefined {
  const { status, type, text } = answer
  const declared = responseOf(operation, status)
  if (!declared) {
    if (status < 400) {
      return declaresSuccess(operation) ? `status ${status} is not declared` : undefined
    }
    return checkStatus(answer) ?? (text === '' || type.includes('json') ? undefined : `standard error ${status} as ${type}`)
  }
  const wrong = checkHeaders(declared, answer, schemas)
  if (wrong)
    return wrong
  if (operation.method === 'HEAD' || status === 204 || status === 304) {
    return text === '' ? undefined : `${status} with a body`
  }
  return checkContent(declared, answer, schemas)
}

/** A header in simple style: `a,b` is a list, `k,v` or `k=v` an object. RFC 6570, 3.2.2. */
function readSimple(schemas: Schemas, schema: unknown, text: string): unknown {
  const node = schemas.follow(schema)
  if (node.type === 'array')
    return text === '' ? [] : text.split(',').map(item => schemas.readings(node.items, item)[0])
  if (node.type !== 'object' || text.startsWith('{'))
    return node.type === 'object' ? JSON.parse(text) : schemas.readings(schema, text)[0]
  const parts = text.split(',')
  const pairs = text.includes('=')
    ? parts.map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)])
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []))
  const properties = asNode(node.properties)
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key, schemas.readings(properties[key], value)[0]]))
}

function checkHeaders(
  { headers }: ResponseSpec,
  { status, headers: sent }: Answered,
  schemas: Schemas,
): string | undefined {
  for (const { name, required, schema } of headers) {
    // What is said of the message itself is true of it, whatever the spec shows.
    if (/^(?:content-encoding|content-length|transfer-encoding|connection|date)$/i.test(name))
      continue
    const text = sent.get(name)
    if (text === null) {
      if (required)
        return `${status} without the header ${name}`
      continue
    }
    const read = readSimple(schemas, schema, text)
    if (schemas.violation(schema, read, 'response') !== undefined)
      return `${status} header ${name}: ${text}`
  }
  return undefined
}

/** The data that an answer shows, where it shows any. */
export function dataOf(operation: OperationSpec, { status, type, text }: Answered, schemas: Schemas): unknown {
  const content = responseOf(operation, status)?.content ?? []
  const read =
    text === '' ? undefined : readBody(content.find(([name]) => bare(name) === type)?.[1], schemas, { type, text })
  return read && 'value' in read ? read.value : undefined
}

function checkContent(
  { content }: ResponseSpec,
  { status, type, text }: Answered,
  schemas: Schemas,
): string | undefined {
  if (content.length === 0) {
    return text === '' || status >= 400 ? undefined : `${status} with a body that is not declared`
  }
  if (text === '' && type === '')
    return `${status} without the body that is declared`
  const found = content.find(([name]) => bare(name) === type) ?? content.find(([name]) => matches(bare(name), type))
  if (!found)
    return `${status} as ${type || 'nothing'}, declared ${content.map(([name]) => name).join(', ')}`
  const read = readBody(found[1], schemas, { type, text })
  if (!read)
    return undefined
  const wrong = 'wrong' in read ? read.wrong : schemas.violation(found[1], read.value, 'response')
  return wrong && `${status} body: ${wrong}: ${text.slice(0, 200)}`
}

/** The data in a body; undefined for media types that hold none. */
function readBody(
  schema: unknown,
  schemas: Schemas,
  { type, text }: { type: string, text: string },
): { value: unknown } | { wrong: string } | undefined {
  try {
    if (/[/+]json$/.test(type)) {
      return { value: JSON.parse(text) as unknown }
    }
    return /[/+]xml$/.test(type) ? { value: readXml(text, schema, schemas) } : undefined
  }
  catch (error) {
    return { wrong: String(error) }
  }
}

function bare(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? ''
}

function matches(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
}
