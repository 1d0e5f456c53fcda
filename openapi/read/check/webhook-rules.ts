import type { ApiDocument, Tell } from '../../document/document.ts'
import { readWebhookSignature, signatureExtension, signatureFields } from '../../document/webhook-signature.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { isObject } from '../../document/json/value.ts'
import { listOperations } from '../../document/operations.ts'
import { closest } from '../../document/text/closest.ts'

/** Checks that signatures of events are described so that they can be verified. */
export function checkWebhookSignatures(document: ApiDocument, tell: Tell): void {
  const places: [object, string][] = [
    [document.root, '#'],
    ...listOperations(document).map(({ operation, pointer }): [object, string] => [operation, pointer]),
  ]
  for (const [node, pointer] of places) {
    const value = (node as Record<string, unknown>)[signatureExtension]
    const read = value === undefined ? undefined : readWebhookSignature(value)
    for (const { field, message } of read && 'problems' in read ? read.problems : []) {
      tell({
        rule: 'webhook-signature',
        pointer: joinPointer(pointer, signatureExtension, ...(field === '' ? [] : [field])),
        message: `${field === '' ? signatureExtension : `"${field}" of ${signatureExtension}`} cannot be read. ${message}`,
        advice: 'correct it, so that handlers can verify what they are sent',
      })
    }
    for (const field of isObject(value) ? Object.keys(value).filter(isUnknown) : []) {
      const meant = closest(field, signatureFields)
      tell({
        rule: 'unknown-field',
        pointer: joinPointer(pointer, signatureExtension, field),
        message: `${signatureExtension} has no field "${field}".`,
        advice: meant === undefined ? `name it "x-${field}" if it is meant as an extension` : `write "${meant}"`,
      })
    }
  }
}

function isUnknown(field: string): boolean {
  return !field.startsWith('x-') && !(signatureFields as readonly string[]).includes(field)
}
