import type { Parameter } from '../../openapi/model/types.ts'
import type { Draft } from './draft.ts'
import type { FormField } from './TryItFields.vue'
import { parameterControl, parameterKey } from './draft.ts'

const LOCATIONS: [Parameter['in'], string][] = [
  ['path', 'Path'],
  ['query', 'Query'],
  ['querystring', 'Query string'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
]

/** The parameters of an operation as fields, under the name of where they are sent. */
export function groupFields(parameters: Parameter[], draft: Draft): { title: string, fields: FormField[] }[] {
  return LOCATIONS.map(([location, title]) => ({
    title,
    fields: parameters
      .filter(parameter => parameter.in === location)
      .map((parameter): FormField => ({
        key: parameterKey(parameter),
        name: parameter.name,
        schema: parameter.schema,
        control: parameterControl(parameter),
        required: parameter.required,
        text: draft.parameters[parameterKey(parameter)] ?? '',
      })),
  }))
}
