import type { ErrorFacts } from './error-facts.ts'

const synonyms: Record<string, RegExp> = {
  validation_error: /valid|bad.?request|bad.?param/i,
  bad_request: /invalid.?(?:request|input|param|argument)|bad.?request|malformed|valid/i,
  unprocessable_content: /unprocess|invalid|valid/i,
  internal_server_error: /internal|server|unexpected/i,
  malformed_body: /invalid.?(?:request|json|body)|bad.?request|malformed|parse|unreadable/i,
  malformed_query: /invalid.?(?:request|query|param)|bad.?request|malformed/i,
  not_found: /not.?found|missing|unknown|no.?such/i,
  unauthorized: /unauth|authenticat|credential|token/i,
  forbidden: /forbid|denied|permission|authoriz|access/i,
  conflict: /conflict|exist|duplicate|taken/i,
  too_many_requests: /rate|many|limit|throttl/i,
  unsupported_media_type: /media|content.?type|unsupported/i,
  content_too_large: /large|size/i,
  precondition_failed: /precondition|version|stale/i,
  server_error: /server|internal/i,
}

/** The API's own name for a fault, among those that its schema allows; undefined where none of them fits. */
export function pickCode(choices: string[], fault: ErrorFacts): string | undefined {
  const pattern = synonyms[fault.code]
  return choices.find(choice => choice === fault.code) ?? choices.find(choice => pattern?.test(choice))
}

/** What a code may be called that is not quite the fault's own, but says nothing false of it. */
const kin: Record<string, string[]> = {
  precondition_failed: ['conflict'],
  precondition_required: ['precondition_failed', 'bad_request'],
  idempotency_key_reused: ['conflict', 'bad_request'],
  sandbox_full: ['conflict', 'too_many_requests'],
  store_unavailable: ['server_error'],
  method_not_allowed: ['bad_request'],
  not_acceptable: ['unsupported_media_type', 'bad_request'],
  unsupported_media_type: ['bad_request'],
  content_too_large: ['bad_request'],
  conflict: ['bad_request'],
}

/** The code for a required field where none of the allowed codes fits the fault: one of its kin, else the most general one. */
export function anyCode(choices: string[], fault: ErrorFacts): string | undefined {
  const [near] = (kin[fault.code] ?? []).flatMap(code => pickCode(choices, { ...fault, code }) ?? [])
  if (near !== undefined)
    return near
  // A code that names another fault is false; what is left may be anything.
  const isOther = (choice: string): boolean =>
    Object.entries(synonyms).some(([code, pattern]) => code !== fault.code && pattern.test(choice))
  const isWrong = (choice: string): boolean => isOther(choice) && choices.some(one => !isOther(one))
  return choices.find(choice => !isWrong(choice) && /error|bad|generic|other/i.test(choice))
    ?? choices.find(choice => !isWrong(choice))
    ?? choices[0]
}
