import type { Example, MediaType, Operation, Prose } from '../../openapi/model/index.ts'
import type { OperationPage, PageContent, PageHeading, ReferencePageData, SchemaPageContent } from '../../components/shared/page.ts'
import type { Translate } from '../../components/shared/messages/messages.ts'
import type { ReadableApi, References } from '../shared.ts'
import { idOf } from '../shared.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { parseJson } from '../../openapi/samples/json.ts'
import { highlightExample, highlightResponses, highlightSamples } from './examples.ts'
import { toCall } from './call.ts'
import { apiContent } from './introduction.ts'
import { navigate } from './navigation.ts'
import { readProof } from './proof.ts'
import { introductionHref, schemasHref, tagHref } from './summary.ts'
import { listBodyForms, toWireForm } from './wire-form.ts'

/** Which page is asked for: the template that it is made by, and its parameters. */
export interface PageQuestion {
  filePath: string
  params: Record<string, string>
}

export interface PageAnswer {
  reference: ReferencePageData
  /** Of pages made from a spec. */
  content?: PageContent
  title?: string
  description?: string
  /** What the sidebar lists under the page. */
  headers?: PageHeading[]
}

/** Makes the data of one page, when it is asked for and for that page alone. */
export async function createPageData(references: References, { filePath, params }: PageQuestion): Promise<PageAnswer> {
  const api = [...references.readable(), ...references.translated()].find(({ name }) => name === params.api)
  const content = api && (await contentOf(references, api, filePath, params))
  if (api === undefined || content === undefined)
    return { reference: {} }
  return {
    content,
    reference: { navigation: navigate(api, hrefOf(content, api), params.tag) },
    title: [titleOf(content, api.t), api.model.reference.title].filter(Boolean).join(' | '),
    description: describe(content, api),
    ...(content.kind === 'api' && { headers: content.headers }),
  }
}

async function contentOf(
  references: References,
  api: ReadableApi,
  filePath: string,
  params: Record<string, string>,
): Promise<PageContent | undefined> {
  const { model } = api
  if (filePath.endsWith('explorer.md')) {
    return { kind: 'explorer', api: idOf(api) }
  }
  if (filePath.endsWith('schemas/index.md')) {
    return { kind: 'schemas', schemas: model.schemas.map(({ name, href }) => ({ name, href })) }
  }
  if (params.operation !== undefined)
    return await operationContent(references, api, model.operation(params.tag ?? '', params.operation))
  if (params.schema !== undefined)
    return await schemaContent(api, params.schema)
  if (params.tag !== undefined) {
    const tag = model.tag(params.tag)
    return tag && {
      kind: 'tag',
      tag: { ...tag, ...(tag.object && { object: withoutExample(tag.object) }) },
      example: await highlightExample(tag.object?.example, tag.object?.name ?? ''),
    }
  }
  return apiContent(api)
}

/** What the page of a schema shows. */
export async function schemaContent({ model }: ReadableApi, slug: string): Promise<SchemaPageContent | undefined> {
  const schema = model.schema(slug)
  return schema && {
    kind: 'schema',
    schema: withoutExample(schema),
    example: await highlightExample(schema.example, schema.name),
  }
}

/** What the page of an operation shows. */
export async function operationContent(
  { root, samples }: Pick<References, 'root' | 'samples'>,
  api: ReadableApi,
  operation: Operation | undefined,
): Promise<OperationPage | undefined> {
  return operation && {
    kind: 'operation',
    operation: lighten(operation),
    call: toCall(operation),
    wireForms: Object.fromEntries([
      ...operation.parameters.flatMap((parameter) => {
        const form = toWireForm(parameter)
        return form === undefined ? [] : [[parameter.anchor, form] as const]
      }),
      ...(operation.requestBody?.content ?? []).flatMap(listBodyForms),
    ]),
    ...(await highlightSamples(api, operation, samples, readProof(root))),
    responses: await highlightResponses(operation, api.t),
  }
}

/** Leaves out what the page carries highlighted already. The values of a request stay: the try-it panel begins with them. */
function lighten(operation: Operation): Operation {
  const { requestBody } = operation
  return {
    ...operation,
    parameters: operation.parameters.map(withoutValues),
    ...(requestBody !== undefined && {
      requestBody: {
        ...requestBody,
        content: requestBody.content.map(operation.kind === 'operation' ? withoutValues : withoutExamples),
      },
    }),
    codeSamples: [],
    responses: operation.responses.map(response => ({
      ...response,
      headers: response.headers.map(withoutValues),
      content: response.content.map(withoutExamples),
    })),
  }
}

function withoutExamples({ sameAs: _sameAs, ...mediaType }: MediaType): MediaType {
  return { ...mediaType, examples: [] }
}

/** Leaves out the data of examples, which can be read from their text. */
function withoutValues<T extends { examples: Example[] }>(shown: T): T {
  return {
    ...shown,
    examples: shown.examples.map(example => (isSaidByText(example) ? { ...example, value: undefined } : example)),
  }
}

function isSaidByText({ value, text }: Example): boolean {
  return typeof value === 'object' && value !== null && parseJson(text) !== undefined
}

function withoutExample<T extends { example?: unknown }>({ example: _example, ...rest }: T): Omit<T, 'example'> {
  return rest
}

function hrefOf(content: PageContent, api: ReadableApi): string {
  switch (content.kind) {
    case 'operation':
      return content.operation.href
    case 'tag':
      return tagHref(api.name, content.tag)
    case 'schema':
      return content.schema.href
    case 'schemas':
      return schemasHref(api.name)
    case 'explorer':
      return `/${api.name}/explorer`
    case 'api':
      return introductionHref(api)
  }
}

/** An introduction has the title of the API. */
function titleOf(content: PageContent, t: Translate): string | undefined {
  switch (content.kind) {
    case 'operation':
      return content.operation.title
    case 'tag':
      return content.tag.title
    case 'schema':
      return content.schema.name
    case 'schemas':
      return t('made.schemasTitle')
    case 'explorer':
      return t('made.explorerTitle')
    case 'api':
      return undefined
  }
}

function describe(content: PageContent, { model, t }: ReadableApi): string {
  const { title, summary, description } = model.reference
  switch (content.kind) {
    case 'operation':
      return firstSentence(content.operation.description)
        ?? t('made.operation', { method: content.operation.method.toUpperCase(), path: content.operation.path, title })
    case 'tag':
      return firstSentence(content.tag.description) ?? t('made.tag', { tag: content.tag.title, title })
    case 'schemas':
      return t('made.schemas', { title })
    case 'schema':
      return firstSentence(content.schema.schema.description) ?? t('made.schema', { schema: content.schema.name, title })
    default:
      return summary ?? firstSentence(description) ?? t('made.introduction', { title })
  }
}

/** The text of a description for search engines, as long as they show it. */
function firstSentence(prose: Prose | undefined): string | undefined {
  const text = toPlainText(prose?.html ?? '')
  return text === '' ? undefined : shorten(text, 160)
}
