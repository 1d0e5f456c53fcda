import type { ValidationRules, Violation } from './error-facts.ts'
import { ruleName } from './rules.ts'
import { sentence } from './sentence.ts'

/** The names that APIs use for the parts of a violation. */
const partNames = {
  list: new Set(['loc', 'location', 'path']),
  field: new Set('field param parameter property path name attribute key target source loc'.split(' ')),
  pointer: new Set(['pointer', 'json pointer']),
  location: new Set(['in', 'location']),
  message: new Set('message msg detail description reason error title issue'.split(' ')),
  rule: new Set('rule,code,type,keyword,error code,constraint,validation'.split(',')),
}

/** What may stand in a property: the API's names of rules, its types, and its values where they are listed. */
interface Allowed {
  rules: ValidationRules | undefined
  types: Set<string>
  choices: unknown[] | undefined
}

/** The value for a property of that name, from a violation; undefined where the name means something else. */
export function violationFact(name: string, violation: Violation, { rules, types, choices }: Allowed): unknown {
  if (types.has('array') && partNames.list.has(name)) {
    return [violation.in, ...fieldPath(violation)]
  }
  if (partNames.field.has(name)) {
    return types.has('string') ? fieldPath(violation).join('.') || violation.in : undefined
  }
  if (partNames.pointer.has(name))
    return `#${violation.pointer}`
  if (partNames.location.has(name)) {
    return choices && !choices.includes(violation.in) ? undefined : violation.in
  }
  if (partNames.message.has(name) && types.has('string') && !choices)
    return sentence(violation)
  if (partNames.rule.has(name) && types.has('string')) {
    const rule = ruleName(rules, violation)
    return choices && !choices.includes(rule) ? undefined : rule
  }
  return undefined
}

/** The property names on the path to the wrong value. */
export function fieldPath({ pointer }: Violation): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}
