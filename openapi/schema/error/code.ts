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

/** The code for a required field where none of the allowed codes fits the fault: the most general one. */
export function anyCode(choices: string[], fault: ErrorFacts): string | undefined {
  const isWrong = (choice: string): boolean => /valid/i.test(choice) && fault.code !== 'validation_error'
  return choices.find(choice => !isWrong(choice) && /error|bad|generic|other/i.test(choice))
    ?? choices.find(choice => !isWrong(choice))
    ?? choices[0]
}
