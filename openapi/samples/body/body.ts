import { toWellFormed } from '../../document/text/well-formed.ts'
import type { Example, MediaType, Operation } from '../../model/types.ts'
import type { Json } from '../json.ts'
import type { Body } from '../http-request.ts'
import type { Problem } from '../request-words.ts'
import type { ValueChoice } from '../value.ts'
import { essence, isBinary, isJson } from '../answer.ts'
import { fileName } from './file-name.ts'
import { formBody } from './form.ts'
import { headerValue } from '../header.ts'
import { parseJson, toJson, toPrettyText, toText } from '../json.ts'
import { multipartBody } from './multipart.ts'
import { pruneOptional } from './only-required.ts'
import { chooseExample, exactValue } from '../value.ts'

export interface BodyChoice {
  /** One of the request body's media types; the first where absent. */
  mediaType?: string
}

/** The body in its media type, exact; undefined where the method has no body or the reader wants none. */
export function buildBody(
  operation: Operation,
  options: BodyChoice & ValueChoice,
  { method, problems }: { method: string, problems: Problem[] },
): Body {
  const { requestBody } = operation
  const none: Body = { kind: 'none' }
  const mediaType = requestBody?.content.find(({ type }) => type === options.mediaType) ?? requestBody?.content[0]
  const given = options.values?.body
  if (
    !requestBody
    || !mediaType
    || given === null
    || (given === undefined && options.onlyRequired && !requestBody.required)
  ) {
    return none
  }
  if (method === 'GET' || method === 'HEAD' || method === 'TRACE') {
    problems.push({ word: 'problem.body', values: { method } })
    return none
  }
  return toBody(mediaType, options)
}

/**
 * RFC 9110 §9.3.1 gives the content of GET and HEAD no meaning, and `fetch` refuses it.
 */
function toBody(mediaType: MediaType, { values, example: name, onlyRequired, allFields }: ValueChoice): Body {
  const type = concreteType(mediaType)
  const example = fullExample(chooseExample(mediaType.examples, name), allFields && !onlyRequired)
  const given = values?.body
  const text = typeof given === 'string' ? given : given === undefined ? example?.text : undefined
  const isText = typeof given === 'string' || (given === undefined && typeof example?.value === 'string')
  if (isJson(type)) {
    return { kind: 'json', type, text: jsonText(mediaType, text, { given, onlyRequired }) }
  }
  const value =
    given === undefined
      ? example
        ? exactValue(example)
        : undefined
      : typeof given === 'string'
        ? (parseJson(given) ?? given)
        : toJson(given)
  const pruned =
    onlyRequired && given === undefined && value !== undefined ? pruneOptional(value, mediaType.schema) : value
  if (essence(type) === 'application/x-www-form-urlencoded')
    return formBody(mediaType, type, pruned)
  if (essence(type).startsWith('multipart/'))
    return multipartBody(mediaType, type, pruned)
  if (isBinary(type) || mediaType.schema?.format === 'binary' || (example === undefined && given === undefined)) {
    return {
      kind: 'binary',
      type,
      file: fileName('file', type, given === undefined ? undefined : text),
    }
  }
  return {
    kind: 'text',
    type,
    text: plainText(
      isText && typeof example?.value === 'string' && given === undefined ? example.value : (text ?? textOf(value)),
    ),
  }
}

/** The example with every field, where it has one. */
function fullExample(example: Example | undefined, allFields: boolean | undefined): Example | undefined {
  if (!allFields || example?.full === undefined)
    return example
  const value = parseJson(example.full)
  return { ...example, text: example.full, value: value === undefined ? example.full : undefined }
}

function jsonText(
  mediaType: MediaType,
  text: string | undefined,
  { given, onlyRequired }: { given: unknown, onlyRequired: boolean | undefined },
): string {
  if (text === undefined) {
    return given === undefined ? '{}' : toPrettyText(toJson(given))
  }
  const json = onlyRequired && given === undefined ? parseJson(text) : undefined
  return json === undefined ? text : toPrettyText(pruneOptional(json, mediaType.schema))
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : toText(value)
}

/** Removes NUL characters, which no command line or source file can hold. */
function plainText(text: string): string {
  return toWellFormed(text).replaceAll('\0', '')
}

/** Turns a media type range into one media type, since a request has to name one. */
function concreteType({ type, examples }: MediaType): string {
  const concrete = headerValue(type)
  if (!concrete.includes('*'))
    return concrete
  const group = essence(concrete).split('/')[0]
  if (group === 'text')
    return 'text/plain'
  if (group === 'image')
    return 'image/png'
  if (group === 'multipart')
    return 'multipart/form-data'
  const [example] = examples
  return typeof example?.value === 'object'
    || (example?.value === undefined && parseJson(example?.text ?? '') !== undefined)
    ? 'application/json'
    : 'application/octet-stream'
}
