import type { ApiDocument } from '../../document/document.ts'
import type { ValidationRules, Violation } from './error-facts.ts'
import { conventionsOf } from '../conventions.ts'
import { plainSegments } from '../../document/json/pointer.ts'
import { ruleName } from './rules.ts'
import { sentence } from './sentence.ts'

/** What may stand in a property: the API's names of rules, its types, and its values where they are listed. */
interface Allowed {
  document: ApiDocument
  rules: ValidationRules | undefined
  types: Set<string>
  choices: unknown[] | undefined
}

/** The value for a property of that name, from a violation; undefined where the name means something else. */
export function violationFact(name: string, violation: Violation, allowed: Allowed): unknown {
  const { document, rules, types, choices } = allowed
  const { means } = conventionsOf(document)
  if (types.has('array') && means('violationPath', name)) {
    return [violation.in, ...fieldPath(violation)]
  }
  if (means('violationField', name)) {
    return types.has('string') ? fieldPath(violation).join('.') || violation.in : undefined
  }
  if (means('errorPointer', name))
    return `#${violation.pointer}`
  if (means('violationPlace', name)) {
    return choices && !choices.includes(violation.in) ? undefined : violation.in
  }
  if (means('violationMessage', name) && types.has('string') && !choices)
    return sentence(violation)
  if (means('violationRule', name) && types.has('string')) {
    const rule = ruleName(rules, violation)
    return choices && !choices.includes(rule) ? undefined : rule
  }
  return undefined
}

/** The property names on the path to the wrong value. */
export function fieldPath({ pointer }: Violation): string[] {
  return plainSegments(pointer) ?? []
}
