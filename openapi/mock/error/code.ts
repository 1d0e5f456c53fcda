import type { Fault } from './fault.ts'

const synonyms: Record<string, RegExp> = {
  validation_error: /valid/i,
  malformed_body: /invalid.?request|bad.?request|malformed|parse|unreadable/i,
  not_found: /not.?found|missing|unknown/i,
  unauthorized: /unauth|credential|token/i,
  forbidden: /forbid|denied|permission/i,
  conflict: /conflict|exist|duplicate|taken/i,
  too_many_requests: /rate|many|limit/i,
}

/** The code that an API has for a fault, among those that its schema allows. */
export function pickCode(choices: string[], fault: Fault, before: unknown): unknown {
  if (choices.includes(fault.code))
    return fault.code
  const pattern = synonyms[fault.code]
  return choices.find(choice => pattern?.test(choice))
    ?? (typeof before === 'string' && choices.includes(before)
      ? before
      : (choices.find(choice => /invalid|error|bad/i.test(choice)) ?? choices[0]))
}
