import type { ApiDocument } from '../../document/document.ts'
import type { PlacedOperation } from '../../document/operations.ts'
import type { Context } from '../context.ts'
import type { Example, FailingField, Failure, FailureKind, Operation, Response } from '../types.ts'
import type { PlacedResponse } from './response.ts'
import { words } from '../../document/text/words.ts'
import { conventionsOf } from '../../schema/conventions.ts'
import { errorStatus, invalidStatus } from '../../schema/error/typical.ts'
import { compact } from '../describe.ts'
import { firstSentence } from '../prose/first-sentence.ts'
import { breakableFields, requiredFields } from './failing-field.ts'

/** What an error of a status is about where nothing else is known of it. RFC 9110 §15.5, §15.6; RFC 6585. */
const usual: Record<number, FailureKind> = {
  401: 'credential',
  402: 'payment',
  403: 'permission',
  404: 'absent',
  406: 'acceptable',
  409: 'conflict',
  410: 'gone',
  412: 'changed',
  413: 'large',
  415: 'mediaType',
  428: 'changed',
  429: 'busy',
  503: 'unavailable',
}

/** The part of an operation that its errors are made from. */
type Failing = Pick<Operation, 'kind' | 'parameters' | 'requestBody' | 'responses' | 'security'>

/**
 * What can go wrong with a call, one entry for each cause, made of the errors that are declared, their examples, and the rules that a
 * request has to keep. Where `default` stands for all errors, it stands for those that the call itself can cause.
 */
export function toFailures(
  context: Context,
  placed: PlacedOperation,
  { operation, declared }: { operation: Failing, declared: PlacedResponse[] },
): Failure[] {
  if (operation.kind !== 'operation' || context.isOutline)
    return []
  const { document } = context
  return operation.responses.flatMap((response) => {
    const source = declared.find(({ status }) => status === response.status)?.response
    const said = typeof source?.description === 'string' ? firstSentence(source.description)?.text : undefined
    return causesOf(placed, operation, response).flatMap(({ code, kinds }) => {
      const named = code === errorStatus(response.status, placed.operation) ? namedExamples(response) : []
      return [
        ...named.map(example => toFailure(document, response, {
          code,
          kind: usual[code] ?? 'refused',
          example: example.name,
          said: example.summary ?? saidIn(document, example, 'errorMessage') ?? said,
          type: saidIn(document, example, 'errorCode'),
        })),
        ...kinds.flatMap(kind => (!isOwn(kind) || isCaused(kind, operation)) && !(named.length > 0 && !isProvable(kind))
          ? [toFailure(document, response, {
              code,
              kind,
              said: isOwn(kind) || response.status === 'default' || response.status.endsWith('XX') ? undefined : said,
              ...fieldsOf(kind, operation),
            })]
          : []),
      ]
    })
  })
}

/** The statuses that a declared response stands for, and what each of them is about. */
function causesOf(
  { operation: source }: PlacedOperation,
  operation: Failing,
  { status }: Response,
): { code: number, kinds: FailureKind[] }[] {
  const code = errorStatus(status, source)
  if (code === undefined)
    return []
  const invalid = invalidStatus(source)
  const has = (other: number): boolean => operation.responses.some(one => one.status === String(other))
  if (/^\d{3}$/.test(status)) {
    // Where 422 is for values, 400 is for what cannot be read.
    const kinds: FailureKind[] = code === invalid ? ['missing', 'rule'] : code === 400 && invalid === 422 ? ['unreadable'] : [usual[code] ?? (code >= 500 ? 'fault' : 'refused')]
    return [{ code, kinds: kinds.some(kind => !isOwn(kind) || isCaused(kind, operation)) ? kinds : ['refused'] }]
  }
  if (code >= 500) {
    // What the other statuses leave to `default` need not be a failure of the service, as that of `5XX` is.
    return status === 'default' ? [] : [{ code, kinds: ['fault'] }]
  }
  const natural: { code: number, kinds: FailureKind[] }[] = [
    { code: invalid, kinds: ['missing', 'rule'] },
    { code: 401, kinds: ['credential'] },
    { code: 404, kinds: ['absent'] },
  ]
  return natural.filter(one => !has(one.code) && one.kinds.some(kind => isCaused(kind, operation)))
}

