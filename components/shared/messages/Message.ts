import type { FunctionalComponent } from 'vue'
import type { MessageKey } from './messages.ts'
import { split } from '../../../openapi/document/text/phrase.ts'
import { useMessages } from './useMessages.ts'

type Say = (name: string, values?: Record<string, string | number>) => string

/**
 * A word with elements among its text: each slot stands where the word has the place of its name.
 *
 * @example `<Message name="key.sent"><template #header><code>X-Key</code></template></Message>`
 */
export const Message: FunctionalComponent<{ name: MessageKey, values?: Record<string, string | number> }> = (
  { name, values },
  { slots },
) =>
  split((useMessages() as unknown as Say)(name, values)).map(piece =>
    typeof piece === 'string' ? piece : slots[piece.place]?.() ?? `{${piece.place}}`)
Message.props = ['name', 'values']
