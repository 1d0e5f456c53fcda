import type { ApiDocument } from '../../document/document.ts'
import type { MediaType, Operation, Parameter, PathItem, Ref, RequestBody } from '../../document/openapi.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { resolve } from '../../document/resolve.ts'
import { statusPhrase } from '../../document/status.ts'
import { isLeftOut } from '../direction.ts'
import { propertiesOf, requiredOf } from '../facts.ts'
import { phrase } from '../validate/words.ts'
import type { ErrorFacts, Violation } from './error-facts.ts'

/** An operation with what stands around it, as far as a typical error depends on it. */
export interface FailingOperation {
  operation: Operation
  pathItem: PathItem
}

/**
 * What an error of a status is usually about: a request that lacks the first thing it needs, or no more than the status says. The
 * pages show it where nobody wrote an example, and the mock answers with it where that status is asked for.
 */
export function typicalFacts(document: ApiDocument, failing: FailingOperation, status: number): ErrorFacts {
  const missing = status === invalidStatus(failing.operation) ? firstMissing(document, failing) : undefined
  if (missing)
    return { status, ...invalidFacts([missing]) }
  const words = statusPhrase(status) || 'Error'
  return { status, code: words.toLowerCase().replaceAll(/\W+/g, '_'), message: `${words}.` }
}

/**
 * The error status that a key of an operation's responses is usually about; undefined where it means success. A `default` is for
 * errors where something else declares success.
 */
export function errorStatus(key: string, { responses }: Operation): number | undefined {
  const keys = Object.keys(responses ?? {})
  if (key === 'default')
    return !keys.some(other => /^[123]/.test(other)) ? undefined : keys.some(other => /^4(?:00|XX)$/i.test(other)) ? 500 : 400
  const status = Number(key.replace(/XX$/i, '00'))
  return status >= 400 && status < 600 ? status : undefined
}

/** The status of a request that breaks the document: 422 where the operation declares it, else 400. */
export function invalidStatus({ responses }: Operation): number {
  return Object.hasOwn(responses ?? {}, '422') ? 422 : 400
}

/** What a request that breaks the document is told. A field that breaks two rules counts once. */
export function invalidFacts(violations: Violation[]): Omit<ErrorFacts, 'status'> {
  const count = new Set(violations.map(({ in: location, pointer }) => `${location} ${pointer}`)).size
  return {
    code: 'validation_error',
    message: count === 1 ? '1 field is missing or not valid.' : `${count} fields are missing or not valid.`,
    violations,
  }
}

/** A body's first required field, else the first required parameter. */
function firstMissing(document: ApiDocument, { operation, pathItem }: FailingOperation): Violation | undefined {
  const body = operation.requestBody && resolve<RequestBody>(document, operation.requestBody)?.value
  const [source] = Object.values(body?.content ?? {})
  const schema = source && resolve<MediaType>(document, source)?.value.schema
  const properties = propertiesOf(document, schema)
  const field = [...requiredOf(document, schema)].find(name => !isLeftOut(document, properties.get(name), 'request'))
  if (field !== undefined)
    return missing('body', field)
  const parameters = [...(operation.parameters ?? []), ...(pathItem.parameters ?? [])]
    .map((source: Parameter | Ref) => resolve<Parameter>(document, source)?.value)
  const parameter = parameters.find(found => found?.required === true && (found.in === 'query' || found.in === 'header'))
  return parameter && missing(parameter.in as Violation['in'], parameter.name)
}

function missing(place: Violation['in'], name: string): Violation {
  const params = { missingProperty: name }
  return { in: place, pointer: joinPointer('', name), keyword: 'required', params, message: phrase('required', params) }
}
