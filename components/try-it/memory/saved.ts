import type { Operation, Parameter } from '../../../openapi/model/types.ts'
import type { SecretFacts } from '../../../openapi/samples/secret.ts'
import type { Draft, FieldState } from '../draft/draft.ts'
import { parseJson, toLine, toPrettyText } from '../../../openapi/samples/json.ts'
import { isSecretName, withoutSecrets } from '../../../openapi/samples/secret.ts'
import { parameterKey } from '../draft/draft.ts'
import { isOwn } from './own.ts'

/** A draft as it may leave the tab: what was entered, without anything that may be a secret, and without files. */
export interface SavedDraft {
  parameters: Record<string, string>
  states: Record<string, FieldState>
  mediaType: string
  body?: string
}

/** The longest body that is kept. */
const longest = 50_000

/** `hide` takes out what is known to be secret whatever its name: the reader's own keys. */
export function toSaved(operation: Operation, draft: Draft, hide = (text: string): string => text): SavedDraft {
  const open = withoutSecretValues(operation, draft)
  const keys = operation.parameters.filter(one => !isSecretParameter(operation, one)).map(parameterKey)
  const shown = operation.requestBody?.content.find(({ type }) => type === draft.mediaType)?.examples ?? []
  const body = bodyToKeep(draft.bodies[draft.mediaType] ?? '', {
    examples: shown.map(({ text }) => text),
    fields: operation.secretFields,
    hide,
  })
  return {
    parameters: Object.fromEntries(keys.map(key => [key, hide(open.parameters[key] ?? '')])),
    states: Object.fromEntries(keys.flatMap(key => draft.states[key] === undefined ? [] : [[key, draft.states[key]]])) as SavedDraft['states'],
    mediaType: draft.mediaType,
    ...(operation.requestBody && body !== undefined && { body }),
  }
}

/**
 * A draft whose request shows nothing that may be a secret: its values are emptied, and marked in a path, which cannot be without. A
 * server's secret variables are as in the document.
 */
export function withoutSecretValues(operation: Operation, draft: Draft): Draft {
  const { secretFields: fields } = operation
  const [parameters, states] = [{ ...draft.parameters }, { ...draft.states }]
  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter)
    const text = parameters[key] ?? ''
    if (!isSecretParameter(operation, parameter)) {
      parameters[key] = withoutSecretParts(text, parameter, fields)
    }
    else if (text !== '') {
      parameters[key] = parameter.in === 'path' ? '…' : ''
      states[key] ??= 'empty'
    }
  }
  const bodies = Object.fromEntries(Object.entries(draft.bodies).map(([type, text]) => {
    const value = withoutSecrets(text, { fields })
    return [type, value === undefined ? text : toPrettyText(value)]
  }))
  const variables = Object.fromEntries(Object.entries(draft.variables).filter(([name]) => !isSecretName(name, fields)))
  return { ...draft, parameters, states, bodies, variables }
}

function isSecretParameter({ secretFields }: Operation, { name, in: place }: Parameter): boolean {
  return place === 'cookie' || isSecretName(name, secretFields)
}

/** The text of a list or an object without what in it may be secret. */
function withoutSecretParts(text: string, { examples }: Parameter, fields: string[] | undefined): string {
  const value = parseJson(text)
  if (!(value instanceof Map) && !Array.isArray(value))
    return text
  const open = withoutSecrets(text, { examples: examples.map(example => example.text), fields }) ?? ''
  return toLine(open) === toLine(value) ? text : toPrettyText(open)
}

/** Fills a draft in; names and media types that the operation does not have are left out. */
export function fillSaved(operation: Operation, draft: Draft, saved: SavedDraft): void {
  for (const { name, in: place } of operation.parameters) {
    const key = `${place} ${name}`
    const text = isOwn(saved.parameters, key) ? saved.parameters[key] : undefined
    if (typeof text !== 'string')
      continue
    draft.parameters[key] = text
    draft.touched[key] = true
    const state = isOwn(saved.states, key) ? saved.states[key] : undefined
    if (state === 'off' || state === 'empty')
      draft.states[key] = state
    else
      delete draft.states[key]
  }
  if (typeof saved.body === 'string' && operation.requestBody?.content.some(({ type }) => type === saved.mediaType)) {
    draft.mediaType = saved.mediaType
    draft.bodies[saved.mediaType] = saved.body
  }
}

/** Reads what a storage or a link holds: anybody may have written it. */
export function readSaved(value: unknown): SavedDraft | undefined {
  const isTexts = (one: unknown): one is Record<string, string> =>
    typeof one === 'object' && one !== null && Object.values(one).every(text => typeof text === 'string')
  if (typeof value !== 'object' || value === null)
    return undefined
  const { parameters, states, mediaType, body } = value as Partial<SavedDraft>
  return isTexts(parameters) && isTexts(states) && typeof mediaType === 'string'
    && (body === undefined || typeof body === 'string')
    ? { parameters, states, mediaType, body }
    : undefined
}

/** A body's text without what may be secret; undefined where it is too long, or no JSON that could be looked through. */
function bodyToKeep(text: string, facts: SecretFacts): string | undefined {
  const value = text.length > longest ? undefined : withoutSecrets(text, facts)
  return value === undefined ? undefined : toPrettyText(value)
}
