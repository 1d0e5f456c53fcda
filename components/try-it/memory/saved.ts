import type { Operation } from '../../../openapi/model/types.ts'
import type { Draft, FieldState } from '../draft/draft.ts'
import { toPrettyText } from '../../../openapi/samples/json.ts'
import { isSecretName, withoutSecrets } from '../../../openapi/samples/secret.ts'
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

export function toSaved(operation: Operation, draft: Draft): SavedDraft {
  const kept = operation.parameters.filter(({ name, in: place, schema }) =>
    place !== 'cookie' && schema.format !== 'password' && !isSecretName(name))
  const keys = kept.map(({ name, in: place }) => `${place} ${name}`)
  const body = bodyToKeep(draft.bodies[draft.mediaType] ?? '')
  return {
    parameters: Object.fromEntries(keys.map(key => [key, draft.parameters[key] ?? ''])),
    states: Object.fromEntries(keys.flatMap(key => draft.states[key] === undefined ? [] : [[key, draft.states[key]]])) as SavedDraft['states'],
    mediaType: draft.mediaType,
    ...(operation.requestBody && body !== undefined && { body }),
  }
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
function bodyToKeep(text: string): string | undefined {
  const value = text.length > longest ? undefined : withoutSecrets(text)
  return value === undefined ? undefined : toPrettyText(value)
}
