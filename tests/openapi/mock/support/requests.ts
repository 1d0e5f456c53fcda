import type { ApiDocument, Parameter, SecurityScheme } from '../../../../openapi/document/index.ts'
import { resolve } from '../../../../openapi/document/index.ts'
import { exampleOf } from '../../../../openapi/schema/example/example.ts'
import type { MockOperation } from '../../../../openapi/mock/operation/operation.ts'
import { parameterValue } from '../../../../openapi/mock/operation/examples.ts'

/** A request that an operation's examples describe, written without the samples' code: another reading of the same document. */
export function exampleRequest(document: ApiDocument, operation: MockOperation, url: string): Request {
  const headers = new Headers()
  const query: string[] = []
  let path = operation.path
  for (const { parameter } of operation.parameters) {
    const value = parameterValue(document, parameter)
    if (parameter.in === 'path')
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(flat(value)))
    else if (parameter.required && parameter.in === 'query')
      query.push(...queryOf(parameter, value))
    else if (parameter.required && parameter.in === 'header')
      headers.set(parameter.name, flat(value))
    else if (parameter.required && parameter.in === 'cookie')
      headers.append('cookie', `${parameter.name}=${encodeURIComponent(flat(value))}`)
  }
  const [alternative] = operation.security
  for (const name of Object.keys(alternative ?? {}))
    authenticate(document, name, headers, query)
  const body = operation.body && bodyOf(document, operation, headers)
  return new Request(`${url}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`, {
    method: operation.method,
    headers,
    body,
  })
}

function flat(value: unknown): string {
  if (Array.isArray(value))
    return value.map(flat).join(',')
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flat().map(String).join(',')
    : String(value)
}

function queryOf(parameter: Parameter, value: unknown): string[] {
  const pair = (name: string, item: unknown): string => `${encodeURIComponent(name)}=${encodeURIComponent(flat(item))}`
  if (parameter.content)
    return [`${parameter.name}=${encodeURIComponent(JSON.stringify(value))}`]
  if (Array.isArray(value)) {
    return parameter.explode === false ? [pair(parameter.name, value)] : value.map(item => pair(parameter.name, item))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, item]) =>
      pair(parameter.style === 'deepObject' ? `${parameter.name}[${key}]` : key, item),
    )
  }
  return [pair(parameter.name, value)]
}

function authenticate(document: ApiDocument, name: string, headers: Headers, query: string[]): void {
  const node = document.root.components?.securitySchemes?.[name]
  const scheme = node && resolve<SecurityScheme>(document, node)?.value
  const key = String(scheme?.['x-default'] ?? 'test-key')
  if (scheme?.type === 'apiKey' && scheme.in === 'header') {
    headers.set(scheme.name ?? '', key)
  }
  else if (scheme?.type === 'apiKey' && scheme.in === 'cookie') {
    headers.append('cookie', `${scheme.name}=${key}`)
  }
  else if (scheme?.type === 'apiKey') {
    query.push(`${scheme.name}=${encodeURIComponent(key)}`)
  }
  else if (scheme?.scheme?.toLowerCase() === 'basic') {
    headers.set('authorization', `Basic ${btoa(key.includes(':') ? key : `${key}:`)}`)
  }
  else {
    headers.set('authorization', `Bearer ${key}`)
  }
}

function bodyOf(document: ApiDocument, operation: MockOperation, headers: Headers): string | FormData | undefined {
  const content = operation.body?.content.find(({ type }) => type.includes('json')) ?? operation.body?.content[0]
  if (!content)
    return undefined
  const { value, text } = exampleOf(document, content.mediaType, { direction: 'request', mediaType: content.type })
  if (content.type.startsWith('multipart/')) {
    const form = new FormData()
    for (const [key, part] of Object.entries(value as object)) {
      form.append(key, typeof part === 'string' ? part : new Blob([JSON.stringify(part)], { type: 'application/json' }))
    }
    return form
  }
  headers.set('content-type', content.type.includes('*') ? 'application/octet-stream' : content.type)
  if (content.type === 'application/x-www-form-urlencoded') {
    return Object.entries(value as object)
      .flatMap(([key, part]) =>
        (Array.isArray(part) ? part : [part]).map(
          item =>
            `${encodeURIComponent(key)}=${encodeURIComponent(
              typeof item === 'object' ? JSON.stringify(item) : String(item),
            )}`,
        ),
      )
      .join('&')
  }
  return content.type.includes('json') ? JSON.stringify(value) : text
}
