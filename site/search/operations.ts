import type { Operation, Response } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import type { SearchEntry } from './entry.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { listFieldEntries, parameterEntry } from './fields.ts'

/** What search finds on the page of an operation: itself, its fields, its responses, and the codes of its errors. */
export function listOperationEntries(api: ReadableApi, operation: Operation): SearchEntry[] {
  const { href, parameters, requestBody, responses } = operation
  const words = api.model.words.operation(operation.tagSlug ?? '', operation.slug, 3)
  const wordsOf = (status: string) => words?.responses.find(one => one.status === status)?.words ?? []
  return [
    operationEntry(operation, [
      ...(words?.parameters ?? []),
      ...(words?.request ?? []),
      ...(words?.responses.flatMap(({ status, words }) => (status.startsWith('2') ? words : [])) ?? []),
    ]),
    ...parameters.map(parameter => parameterEntry(parameter, href)),
    ...(requestBody?.content ?? [])
      .flatMap(({ schema, itemSchema }) => [schema, itemSchema])
      .flatMap(schema => (schema === undefined ? [] : listFieldEntries(schema, href))),
    ...responses.flatMap(response => listResponseEntries(response, operation, wordsOf(response.status))),
  ]
}

function operationEntry(operation: Operation, fields: string[]): SearchEntry {
  const { title, href, method, path, deprecated, kind, id, tag, description, security, callbackName } = operation
  return {
    kind: kind === 'operation' ? 'operation' : 'webhook',
    title,
    href,
    call: { method: method.toUpperCase(), path, ...(deprecated && { deprecated }) },
    words: {
      name: [id, callbackName ?? '', path.replaceAll(/\{[^}]*\}/g, ' ')],
      value: security.flatMap(({ schemes }) => schemes.flatMap(({ scopes }) => scopes.map(({ name }) => name))),
      field: fields,
      text: [
        tag.title,
        toPlainText(description?.html ?? ''),
        path,
        ...security.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme.name)),
      ],
    },
  }
}

function listResponseEntries(response: Response, operation: Operation, words: string[]): SearchEntry[] {
  const { status, label, anchor, description, headers } = response
  const isError = !/^[123]/.test(status)
  const text = toPlainText(description?.html ?? '')
  const href = `${operation.href}#${anchor}`
  const shared = { href, parent: operation.href, isShared: true }
  return [
    {
      ...shared,
      kind: isError ? 'error' : 'field',
      title: `${status} ${label}`,
      ...(text !== '' && { text: shorten(text, 100) }),
      words: { name: [status], field: words, text: [text] },
    },
    ...headers.map(header => ({ ...parameterEntry(header, operation.href), href })),
    ...(isError
      ? words.filter(isCode).map((code): SearchEntry => ({
          ...shared,
          kind: 'error',
          title: code,
          text: `${status} ${label}`,
          words: { name: [code] },
        }))
      : []),
  ]
}

/** `user_not_found`, `E1042`, `CONFLICT`: what an error is called where programs read it. */
function isCode(word: string): boolean {
  return /^[a-z\d]+(?:[_.-][a-z\d]+)+$|^[A-Z][A-Z\d]*(?:[_-][A-Z\d]+)*$/.test(word) && word.length > 2
}
