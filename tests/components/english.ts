import type { English } from '../../components/shared/messages/messages.ts'
import { en } from '../../components/shared/messages/en/index.ts'
import { createPhrase } from '../../openapi/document/text/phrase.ts'

/** Says the words of the interface in English. */
export const english = createPhrase<English>('en', en)
