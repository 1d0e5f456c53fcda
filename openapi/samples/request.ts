import type { Operation, Schema } from '../model/types.ts'
import type { BodyChoice } from './body/body.ts'
import type { CredentialChoice } from './credentials.ts'
import type { HttpRequest } from './http-request.ts'
import type { Problem, SayProblem } from './request-words.ts'
import type { ServerChoice } from './server.ts'
import type { Given, ValueChoice } from './value.ts'
import { expectAnswer, firstSuccess, preferredType } from './answer.ts'
import { buildBody } from './body/body.ts'
import { buildCookie } from './cookie.ts'
import { listDemands, listKeys } from './credentials.ts'
import { errorMessage, recordName, resultName } from './names.ts'
import { headerValue, listHeaders } from './header.ts'
import { isToken } from '../document/text/token.ts'
import { problemsInEnglish, sayProblem } from './request-words.ts'
import { buildUrl } from './url.ts'
import { parameterValue } from './value.ts'

export interface RequestOptions extends ServerChoice, CredentialChoice, ValueChoice, BodyChoice {
  /** The media type for `Accept`; by default the header is sent only where the server might answer in another type. */
  accept?: string
  /** Whether the schemas of what is sent and answered come along, as types need them. */
  types?: boolean
  /** Says what cannot be sent as it is; in English by default. */
  say?: SayProblem
}

/**
 * The exact request of an operation: its parameters in their styles, its body in its media type, its credentials in
 * their places. Pure: the same input makes the same request.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#parameter-object, RFC 3986, RFC 6570, RFC 9110
 */
export function buildRequest(operation: Operation, options: RequestOptions = {}): HttpRequest {
  const problems: Problem[] = []
  const given = listValues(operation, options)
  const keys = listKeys(operation, options)
  const method = wireMethod(operation.method, problems)
  const accept = options.accept ?? preferredType(operation)
  const result = resultName(operation)
  const { answer, answerType } = expectAnswer(operation, method)
  const request: HttpRequest = {
    method,
    url: buildUrl(operation, options, { given, keys, problems }),
    headers: [
      ...keys.filter(key => key.in === 'header').map((key): [string, string] => [key.name, key.before + key.key]),
      ...(accept ? [['Accept', headerValue(accept)] as [string, string]] : []),
      ...listHeaders(given, keys, problems),
    ],
    cookie: buildCookie(given, keys),
    basic: keys.find(key => key.in === 'basic')?.key,
    body: buildBody(operation, options, { method, problems }),
    keys,
    answer,
    answerType,
    result,
    errorMessage: errorMessage(operation),
    problems: [],
  }
  addRare(request, operation, { options, given })
  request.problems = problems.map(problem => sayProblem(options.say ?? problemsInEnglish, problem))
  return request
}

/** Adds what few requests have, by assignment: that many spreads in a literal would take as long as all the rest of a request. */
function addRare(
  request: HttpRequest,
  operation: Operation,
  { options, given }: { options: RequestOptions, given: Given[] },
): void {
  const numbers = numbersOf(given)
  if (numbers.length > 0)
    request.numbers = numbers
  const { digest, certificate } = listDemands(operation, options)
  if (digest)
    request.digest = digest
  if (certificate)
    request.certificate = certificate
  const { paging } = operation
  if (paging)
    request.paging = { ...paging, record: recordName(operation, paging, request.result) }
  if (options.types)
    request.schemas = schemasOf(operation, options.mediaType)
}

/** The query parameters that are numbers by their schema: a console gives text, whatever was typed. */
function numbersOf(given: Given[]): string[] {
  return given
    .filter(({ parameter: { in: place, schema } }) => place === 'query' && isNumeric(schema))
    .map(({ parameter }) => parameter.name)
}

function isNumeric(schema: Schema | undefined): boolean {
  return schema !== undefined && schema.types.length > 0 && schema.types.every(type => type === 'integer' || type === 'number')
}

function schemasOf({ requestBody, ...operation }: Operation, mediaType: string | undefined): HttpRequest['schemas'] {
  const body = (requestBody?.content.find(({ type }) => type === mediaType) ?? requestBody?.content[0])?.schema
  const answer = firstSuccess({ ...operation, requestBody })?.content[0]?.schema
  return { ...(body && { body }), ...(answer && { answer }) }
}

function listValues(operation: Operation, options: RequestOptions): Given[] {
  return operation.parameters.flatMap((parameter) => {
    const value = parameterValue(parameter, options)
    return value === undefined ? [] : [{ parameter, value }]
  })
}

/** The fixed methods in capitals; a method of `additionalOperations` as it is spelled. */
function wireMethod(method: string, problems: Problem[]): string {
  const known = /^(?:get|put|post|delete|options|head|patch|trace|query)$/i.test(method)
  if (!known && !isToken(method)) {
    problems.push({ word: 'problem.method', values: { method } })
    return 'GET'
  }
  return known ? method.toUpperCase() : method
}
