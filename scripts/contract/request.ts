import type { Schemas } from './schemas.ts'
import type { ParameterSpec } from './parameter-spec.ts'
import type { OperationSpec, Spec } from './spec.ts'
import { asNode } from './node.ts'
import { writeXml } from './xml.ts'

/** A request before it is written: values by parameter, a body by media type; mutations change one thing of it. */
export interface Draft {
  operation: OperationSpec
  values: Map<ParameterSpec, unknown>
  body?: { type: string, value: unknown, schema: unknown, deep?: ReadonlySet<string> }
  /** Bytes sent as they are, whatever the body's value. */
  raw?: string
  headers?: Record<string, string>
  anonymous?: boolean
  method?: string
  suffix?: string
}

/** Writes a draft as a request to the mock at an origin. */
export function toRequest(
  spec: Spec,
  draft: Draft,
  { schemas, origin = 'http://localhost' }: { schemas: Schemas, origin?: string | undefined },
): Request {
  const headers = new Headers()
  const query: string[] = []
  const cookies: string[] = []
  let path = draft.operation.path
  for (const [parameter, value] of draft.values) {
    if (parameter.in === 'path')
      path = path.replaceAll(`{${parameter.name}}`, writeInPath(parameter, value))
    else if (parameter.in === 'query')
      query.push(...writePairs(parameter, value))
    else if (parameter.in === 'header')
      setHeader(headers, parameter.name, simple(parameter, value))
    else
      cookies.push(`${parameter.name}=${encodeURIComponent(simple(parameter, value))}`)
  }
  if (!draft.anonymous)
    authorize(spec, draft.operation, { headers, query, cookies })
  if (cookies.length > 0)
    headers.set('cookie', cookies.join('; '))
  const method = draft.method ?? draft.operation.method
  const content =
    draft.raw !== undefined ? { type: draft.body?.type, body: draft.raw } : draft.body && writeBody(draft.body, schemas)
  if (content?.type && method !== 'GET' && method !== 'HEAD')
    headers.set('content-type', content.type)
  for (const [name, value] of Object.entries(draft.headers ?? {}))
    setHeader(headers, name, value)
  const url = `${origin}${spec.base}${calledPath(path)}${draft.suffix ?? ''}${
    query.length > 0 ? `?${query.join('&')}` : ''
  }`
  return new Request(url, {
    method,
    headers,
    body: method === 'GET' || method === 'HEAD' ? undefined : content?.body,
  })
}

/** A path as it is called: what stands behind `?` or `#` tells operations of one path apart, and is not sent with it. */
export function calledPath(path: string): string {
  return path.replace(/[?#].*$/s, '')
}

function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, /^[\x20-\x7E]*$/.test(value) ? value : encodeURIComponent(value))
  }
  catch {
    // A name that no header can have cannot be sent.
  }
}

/** The first alternative, with the sample key of each scheme where the spec tells one. */
function authorize(
  spec: Spec,
  { security }: OperationSpec,
  { headers, query, cookies }: { headers: Headers, query: string[], cookies: string[] },
): void {
  for (const name of security[0] ?? []) {
    const scheme = asNode(spec.schemes.get(name))
    const key = String(scheme['x-default'] ?? 'contract_test_key')
    if (scheme.type === 'apiKey' && scheme.in === 'header') {
      headers.set(String(scheme.name), key)
    }
    else if (scheme.type === 'apiKey' && scheme.in === 'query') {
      query.push(`${encodeURIComponent(String(scheme.name))}=${encodeURIComponent(key)}`)
    }
    else if (scheme.type === 'apiKey') {
      cookies.push(`${scheme.name}=${key}`)
    }
    else if (scheme.type === 'basic' || String(scheme.scheme).toLowerCase() === 'basic') {
      headers.set('authorization', `Basic ${btoa(key.includes(':') ? key : `${key}:`)}`)
    }
    else if (/^digest$/i.test(String(scheme.scheme))) {
      // Whoever sends the request answers the challenge.
      continue
    }
    else if (scheme.type === 'http') {
      headers.set('authorization', `${scheme.scheme} ${key}`)
    }
    else {
      headers.set('authorization', `Bearer ${key}`)
    }
  }
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

function simple({ json, explode }: ParameterSpec, value: unknown): string {
  if (json)
    return JSON.stringify(value)
  if (Array.isArray(value))
    return value.map(text).join(',')
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, member]) => `${name}${explode ? '=' : ','}${text(member)}`)
        .join(',')
    : text(value)
}

