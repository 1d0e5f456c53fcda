import type { Operation } from '../../openapi/model/types.ts'
import type { RequestOptions } from '../../openapi/samples/request.ts'
import type { CodeToken } from './code-tokens.ts'
import type { Draft } from './draft.ts'
import type { Drafts } from './useDraft.ts'
import { languages } from '../../openapi/samples/languages/index.ts'
import { keepRequired } from '../../openapi/samples/body/only-required.ts'
import { buildRequest } from '../../openapi/samples/request.ts'
import { tokenizeSample } from './code-tokens.ts'
import { createDraft, toValues } from './draft.ts'
import { openDraft } from './kept.ts'

export { changeMediaType } from './body-fields.ts'
export { fillExample } from './draft.ts'
export { followPicker } from './variant.ts'

/** What the samples show beside the draft. */
export interface SampleChoice {
  /** Empty: the first server of the spec. */
  server: string
  onlyRequired: boolean
  /** The reader's own keys, by scheme. */
  credentials: Record<string, string>
}

export function draftOf(drafts: Drafts, api: string, operation: Operation): Draft {
  return openDraft(drafts, api, operation).draft
}

/** By language, the samples of what the reader has entered; empty where that is what the page shows anyway. */
export function emitSamples(operation: Operation, draft: Draft, choice: SampleChoice): Record<string, CodeToken[]> {
  const { credentials } = choice
  const asWritten = buildRequest(operation, { credentials })
  const entered = buildRequest(operation, toOptions(operation, draft, choice))
  if (JSON.stringify(asWritten) === JSON.stringify(entered))
    return {}
  return Object.fromEntries(languages.map(({ id, emit }) => [id, tokenizeSample(emit(entered))]))
}

/** The console sends to the sandbox unless told otherwise; samples are for the reader's own machine and name the API's server. */
export function toOptions(
  operation: Operation,
  draft: Draft,
  { server, onlyRequired, credentials }: SampleChoice,
): RequestOptions {
  const values = toValues(operation, draft)
  return {
    values: onlyRequired ? keepRequired(operation, values, draft.mediaType) : values,
    mediaType: draft.mediaType || undefined,
    server: server || draft.server || undefined,
    variables: { ...draft.variables },
    credentials,
    // What the console begins with is left to the samples' own choice.
    security: draft.security === createDraft(operation).security ? undefined : draft.security,
  }
}
