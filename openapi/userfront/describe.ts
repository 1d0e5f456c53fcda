import type { Fault, Violation } from '../mock/index.ts'
import { noCredential } from '../mock/request/access-fault.ts'
import { sentence } from '../schema/error/sentence.ts'

/**
 * The API's own words for what the mock finds: its phrase first, and then what exactly is wrong, which the API leaves its
 * callers to guess.
 */
export function describe({ status, message, violations = [] }: Fault): string | undefined {
  if (status === 401) {
    return message === noCredential ? 'Missing authentication' : message
  }
  if (violations.length === 0)
    return undefined
  return `${phraseOf(violations)}: ${violations.map(sentence).join('; ')}`
}

function phraseOf(violations: Violation[]): string {
  if (violations.some(({ keyword }) => keyword === 'required'))
    return 'Missing information'
  if (violations.every(({ pointer }) => /\/phoneNumber$/.test(pointer)))
    return 'Phone number must be in E.164 format'
  return violations.some(({ keyword, params }) => keyword === 'format' && params.format === 'email')
    ? 'Email format is invalid'
    : 'Invalid information'
}
