import type { Example, MediaType, Operation, Response } from '../../openapi/model/index.ts'
import type {
  HighlightedCode,
  HighlightedExample,
  HighlightedResponse,
  HighlightedSample,
  SampleLanguage,
} from '../../components/shared/page.ts'
import type { Translate } from '../../components/shared/messages/messages.ts'
import type { Proof, RecordedOperation, SampleTab } from '../../openapi/samples/index.ts'
import type { ResolvedSamples } from '../config/resolve.ts'
import type { ReadableApi } from '../shared.ts'
import { idOf } from '../shared.ts'
import { buildRequest, emitAll, fingerprint, languages, listInstallations, mergeSamples, usualLanguages, writeHandlers } from '../../openapi/samples/index.ts'
import { highlight } from '../highlight/index.ts'
import { listSampleKeys } from '../highlight/key-slots.ts'
import { readable } from './failures.ts'
import { listRuns } from './proof.ts'
import { summarize } from './summary.ts'

/** The request of an operation in every language, with what its author wrote by hand beside it or instead of it. */
export function listSampleTabs(
  api: ReadableApi,
  operation: Operation,
  settings: Pick<ResolvedSamples, 'languages'> = { languages: usualLanguages },
): SampleTab[] {
  const chosen = settings.languages.flatMap(id => languages.find(language => language.id === id) ?? [])
  const request = operation.kind === 'operation' ? buildRequest(operation, { api: idOf(api) }) : undefined
  const generated =
    request === undefined ? writeHandlers(operation, idOf(api), settings.languages) : emitAll(request, chosen)
  return mergeSamples(generated, operation.codeSamples)
}

/** The samples of an operation as its page shows them. */
export async function highlightSamples(
  api: ReadableApi,
  operation: Operation,
  { tabs, proof, first }: { tabs: SampleTab[], proof?: Proof | undefined, first?: string | undefined },
): Promise<{ samples: SampleLanguage[], ran: string[] }> {
  const installations = listInstallations(api.document)
  const keys = listSampleKeys([summarize(api)])
  const samples = await Promise.all(
    tabs.map(async ({ id, label, highlight: lang, variants }) => ({
      id,
      label,
      ...(id === first && id !== tabs[0]?.id && { active: true }),
      variants: await Promise.all(
        variants.map(async ({ label, code, slots, handWritten, client, install }): Promise<HighlightedSample> => {
          const installation =
            install ?? (handWritten ? installations.find(({ language }) => language === id)?.source : undefined)
          const isOther = client !== undefined && client !== id
          return {
            ...(!isOther && {
              html: await highlight(code, lang, { api: idOf(api), slots, keys, language: id, isNumbered: true }),
            }),
            ...(client !== undefined && { client }),
            ...(label !== undefined && { label }),
            ...(installation !== undefined && { install: installation }),
          }
        }),
      ),
    })),
  )
  return { samples, ran: listRuns(proof, tabs, { api: idOf(api), operationId: operation.id }) }
}

/** A response's examples, one after another over its media types. Webhooks show the payload they send instead. */
export async function highlightResponses(
  operation: Operation,
  t: Translate,
  recorded?: RecordedOperation,
): Promise<HighlightedResponse[]> {
  const payload =
    operation.kind !== 'operation' && operation.requestBody !== undefined
      ? [
          {
            status: t('made.payload'),
            label: t('made.payloadSent'),
            examples: await highlightContent(operation.requestBody.content, t),
          },
        ]
      : []
  const shown = operation.responses.map(response => asRecorded(response, recorded))
  return [...payload, ...(await Promise.all(shown.map(response => highlightResponse(response, t))))]
}

/** A response with the answers of the sandbox in place of examples that it tells otherwise: with the path that was called, say. */
export function asRecorded(response: Response, recorded: RecordedOperation | undefined): Response {
  const answers = recorded?.responses[response.status]
  if (answers === undefined)
    return response
  return {
    ...response,
    content: response.content.map(mediaType => ({
      ...mediaType,
      examples: mediaType.examples.map((example) => {
        const answer = answers[`${mediaType.type} ${example.name}`]
        return answer?.text !== undefined && answer.inPlaceOf === fingerprint(example.text)
          ? { ...example, text: readable(answer.text) }
          : example
      }),
    })),
  }
}

/** One example on its own, of an object or a schema. */
export async function highlightExample(
  example: Example | undefined,
  label: string,
): Promise<HighlightedCode | undefined> {
  return example === undefined ? undefined : { id: example.name, label, html: await highlight(example.text, 'json') }
}

async function highlightResponse({ status, label, content }: Response, t: Translate): Promise<HighlightedResponse> {
  return { status, label, examples: await highlightContent(content, t) }
}

async function highlightContent(content: MediaType[], t: Translate): Promise<HighlightedExample[]> {
  const seen = new Set<string>()
  const examples = content
    .flatMap(({ type, examples }) => examples.map(example => ({ type, example })))
    .filter(({ example }) => !seen.has(example.text) && seen.add(example.text))
  const types = new Set(examples.map(({ type }) => type))
  return await Promise.all(
    examples.map(async ({ type, example }, index) => ({
      id: `${index}`,
      label: [
        example.summary ?? (example.name === 'default' ? t('made.example') : example.name),
        ...(types.size > 1 ? [type] : []),
      ].join(' · '),
      mediaType: type,
      html: await highlight(example.text, languageOf(type)),
      ...(example.data !== undefined && { data: await highlight(example.data, 'json') }),
      ...(example.description !== undefined && { description: example.description }),
      ...(example.generated && { generated: true }),
    })),
  )
}

/** The grammar for a media type. RFC 6839: a `+suffix` names the structure beneath. */
function languageOf(mediaType: string): string {
  if (/\bjson\b|\+json|jsonl|ndjson/.test(mediaType))
    return 'json'
  if (/\bxml\b|\+xml/.test(mediaType))
    return 'xml'
  if (/html/.test(mediaType))
    return 'html'
  if (/yaml/.test(mediaType))
    return 'yaml'
  return 'text'
}