/** RFC 6570: simple, label and matrix expansion. */
function writeInPath(parameter: ParameterSpec, value: unknown): string {
  const { name, style, explode } = parameter
  const mark = style === 'label' ? '.' : style === 'matrix' ? ';' : undefined
  if (mark !== undefined && explode && typeof value === 'object' && value !== null)
    return writeParts(mark, value, style === 'matrix' ? name : undefined)
  const encoded = encodeURIComponent(simple(parameter, value)).replaceAll('%2C', ',').replaceAll('%3D', '=')
  return style === 'label' ? `.${encoded}` : style === 'matrix' ? `;${name}=${encoded}` : encoded
}

/** Exploded, each part of a value has the mark of its style. */
function writeParts(mark: string, value: object, name: string | undefined): string {
  return Object.entries(value)
    .map(([key, part]) => {
      const before = Array.isArray(value) ? name : encodeURIComponent(key)
      return `${mark}${before === undefined ? '' : `${before}=`}${encodeURIComponent(text(part))}`
    })
    .join('')
}

function writePairs(parameter: ParameterSpec, value: unknown): string[] {
  const { name, style, explode, json } = parameter
  const pair = (key: string, member: string): string => `${encodeURIComponent(key)}=${encodeURIComponent(member)}`
  if (json) {
    return [pair(name, JSON.stringify(value))]
  }
  if (Array.isArray(value)) {
    if (explode || style === 'deepObject')
      return value.map(item => pair(name, text(item)))
    const separator = { spaceDelimited: '%20', pipeDelimited: '%7C' }[style] ?? ','
    return [`${encodeURIComponent(name)}=${value.map(item => encodeURIComponent(text(item))).join(separator)}`]
  }
  if (typeof value !== 'object' || value === null) {
    return [pair(name, text(value))]
  }
  const members = Object.entries(value)
  if (style === 'deepObject')
    return members.flatMap(([key, member]) => deepPairs(`${name}[${key}]`, member))
  return explode
    ? members.map(([key, member]) => pair(key, text(member)))
    : [
        `${encodeURIComponent(name)}=${members
          .flat()
          .map(item => encodeURIComponent(text(item)))
          .join(',')}`,
      ]
}

function deepPairs(key: string, value: unknown): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => deepPairs(typeof item === 'object' ? `${key}[${index}]` : key, item))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, member]) => deepPairs(`${key}[${name}]`, member))
  return [`${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`]
}

function writeBody(
  { type, value, schema, deep }: NonNullable<Draft['body']>,
  schemas: Schemas,
): { type?: string, body: BodyInit } {
  if (/xml/.test(type)) {
    return { type, body: writeXml(value, schema, schemas) }
  }
  if (/json/.test(type)) {
    return { type, body: JSON.stringify(value) }
  }
  if (/x-www-form-urlencoded/.test(type)) {
    return {
      type,
      body: Object.entries(asNode(value))
        .flatMap(([name, member]) =>
          deep?.has(name)
            ? deepPairs(name, member)
            : [member].flat().map(item => `${encodeURIComponent(name)}=${encodeURIComponent(text(item))}`),
        )
        .join('&'),
    }
  }
  if (!/multipart\//.test(type)) {
    return { type, body: text(value) }
  }
  const parts = Object.entries(asNode(value)).flatMap(([name, member]) =>
    Array.isArray(member) && member.every(item => typeof item !== 'object')
      ? member.map(item => [name, item])
      : [[name, member]],
  )
  return {
    type: `${type}; boundary=part`,
    body: `${parts
      .map(
        ([name, member]) =>
          `--part\r\nContent-Disposition: form-data; name="${String(name).replaceAll('"', '%22')}"\r\n${
            typeof member === 'object' ? 'Content-Type: application/json\r\n' : ''
          }\r\n${text(member)}\r\n`,
      )
      .join('')}--part--\r\n`,
  }
}
