import type { Operation } from '../../openapi/model/types.ts'
import type { HttpRequest } from '../../openapi/samples/http-request.ts'
import type { RequestOptions } from '../../openapi/samples/request.ts'
import type { Emitter, SampleStyle } from '../../openapi/samples/sample.ts'
import type { Values } from '../../openapi/samples/value.ts'
import type { CodeToken } from './code-tokens.ts'
import type { Draft } from './draft/draft.ts'
import type { Drafts } from './draft/useDraft.ts'
import { loadEmitters } from '../../openapi/samples/languages/load.ts'
import { keepRequired } from '../../openapi/samples/body/only-required.ts'
import { buildRequest } from '../../openapi/samples/request.ts'
import { tokenizeSample } from './code-tokens.ts'
import { createDraft, toValues } from './draft/draft.ts'
import { openDraft } from './draft/kept.ts'

export { changeMediaType } from './body-fields.ts'
export { fillExample } from './draft/draft.ts'
export { followPicker } from './variant.ts'

/** The reader's choices for samples, beside the draft. */
export interface SampleChoice {
  /** Empty: the first server of the spec. */
  server: string
  onlyRequired: boolean
  allFields?: boolean
  /** The API's name, for the environment variables that hold its keys. */
  api?: string
  style?: SampleStyle
  /** The reader's own keys, by scheme. */
  credentials: Record<string, string>
}

export function draftOf(drafts: Drafts, api: string, operation: Operation): Draft {
  return openDraft(drafts, api, operation).draft
}

/** The emitters that have been fetched, by language. */
export type Emitters = Readonly<Record<string, (Emitter & { id: string })[]>>

/** The emitters with those of one more language; the same where there are none to fetch. */
export async function addEmitters(known: Emitters, language: string): Promise<Emitters> {
  return Object.hasOwn(known, language) ? known : { ...known, [language]: await loadEmitters(language) }
}

/** The request that the reader has made, and whether the page shows its samples anyway. */
export function enteredRequest(
  operation: Operation,
  draft: Draft,
  choice: SampleChoice,
): { request: HttpRequest, isChanged: boolean } {
  const { credentials, api, style = {} } = choice
  const asWritten = buildRequest(operation, { credentials, api })
  const entered = buildRequest(operation, toOptions(operation, draft, choice))
  const isStyled = style.environment || style.handlesErrors
    || (style.allPages && entered.paging !== undefined) || style.types
  const isChanged = isStyled || JSON.stringify(asWritten) !== JSON.stringify(entered)
  return { request: entered, isChanged }
}

/** A request by client, in the languages whose emitters are there. */
export function emitSamples(
  request: HttpRequest,
  emitters: Emitters,
  style?: SampleStyle,
): Record<string, CodeToken[]> {
  const clients = Object.values(emitters).flat()
  return Object.fromEntries(clients.map(({ id, emit }) => [id, tokenizeSample(emit(request, style))]))
}

/** The console sends to the sandbox unless told otherwise; samples are for the reader's own machine and name the API's server. */
export function toOptions(
  operation: Operation,
  draft: Draft,
  { server, onlyRequired, allFields = false, credentials, api, style }: SampleChoice,
): RequestOptions {
  const values = toValues(operation, draft)
  return {
    api,
    values: onlyRequired
      ? keepRequired(operation, values, draft.mediaType)
      : allFields
        ? withAll(operation, values, draft.mediaType)
        : values,
    allFields,
    mediaType: draft.mediaType || undefined,
    server: server || draft.server || undefined,
    variables: { ...draft.variables },
    credentials,
    ...(style?.types && { types: true }),
    // Where the reader has not changed the credentials, the samples choose for themselves.
    security: draft.security === createDraft(operation).security ? undefined : draft.security,
  }
}

/** Fills fields that the reader has not changed with all that could be sent. */
function withAll({ parameters, requestBody }: Operation, values: Values, mediaType: string): Values {
  const all: Values = { ...values }
  for (const { in: place, name, examples } of parameters) {
    const group = { ...all[place] }
    if (examples[0]?.generated && (group[name] === null || group[name] === undefined)) {
      // Deleted, so that the example is used.
      delete group[name]
      all[place] = group
    }
  }
  const content = requestBody?.content.find(({ type }) => type === mediaType)
  const example = content?.examples.find(({ text }) => text === values.body)
  return example?.full === undefined ? all : { ...all, body: example.full }
}
