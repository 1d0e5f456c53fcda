import type { Parameter } from '../../../openapi/model/types.ts'
import type { Translate } from '../../shared/messages/messages.ts'
import type { Draft, FieldState } from '../draft/draft.ts'
import type { FieldOffer } from '../flow/useFlow.ts'
import type { FormField } from './form-field.ts'
import { parameterControl, parameterKey } from '../draft/draft.ts'

const LOCATIONS = [
  ['path', 'console.path'],
  ['query', 'console.query'],
  ['querystring', 'reference.queryString'],
  ['header', 'reference.headers'],
  ['cookie', 'reference.cookies'],
] as const

/** The parameters of an operation as fields, under the name of where they are sent. */
export function groupFields(
  parameters: Parameter[],
  { draft, offers, t }: { draft: Draft, offers: Record<string, FieldOffer>, t: Translate },
): { title: string, fields: FormField[] }[] {
  return LOCATIONS.map(([location, title]) => ({
    title: t(title),
    fields: parameters
      .filter(parameter => parameter.in === location)
      .map(parameter => ({ ...toField(parameter, draft), offer: offers[parameterKey(parameter)] })),
  }))
}

function toField(parameter: Parameter, draft: Draft): FormField {
  const key = parameterKey(parameter)
  const control = parameterControl(parameter)
  const text = draft.parameters[key] ?? ''
  const canBeEmpty = (control === 'text' || control === 'number') && parameter.in !== 'path'
  return {
    key,
    name: parameter.name,
    schema: parameter.schema,
    control,
    required: parameter.required,
    text,
    deprecated: parameter.deprecated,
    description: parameter.description ?? parameter.schema.description,
    ...(canBeEmpty && {
      empty: {
        meaning: draft.states[key] === 'empty' ? 'empty' : 'absent',
        choices: ['absent', 'empty'],
      },
    }),
    ...(!parameter.required && { isSent: draft.states[key] !== 'off' }),
  }
}

/** Takes what a reader types into a parameter, which switches it on again. */
export function enterParameter(draft: Draft, key: string, text: string): void {
  draft.parameters[key] = text
  draft.touched[key] = true
  delete draft.states[key]
}

/** Says whether a parameter is sent: a switch keeps the text, and an empty one is sent only when that is meant. */
export function setParameterState(draft: Draft, key: string, state: FieldState | undefined): void {
  if (state === undefined)
    delete draft.states[key]
  else
    draft.states[key] = state
}
