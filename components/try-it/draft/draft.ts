import type { MediaType, Operation, Parameter } from '../../../openapi/model/types.ts'
import type { Values } from '../../../openapi/samples/value.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { Control } from '../fields/control.ts'
import type { Offer } from '../flow/match.ts'
import { isNumber, parseJson } from '../../../openapi/samples/json.ts'
import { chooseExample, parameterValue } from '../../../openapi/samples/value.ts'
import { controlOf, fromControlText, isFileControl, jsonProblem, toControlText } from '../fields/control.ts'

/** A parameter that is switched off, or sent as an empty text. */
export type FieldState = 'off' | 'empty'

/** Everything a reader has entered for one operation: texts of controls, as typed. */
export interface Draft {
  /** By `parameterKey`; an empty text is not sent unless `states` says so. */
  parameters: Record<string, string>
  /** Parameters that are left out although they have text, or sent although they are empty. */
  states: Record<string, FieldState>
  mediaType: string
  sendsBody: boolean
  /** The body's text by media type: a form's body is JSON too, and its controls show that JSON. */
  bodies: Record<string, string>
  /** Texts of JSON controls of the body that do not parse yet, by property; text that parses is in the body. */
  unfinished: Record<string, string>
  /** By property, and `''` for a body that is a file. */
  files: Map<string, File[]>
  raw: boolean
  /** Empty: the sandbox of this site; where it has none, there is nowhere to send to yet. */
  server: string
  /** The name of the environment that server and variables are from; empty where they are from none. */
  environment: string
  variables: Record<string, string>
  security: number
  /** The origin at which the reader agreed to change something. */
  confirmed: string
  /** Values that came from answers, by `parameterKey`, with what stood there before. */
  taken: Record<string, Offer & { before: string, state?: FieldState }>
  /** Parameters that the reader has entered, or given back: nothing else is filled into them. */
  touched: Record<string, true>
}

/** A draft filled in with the spec's examples: what the samples show. `server` is where requests go at first. */
export function createDraft(operation: Operation, server = ''): Draft {
  const content = operation.requestBody?.content ?? []
  const first = content[0]
  const usable = operation.security.findIndex(one => one.schemes.every(({ scheme }) => scheme.type !== 'mutualTLS'))
  return {
    parameters: Object.fromEntries(
      operation.parameters.map(parameter => [
        parameterKey(parameter),
        toControlText(parameterValue(parameter, {}), parameterControl(parameter)),
      ]),
    ),
    mediaType: first?.type ?? '',
    states: {},
    sendsBody: operation.requestBody !== undefined && canHaveBody(operation),
    bodies: Object.fromEntries(content.map(mediaType => [mediaType.type, exampleText(mediaType)])),
    unfinished: {},
    files: new Map(),
    raw: false,
    server,
    environment: '',
    variables: {},
    security: Math.max(0, usable),
    confirmed: '',
    taken: {},
    touched: {},
  }
}

/** Fills a draft in with the examples of one name, wherever there are any of it. */
export function fillExample(operation: Operation, draft: Draft, name: string): void {
  for (const parameter of operation.parameters) {
    if (parameter.examples.some(example => example.name === name)) {
      draft.parameters[parameterKey(parameter)] = toControlText(
        parameterValue(parameter, { example: name }),
        parameterControl(parameter),
      )
    }
  }
  for (const mediaType of operation.requestBody?.content ?? []) {
    if (mediaType.examples.some(example => example.name === name))
      draft.bodies[mediaType.type] = exampleText(mediaType, name)
  }
}

/** The values of a draft, as `buildRequest` takes them. */
export function toValues(operation: Operation, draft: Draft): Values {
  const values: Values = {}
  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter)
    const group = (values[parameter.in] ??= {})
    group[parameter.name] = plainValue(draft.parameters[key] ?? '', parameter, draft.states[key])
  }
  if (!operation.requestBody || !draft.sendsBody)
    values.body = null
  else if (bodyKind(currentBody(operation, draft)) !== 'file')
    values.body = draft.bodies[draft.mediaType] ?? ''
  return values
}

