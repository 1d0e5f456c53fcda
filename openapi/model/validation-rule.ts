import type { ApiDocument } from '../document/document.ts'
import { isObject } from '../document/json/value.ts'
import type { Context } from './context.ts'
import { compact } from './describe.ts'
import type { ValidationRule } from './types.ts'

/**
 * The API's own names for what JSON Schema checks, from `x-validation-rules` of an error schema or response:
 * `minLength: "min_length[{limit}]"`, or with a description `{ rule, description }`.
 */
export function toValidationRules(context: Context): ValidationRule[] {
  const rules = new Map<string, ValidationRule>()
  for (const source of listSources(context.document)) {
    for (const [keyword, value] of Object.entries(source)) {
      const rule = isObject(value) ? value.rule : value
      if (typeof rule === 'string' && !rules.has(`${keyword} ${rule}`)) {
        rules.set(
          `${keyword} ${rule}`,
          compact({
            keyword,
            rule,
            description: context.prose(isObject(value) ? value.description : undefined),
          }),
        )
      }
    }
  }
  return [...rules.values()]
}

function listSources({ root }: ApiDocument): Record<string, unknown>[] {
  const places = [
    root,
    root.info,
    ...Object.values(root.components?.schemas ?? {}),
    ...Object.values(root.components?.responses ?? {}),
  ]
  return places.flatMap((place) => {
    const source = isObject(place) ? place['x-validation-rules'] : undefined
    return isObject(source) ? [source] : []
  })
}
