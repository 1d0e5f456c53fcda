import type { ApiDocument } from '../../document/document.ts'
import { isObject } from '../../document/json/value.ts'
import { hasOwnExample } from '../example/example.ts'
import type { ErrorFacts, ErrorSlot } from './error-facts.ts'
import { fillFully } from './form.ts'

/**
 * What a declared error shows where nobody wrote an example of it: what is known of such an error, in the form that is declared, and
 * nothing made up besides. Undefined where somebody wrote one, and where the form has no place for what is known.
 */
export function errorExample(
  document: ApiDocument,
  facts: ErrorFacts,
  { declared, content }: ErrorSlot,
): { value: unknown } | undefined {
  const { mediaType } = content
  if (mediaType.schema === undefined || hasOwnExample(document, mediaType))
    return undefined
  const filled = fillFully(facts, { declared, content }, { document, isShown: true })
  return filled && saysSomething(filled.value) ? filled : undefined
}

/** Whether there is a value in it, however deep. */
function saysSomething(value: unknown): boolean {
  if (Array.isArray(value) || isObject(value))
    return Object.values(value).some(saysSomething)
  return value !== undefined && value !== null && value !== ''
}
