import type { Example, MediaType, Operation, Prose } from '../../openapi/model/index.ts'
import type { PageContent, ReferencePageData } from '../../components/shared/page.ts'
import type { ReadableApi, References } from '../shared.ts'
import { shorten, toPlainText } from '../../openapi/model/prose/plain-text.ts'
import { parseJson } from '../../openapi/samples/json.ts'
import { factsOf, listMentionedApis } from './facts.ts'
import { highlightExample, highlightResponses, highlightSamples } from './examples.ts'
import { toCall } from './call.ts'
import { createLandingCards } from './landing.ts'
import { navigate } from './navigation.ts'
import { readProof } from './proof.ts'
import { introductionHref, schemasHref, tagHref } from './summary.ts'
import { listBodyForms, toWireForm } from './wire-form.ts'

/** Which page is asked for: the template or Markdown file, its parameters, and its text where it is hand-written. */
export interface PageQuestion {
  filePath: string
  params?: Record<string, string>
  markdown: () => Promise<string>
}

export interface PageAnswer {
  reference: ReferencePageData
  /** Of pages made from a spec. */
  content?: PageContent
  title?: string
  description?: string
}

/** Makes the data of one page, when it is asked for and for that page alone. */
export async function createPageData(
  references: References,
  { filePath, params, markdown }: PageQuestion,
): Promise<PageAnswer> {
  const apiName = params?.api ?? filePath.split('/', 1)[0]
  const api = references.readable().find(({ name }) => name === apiName)
  if (params === undefined)
    return await proseData(references, api, filePath, await markdown())
  const content = api && (await contentOf(references.root, api, filePath, params))
  if (api === undefined || content === undefined)
    return { reference: {} }
  return {
    content,
    reference: { navigation: navigate(api, hrefOf(content, api), params.tag) },
    title: [titleOf(content), api.model.reference.title].filter(Boolean).join(' | '),
    description: describe(content, api),
  }
}

async function proseData(
  references: References,
  api: ReadableApi | undefined,
  filePath: string,
  markdown: string,
): Promise<PageAnswer> {
  const names = new Set([...listMentionedApis(markdown), ...(api === undefined ? [] : [api.name])])
  const facts = references
    .readable()
    .filter(({ name }) => names.has(name))
    .map(entry => [entry.name, factsOf(entry)] as const)
  const href = filePath === `${api?.name}/index.md` && api?.home ? '/' : `/${filePath.replace(/(?:index)?\.md$/, '')}`
  return {
    reference: {
      ...(facts.length > 0 && { facts: Object.fromEntries(facts) }),
      ...(api !== undefined && { navigation: navigate(api, href) }),
      ...(filePath === 'index.md' && { landing: await createLandingCards(references.readable()) }),
    },
  }
}

async function contentOf(
  root: string,
  api: ReadableApi,
  filePath: string,
  params: Record<string, string>,
): Promise<PageContent | undefined> {
  const { model, name } = api
  if (filePath.endsWith('explorer.md')) {
    return { kind: 'explorer', api: name }
  }
  if (filePath.endsWith('schemas/index.md')) {
    return { kind: 'schemas', schemas: model.schemas.map(({ name, href }) => ({ name, href })) }
  }
  if (params.operation !== undefined)
    return await operationContent(root, api, model.operation(params.tag ?? '', params.operation))
  if (params.schema !== undefined) {
    const schema = model.schema(params.schema)
    return schema && {
      kind: 'schema',
      schema: withoutExample(schema),
      example: await highlightExample(schema.example, schema.name),
    }
  }
  if (params.tag !== undefined) {
    const tag = model.tag(params.tag)
    return tag && {
      kind: 'tag',
      tag: { ...tag, ...(tag.object && { object: withoutExample(tag.object) }) },
      example: await highlightExample(tag.object?.example, tag.object?.name ?? ''),
    }
  }
  const { title, version, summary, description, topics, servers, termsOfService, contact, license, externalDocs } =
    model.reference
  return {
    kind: 'api',
    title,
    version,
    servers,
    legal: {
      ...(termsOfService !== undefined && { termsOfService }),
      ...(contact !== undefined && { contact }),
      ...(license !== undefined && { license }),
      ...(externalDocs !== undefined && { externalDocs }),
    },
    facts: factsOf(api),
    topics,
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
  }
}

async function operationContent(
  root: string,
  api: ReadableApi,
  operation: Operation | undefined,
): Promise<PageContent | undefined> {
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
    ...(await highlightSamples(api, operation, readProof(root))),
    responses: await highlightResponses(operation),
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
function titleOf(content: PageContent): string | undefined {
  switch (content.kind) {
    case 'operation':
      return content.operation.title
    case 'tag':
      return content.tag.title
    case 'schema':
      return content.schema.name
    case 'schemas':
      return 'Schemas'
    case 'explorer':
      return 'Explorer'
    case 'api':
      return undefined
  }
}

function describe(content: PageContent, api: ReadableApi): string {
  const { title } = api.model.reference
  switch (content.kind) {
    case 'operation':
      return firstSentence(content.operation.description)
        ?? `${content.operation.method.toUpperCase()} ${content.operation.path} of ${title}, with samples and a console.`
    case 'tag':
      return firstSentence(content.tag.description) ?? `${content.tag.title}: endpoints of ${title}.`
    case 'schemas':
      return `Every schema of ${title}.`
    case 'schema':
      return firstSentence(content.schema.schema.description) ?? `${content.schema.name}, an object of ${title}.`
    default:
      return api.model.reference.summary
        ?? firstSentence(api.model.reference.description)
        ?? `The reference of ${title}.`
  }
}

/** The text of a description for search engines, as long as they show it. */
function firstSentence(prose: Prose | undefined): string | undefined {
  const text = toPlainText(prose?.html ?? '')
  return text === '' ? undefined : shorten(text, 160)
}
