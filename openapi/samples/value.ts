import type { Example, Parameter } from '../model/types.ts'
import type { Json } from './json.ts'
import { isJson } from './answer.ts'
import { parseJson, toJson, toText } from './json.ts'
import { ownValue } from './server.ts'

/** What a reader has filled in; the spec's examples stand in for what is absent, `null` and `undefined` are not sent. */
export interface Values {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  header?: Record<string, unknown>
  cookie?: Record<string, unknown>
  querystring?: Record<string, unknown>
  /** The text of the body (JSON text for form and multipart bodies), or plain data; `null` sends none. */
  body?: unknown
}

export interface ValueChoice {
  values?: Values
  /** The name of the example used for the body and parameters; the first where absent. */
  example?: string
  onlyRequired?: boolean
  /** Whether optional fields without an example are sent, too. */
  allFields?: boolean
}

/** A parameter's value, exact; undefined where the parameter is not sent. */
export function parameterValue(
  parameter: Parameter,
  { values, example: name, onlyRequired, allFields }: ValueChoice,
): Json | undefined {
  const given = values?.[parameter.in]
  if (given && Object.hasOwn(given, parameter.name)) {
    const value = ownValue(given, parameter.name)
    return value === null || value === undefined ? undefined : toJson(value)
  }
  const example = chooseExample(parameter.examples, name)
  if (!parameter.required && parameter.in === 'header' && changesMeaning(parameter.name))
    return undefined
  if (!parameter.required && (onlyRequired || parameter.deprecated || !example || (example.generated && !allFields)))
    return undefined
  return example ? exactValue(example) : parameter.required ? parameter.name : undefined
}

/**
 * Headers that change what a request does: sent with an example's value, the request would be refused, answered empty, or
 * taken for a repetition. RFC 9110 §13.1 and §14.2, and the draft of Idempotency-Key.
 */
function changesMeaning(name: string): boolean {
  return /^(?:x-)?(?:idempotency-key|if-(?:match|none-match|modified-since|unmodified-since|range)|range)$/i.test(name)
}

export function chooseExample(examples: Example[], name: string | undefined): Example | undefined {
  return examples.find(example => example.name === name)
    // An example without a value shows nothing: where nobody chose it, another one stands for it.
    ?? examples.find(({ text, value }) => text !== '' || value !== undefined)
    ?? examples[0]
}

/** The example's data with numbers as they are written in the spec. */
export function exactValue(example: Example): Json {
  return typeof example.value === 'string' ? example.value : (parseJson(example.text) ?? toJson(example.value))
}

/** A parameter and what it is sent with. */
export interface Given {
  parameter: Parameter
  value: Json
}

/** A parameter with `content` is that media type's text: JSON, or text as it is. */
export function contentText({ parameter, value }: Given): string {
  return typeof value === 'string' && !isJsonParameter(parameter) ? value : toText(value)
}

export function isJsonParameter({ contentType }: Parameter): boolean {
  return contentType !== undefined && isJson(contentType)
}
