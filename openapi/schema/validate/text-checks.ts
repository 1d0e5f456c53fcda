import type { SchemaObject } from '../../document/openapi.ts'
import type { Check } from './run.ts'
import { isFormat, matchesFormat } from '../formats.ts'
import { createPattern } from '../pattern/pattern.ts'
import { isCount } from './keyword-value.ts'
import { fail, giveUp } from './run.ts'

/** What a schema asks of texts. */
export function textChecks(schema: SchemaObject, warn: (message: string) => void): Check[] {
  const { minLength, maxLength, pattern, format } = schema
  const checks: Check[] = []
  if (isCount(maxLength)) {
    const params = { limit: maxLength }
    checks.push((run, value, at) =>
      typeof value !== 'string'
      || value.length <= maxLength
      || lengthOf(value) <= maxLength
      || fail(run, at, 'maxLength', params))
  }
  if (isCount(minLength)) {
    const params = { limit: minLength }
    checks.push((run, value, at) =>
      typeof value !== 'string'
      || (value.length >= minLength && (value.length >= 2 * minLength || lengthOf(value) >= minLength))
      || fail(run, at, 'minLength', params))
  }
  if (typeof pattern === 'string')
    checks.push(patternCheck(pattern, warn))
  if (isFormat(format)) {
    const params = { format }
    checks.push((run, value, at) =>
      typeof value !== 'string' || matchesFormat(format, value) || fail(run, at, 'format', params))
  }
  return checks
}

function patternCheck(source: string, warn: (message: string) => void): Check {
  const pattern = createPattern(source)
  const params = { pattern: source }
  if (!pattern) {
    warn(`the pattern ${JSON.stringify(source.slice(0, 80))} is not a regular expression, and is not checked`)
    return () => true
  }
  return (run, value, at) => {
    if (typeof value !== 'string')
      return true
    const isMatch = pattern.test(value, run.patterns)
    return isMatch ?? giveUp(run, at, 'pattern', params) ? true : fail(run, at, 'pattern', params)
  }
}

/** JSON Schema counts characters, JavaScript halves of them. */
export function lengthOf(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.codePointAt(index) ?? 0) > 0xFFFF) {
      length--
      index++
    }
  }
  return length
}
