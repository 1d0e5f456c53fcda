import type { FailingField, Failure, Operation } from '../../model/types.ts'
import type { Body, HttpRequest } from '../http-request.ts'
import type { RequestOptions } from '../request.ts'
import type { Values } from '../value.ts'
import { parseJson, toJson, toPrettyText } from '../json.ts'
import { buildRequest } from '../request.ts'

/** Where a failing request is sent, and in whose name. */
export type FailingOptions = Pick<RequestOptions, 'api' | 'server'>

/**
 * The request that causes an error, with no more in it than that takes; undefined where no request by itself is known to cause it.
 */
export function causingRequest(
  operation: Operation,
  failure: Failure,
  options: FailingOptions = {},
): HttpRequest | undefined {
  const request = (more: RequestOptions = {}): HttpRequest =>
    buildRequest(operation, { ...shortest(operation), ...options, ...more })
  const [field] = failure.fields ?? []
  switch (failure.kind) {
    case 'missing':
      return field && withField(request, field, undefined)
    case 'rule':
      return field && withField(request, field, field.wrong)
    case 'credential':
      return request({ security: -1 })
    case 'absent':
      return field && withAnother(request, operation, field)
    case 'unreadable':
      return withBody(request(), body => (body.kind === 'json' ? { kind: 'text', type: body.type, text: '{' } : undefined))
    case 'mediaType':
      return withBody(request(), body => (body.kind === 'none' ? undefined : { kind: 'text', type: 'application/x-unknown', text: 'unknown' }))
    case 'acceptable':
      return request({ accept: 'application/x-unknown' })
    default:
      return undefined
  }
}

/** The request that is well formed, with the preference by which the sandbox answers with an error (RFC 7240). */
export function preferringRequest(operation: Operation, failure: Failure, options: FailingOptions = {}): HttpRequest {
  const request = buildRequest(operation, { ...shortest(operation), ...options })
  return preferring(request, failure.code, failure.example)
}

/** A request that asks the sandbox for a status, and for one of its examples. */
export function preferring(request: HttpRequest, code: number, example?: string): HttpRequest {
  const name = example === undefined || /^[\w!#$%&'*+.^`|~-]+$/.test(example) ? example : `"${example.replace(/["\\]/g, '\\$&')}"`
  return { ...request, headers: [...request.headers, ['Prefer', `code=${code}${name === undefined ? '' : `, example=${name}`}`]] }
}

function shortest({ requestBody }: Operation): RequestOptions {
  return { onlyRequired: requestBody === undefined || requestBody.required }
}

/** The request with another value of one field, or without it. */
function withField(
  request: (more?: RequestOptions) => HttpRequest,
  { in: place, name }: FailingField,
  value: unknown,
): HttpRequest | undefined {
  if (place !== 'body') {
    const values: Values = { [place]: { [name]: value ?? null } }
    return request({ values })
  }
  return withBody(request(), body => changeField(body, name, value))
}

function changeField(body: Body, name: string, value: unknown): Body | undefined {
  if (body.kind === 'json') {
    const json = parseJson(body.text)
    if (!(json instanceof Map))
      return undefined
    const changed = new Map(json)
    if (value === undefined)
      changed.delete(name)
    else
      changed.set(name, toJson(value))
    return { ...body, text: toPrettyText(changed) }
  }
  if (body.kind === 'form' && body.text === undefined) {
    const others = body.fields.filter(([own]) => own !== name)
    return others.length === body.fields.length && value === undefined
      ? undefined
      : { ...body, fields: value === undefined ? others : [...others, [name, String(value)]] }
  }
  if (body.kind === 'multipart' && value === undefined) {
    const parts = body.parts.filter(part => part.name !== name)
    return parts.length > 0 && parts.length < body.parts.length ? { ...body, parts } : undefined
  }
  return undefined
}

function withBody(request: HttpRequest, change: (body: Body) => Body | undefined): HttpRequest | undefined {
  const body = change(request.body)
  return body && { ...request, body }
}

/** The request with an identifier in its path that is of the same form, and that nothing has. */
function withAnother(
  request: (more?: RequestOptions) => HttpRequest,
  { parameters }: Operation,
  { name }: FailingField,
): HttpRequest | undefined {
  const parameter = parameters.find(one => one.in === 'path' && one.name === name)
  const another = parameter && anotherId(parameter.schema, parameter.examples[0]?.value)
  return another === undefined ? undefined : request({ values: { path: { [name]: another } } })
}

function anotherId({ types, format, enum: values, bounds = {} }: Operation['parameters'][number]['schema'], shown: unknown): string | number | undefined {
  if (values !== undefined)
    return undefined
  if (types.includes('integer') || types.includes('number'))
    return Math.min(999_999, bounds.maximum ?? Infinity)
  if (format === 'uuid' || /^[\da-f]{8}-/i.test(String(shown)))
    return '00000000-0000-4000-8000-000000000000'
  if (bounds.pattern === undefined)
    return 'unknown'.slice(0, bounds.maxLength)
  // Its digits turned, an identifier keeps its form.
  return typeof shown === 'string' && /\d/.test(shown) ? shown.replace(/\d/g, digit => String(9 - Number(digit))) : undefined
}