/** Kinds that a call without anything to go wrong in this way cannot have. */
function isCaused(kind: FailureKind, operation: Failing): boolean {
  switch (kind) {
    case 'missing':
    case 'rule':
      return fieldsOf(kind, operation).fields !== undefined
    case 'unreadable':
      return operation.requestBody !== undefined
    case 'credential':
      return operation.security.length > 0 && operation.security.every(({ schemes }) => schemes.length > 0)
    case 'absent':
      return operation.parameters.some(parameter => parameter.in === 'path')
    default:
      return true
  }
}

/** Kinds whose words name the call's own fields, so that they say more than the document does of the status. */
function isOwn(kind: FailureKind): boolean {
  return kind === 'missing' || kind === 'rule' || kind === 'unreadable'
}

/** Kinds that a request shows by itself, beside the examples of their status. */
function isProvable(kind: FailureKind): boolean {
  return kind === 'missing' || kind === 'rule'
}

function fieldsOf(
  kind: FailureKind,
  { parameters, requestBody, security }: Failing,
): Pick<Failure, 'fields' | 'scopes'> {
  const fields = ((): FailingField[] => {
    switch (kind) {
      case 'missing':
        return requiredFields(parameters, requestBody)
      case 'rule':
        return breakableFields(parameters, requestBody)
      case 'absent':
        return parameters.filter(parameter => parameter.in === 'path').slice(-1).map(({ name }) => ({ in: 'path', name }))
      default:
        return []
    }
  })()
  const scopes = kind === 'permission' ? [...new Set(security.flatMap(({ schemes }) => schemes.flatMap(({ scopes }) => scopes.map(({ name }) => name))))] : []
  return { ...(fields.length > 0 && { fields }), ...(scopes.length > 0 && { scopes }) }
}

/** The examples that somebody wrote of an error, where they tell several errors apart. */
function namedExamples({ content }: Response): Example[] {
  const written = (content[0]?.examples ?? []).filter(({ generated }) => !generated)
  return written.length > 1 ? written : []
}

function toFailure(
  document: ApiDocument,
  { status, anchor, label, content, headers }: Response,
  { code, kind, example, said, type, fields, scopes }: Pick<Failure, 'code' | 'kind' | 'example' | 'said' | 'type' | 'fields' | 'scopes'>,
): Failure {
  const [shown] = content[0]?.examples ?? []
  return compact<Failure>({
    id: [code, kind, ...(example === undefined ? [] : [example])].join(' '),
    status,
    anchor,
    label,
    code,
    kind,
    example,
    said: said === label ? undefined : said,
    type: type ?? (shown && !shown.generated && String(code) === status ? saidIn(document, shown, 'errorCode') : undefined),
    fields,
    scopes,
    tellsWhen: headers.some(({ name }) => name.toLowerCase() === 'retry-after') || undefined,
  })
}

/** A text of an error's example by what its name means, however deep; undefined where there is none. */
function saidIn(document: ApiDocument, { value }: Example, meaning: 'errorCode' | 'errorMessage'): string | undefined {
  const { means } = conventionsOf(document)
  const find = (inner: unknown, depth: number): string | undefined => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner) || depth > 2)
      return undefined
    const entries = Object.entries(inner)
    const own = entries.find(([name, text]) => typeof text === 'string' && text !== '' && text.length <= 200 && means(meaning, words(name)))?.[1] as string | undefined
    return own ?? entries.map(([, one]) => find(one, depth + 1)).find(text => text !== undefined)
  }
  return find(value, 0)
}