/** Reasons why a draft cannot be sent, by field; all other faults are left to the API. */
export function listProblems(operation: Operation, draft: Draft, t: Translate): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter)
    const text = draft.parameters[key] ?? ''
    if (parameter.in === 'path' && text === '')
      problems[key] = t('console.pathIncomplete')
    else if (parameter.required && text === '' && draft.states[key] !== 'empty')
      problems[key] = t('console.isRequired')
    if (draft.states[key] === 'off')
      continue
    const entry = fromControlText(text, parameterControl(parameter), parameter.schema)
    if ('problem' in entry)
      problems[key] = jsonProblem(text, t)
  }
  if (!draft.sendsBody)
    return problems
  for (const [name, text] of Object.entries(draft.unfinished))
    problems[`body ${name}`] = jsonProblem(text, t)
  return { ...problems, ...listMissingFiles(operation, draft, t) }
}

/** Required files that were not chosen: they would be sent empty, which is never meant. */
function listMissingFiles(operation: Operation, draft: Draft, t: Translate): Record<string, string> {
  const mediaType = currentBody(operation, draft)
  if (bodyKind(mediaType) === 'file') {
    return operation.requestBody?.required && !draft.files.get('')?.length ? { 'body ': t('console.chooseFile') } : {}
  }
  const missing = (mediaType?.schema?.properties ?? []).filter(
    ({ name, required, schema }) => required && isFileControl(controlOf(schema)) && !draft.files.get(name)?.length,
  )
  return Object.fromEntries(missing.map(({ name }) => [`body ${name}`, t('console.chooseFile')]))
}

/** Whether a browser lets a request of this method carry a body (Fetch standard, `Request` constructor). */
export function canHaveBody({ method }: Pick<Operation, 'method'>): boolean {
  return !/^(?:get|head)$/i.test(method)
}

export function parameterKey(parameter: Pick<Parameter, 'in' | 'name'>): string {
  return `${parameter.in} ${parameter.name}`
}

export function parameterControl(parameter: Parameter): Control {
  const control = controlOf(parameter.schema)
  return isFileControl(control) ? 'text' : control
}

/** How a body is entered: as fields of an object, as text, or as a file. */
export function bodyKind(mediaType: MediaType | undefined): 'fields' | 'json' | 'text' | 'file' {
  if (!mediaType)
    return 'text'
  const type = mediaType.type.toLowerCase()
  const structured =
    /[/+]json\b/.test(type) || type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/')
  if (structured) {
    return mediaType.schema?.properties
      || mediaType.schema?.variants?.some(({ options }) => options.some(option => option.schema.properties))
      ? 'fields'
      : 'json'
  }
  return mediaType.schema?.format === 'binary' || !/^text\/|[/+](?:xml|yaml|graphql|javascript)\b/.test(type)
    ? 'file'
    : 'text'
}

function currentBody(operation: Operation, draft: Draft): MediaType | undefined {
  return operation.requestBody?.content.find(({ type }) => type === draft.mediaType)
}

function exampleText(mediaType: MediaType, name?: string): string {
  const example = chooseExample(mediaType.examples, name)
  const kind = bodyKind(mediaType)
  if (kind === 'text') {
    return typeof example?.value === 'string' ? example.value : (example?.text ?? '')
  }
  return example?.text ?? (kind === 'fields' ? '{}' : '')
}

/** A parameter's value; a number stays text, which keeps every digit, except inside JSON. */
function plainValue(text: string, parameter: Parameter, state: FieldState | undefined): unknown {
  const control = parameterControl(parameter)
  if (state === 'off' || (text === '' && state !== 'empty'))
    return null
  const parsed = parseJson(text)
  const isData =
    control === 'json'
    || (parameter.contentType !== undefined
      && parsed !== undefined
      && (isNumber(parsed) ? control === 'number' : typeof parsed === 'boolean'))
  return isData && parsed !== undefined ? (JSON.parse(text) as unknown) : text
}
