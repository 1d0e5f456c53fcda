import type { DeclaredError, ValidationRules, Violation } from './error-facts.ts'
import type { ApiDocument } from '../../document/document.ts'
import { deref } from '../facts.ts'
import { isObject } from '../../document/json/value.ts'

/**
 * The rules that a response, its schema, or one of its schema's alternatives declares in `x-validation-rules`. A key is a
 * keyword, or a keyword with its value: `format:email`.
 */
export function validationRules(
  document: ApiDocument,
  { response, content }: DeclaredError,
): ValidationRules | undefined {
  const schemas = content.flatMap(({ mediaType }) => {
    const schema = deref(document, mediaType.schema)
    return [
      schema,
      ...[...(schema?.oneOf ?? []), ...(schema?.anyOf ?? []), ...(schema?.allOf ?? [])].map(branch =>
        deref(document, branch),
      ),
    ]
  })
  for (const holder of [response, ...schemas]) {
    const declared = holder?.['x-validation-rules']
    if (isObject(declared)) {
      return Object.fromEntries(
        Object.entries(declared).map(([keyword, rule]) => [keyword, isObject(rule) ? String(rule.rule) : String(rule)]),
      )
    }
  }
  return undefined
}

/** The API's name of a broken rule; the keyword itself where the API has none. */
export function ruleName(rules: ValidationRules | undefined, { keyword, params }: Violation): string {
  const argument = params.format ?? params.type ?? params.limit
  const template = rules?.[`${keyword}:${String(argument)}`] ?? rules?.[keyword]
  return template === undefined
    ? keyword
    : template.replace(/\{(\w{1,40})\}/g, (whole, name: string) =>
        Object.hasOwn(params, name) ? String(params[name]) : whole)
}
