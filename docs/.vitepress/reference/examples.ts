import type { Example, MediaType, Operation, Response } from '../../../openapi/model/index.ts'
import type { HighlightedCode, HighlightedExample, HighlightedResponse } from '../../../components/reference/page.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { highlight } from '../highlight/index.ts'

/** The request of an operation in every language, then the samples its author wrote by hand. */
export async function highlightSamples(api: string, operation: Operation): Promise<HighlightedCode[]> {
  const request = operation.kind === 'operation'
    ? buildRequest(operation)
    : undefined
  const generated = request === undefined
    ? []
    : await Promise.all(languages.map(async ({ id, label, highlight: lang, emit }) => {
        const { code, slots } = emit(request)
        return {
          id,
          label,
          html: await highlight(code, lang, {
            api,
            slots,
            language: id,
          }),
        }
      }))
  const written = await Promise.all(operation.codeSamples.map(async ({ lang, label, source }, index) => ({
    id: `written-${index}`,
    label: uniqueLabel(label ?? lang, generated),
    html: await highlight(source, lang),
  })))
  return [
    ...generated,
    ...written,
  ]
}

/** A response's examples, one after another over its media types. Webhooks show the payload they send instead. */
export async function highlightResponses(operation: Operation): Promise<HighlightedResponse[]> {
  const payload = operation.kind !== 'operation' && operation.requestBody !== undefined
    ? [
        {
          status: 'Payload',
          label: 'What is sent',
          examples: await highlightContent(operation.requestBody.content),
        },
      ]
    : []
  return [
    ...payload,
    ...await Promise.all(operation.responses.map(highlightResponse)),
  ]
}

/** One example on its own, of an object or a schema. */
export async function highlightExample(example: Example | undefined, label: string): Promise<HighlightedCode | undefined> {
  return example === undefined
    ? undefined
    : {
        id: example.name,
        label,
        html: await highlight(example.text, 'json'),
      }
}

async function highlightResponse({ status, label, content }: Response): Promise<HighlightedResponse> {
  return {
    status,
    label,
    examples: await highlightContent(content),
  }
}

async function highlightContent(content: MediaType[]): Promise<HighlightedExample[]> {
  const seen = new Set<string>()
  const examples = content.flatMap(({ type, examples }) => examples.map(example => ({
    type,
    example,
  }))).filter(({ example }) => !seen.has(example.text) && seen.add(example.text))
  const types = new Set(examples.map(({ type }) => type))
  return await Promise.all(examples.map(async ({ type, example }, index) => ({
    id: `${index}`,
    label: [
      example.summary ?? (example.name === 'default'
        ? 'Example'
        : example.name),
      ...(types.size > 1
        ? [type]
        : []),
    ].join(' · '),
    mediaType: type,
    html: await highlight(example.text, languageOf(type)),
    ...(example.description !== undefined && { description: example.description }),
    ...(example.generated && { generated: true }),
  })))
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

function uniqueLabel(label: string, others: HighlightedCode[]): string {
  return others.some(other => other.label.toLowerCase() === label.toLowerCase())
    ? `${label} (by hand)`
    : label
}
