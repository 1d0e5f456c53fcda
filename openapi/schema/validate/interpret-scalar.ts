import type { SchemaObject } from '../../document/openapi.ts'
import type { Place, Run } from './interpret-run.ts'
import { lengthOf } from './match-value.ts'
import { isOfFormat } from './ajv-formats.ts'
import { report } from './interpret-run.ts'

/** What a schema says of numbers. */
export function checkNumber(run: Run, schema: SchemaObject, place: Place): void {
  const value = place.value as number
  const { maximum, minimum, exclusiveMaximum, exclusiveMinimum, multipleOf, format } = schema
  if (maximum !== undefined && value > maximum)
    report(run, place, 'maximum', { comparison: '<=', limit: maximum })
  if (minimum !== undefined && value < minimum)
    report(run, place, 'minimum', { comparison: '>=', limit: minimum })
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
    report(run, place, 'exclusiveMaximum', { comparison: '<', limit: exclusiveMaximum })
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
    report(run, place, 'exclusiveMinimum', { comparison: '>', limit: exclusiveMinimum })
  if (multipleOf !== undefined && value / multipleOf !== Number.parseInt(String(value / multipleOf)))
    report(run, place, 'multipleOf', { multipleOf })
  if (format !== undefined && !isOfFormat(format, value))
    report(run, place, 'format', { format })
}

/** What a schema says of texts. */
export function checkText(run: Run, { maxLength, minLength, pattern, format }: SchemaObject, place: Place): void {
  const value = place.value as string
  if (maxLength !== undefined && lengthOf(value) > maxLength)
    report(run, place, 'maxLength', { limit: maxLength })
  if (minLength !== undefined && lengthOf(value) < minLength)
    report(run, place, 'minLength', { limit: minLength })
  if (pattern !== undefined && !run.patternOf(pattern).test(value))
    report(run, place, 'pattern', { pattern })
  if (format !== undefined && !isOfFormat(format, value))
    report(run, place, 'format', { format })
}
