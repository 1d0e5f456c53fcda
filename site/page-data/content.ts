import type { Example, MediaType, Operation, Prose, SchemaLink, SchemaPage } from '../../openapi/model/index.ts'
import type { SampleTab } from '../../openapi/samples/index.ts'
import type { FirstCall, OperationPage, PageContent, SchemaIndexContent, SchemaPageContent, TagPageContent } from '../../components/shared/page.ts'
import type { Translate } from '../../components/shared/messages/messages.ts'
import type { ReadableApi, References } from '../shared.ts'
import type { CallSource, PageSource } from './source.ts'
import { idOf } from '../shared.ts'
import { countSchemaUses } from '../../openapi/model/schema/schema-uses.ts'
import { parseJson } from '../../openapi/samples/json.ts'
import { toCall } from './call.ts'
import { highlightExample, highlightResponses, highlightSamples } from './examples.ts'
import { showFailures } from './failures.ts'
import { linkHeadings } from './heading-links.ts'
import { apiContent } from './introduction.ts'
import { readProof } from './proof.ts'
import { listBodyForms, toWireForm } from './wire-form.ts'

/** What a site says of all samples. */
type Settings = Pick<References, 'root' | 'samples'>

/** What a page shows of its source, with code highlighted. */
export async function contentOf(references: Settings, api: ReadableApi, source: PageSource): Promise<PageContent> {
  switch (source.kind) {
    case 'explorer':
      return { kind: 'explorer', api: idOf(api) }
    case 'schemas':
      return { kind: 'schemas', schemas: listWithUses(api, source.schemas) }
    case 'operation':
      return withLinks(await operationContent(references, api, source), ({ operation }) => operation, api.t)
    case 'schema':
      return withLinks(await schemaContent(source.schema), ({ schema }) => schema.schema, api.t)
    case 'tag':
      return withLinks<TagPageContent>({
        kind: 'tag',
        tag: { ...source.tag, ...(source.tag.object && { object: withoutExample(source.tag.object) }) },
        example: await highlightExample(source.tag.object?.example, source.tag.object?.name ?? ''),
      }, ({ tag }) => tag, api.t)
    case 'api':
      return {
        ...apiContent(api),
        ...(source.first && { first: await firstContent(references, api, source.first) }),
      }
  }
}

/** The call that an introduction begins with, as far as the panel of its request needs it. */
async function firstContent(settings: Settings, api: ReadableApi, { link, ...source }: CallSource): Promise<FirstCall> {
  return { link, page: { ...await requestContent(settings, api, source), wireForms: {}, responses: [], failures: [] } }
}

function listWithUses({ document }: ReadableApi, schemas: SchemaLink[]): SchemaIndexContent['schemas'] {
  const counts = countSchemaUses(document)
  return schemas.map(({ name, href }) => {
    const uses = counts.get(name)
    return { name, href, ...(uses !== undefined && { uses }) }
  })
}

/** Gives the headings of a page's own description links to themselves. */
function withLinks<T extends PageContent>(
  content: T,
  described: (content: T) => { description?: Prose },
  t: Translate,
): T {
  const { description } = described(content)
  if (description === undefined || !/<h\d>/.test(description.html))
    return content
  const copy = structuredClone(content)
  described(copy).description = { ...description, html: linkHeadings(description.html, t) }
  return copy
}

/** What the page of a schema shows. */
export async function schemaContent(schema: SchemaPage): Promise<SchemaPageContent> {
  return { kind: 'schema', schema: withoutExample(schema), example: await highlightExample(schema.example, schema.name) }
}

/** What the page of an operation shows. */
export async function operationContent(
  settings: Settings,
  api: ReadableApi,
  source: { operation: Operation, samples: SampleTab[] },
): Promise<OperationPage> {
  const { operation } = source
  const proof = readProof(settings.root)
  return {
    ...await requestContent(settings, api, source),
    wireForms: wireFormsOf(operation),
    responses: await highlightResponses(operation, api.t, proof?.answers?.[idOf(api)]?.[operation.id]),
    failures: showFailures(api, operation, proof),
  }
}

/** What shows the request of an operation alone. */
async function requestContent(
  { root, samples: settings }: Settings,
  api: ReadableApi,
  { operation, samples }: { operation: Operation, samples: SampleTab[] },
): Promise<Omit<OperationPage, 'wireForms' | 'responses' | 'failures'>> {
  return {
    kind: 'operation',
    operation: lighten(operation),
    call: toCall(operation),
    ...(await highlightSamples(api, operation, { tabs: samples, proof: readProof(root), first: settings.default })),
  }
}

/** How parameters and fields that are lists or objects stand in the request, by their anchors. */
export function wireFormsOf(operation: Operation): Record<string, string> {
  return Object.fromEntries([
    ...operation.parameters.flatMap((parameter) => {
      const form = toWireForm(parameter)
      return form === undefined ? [] : [[parameter.anchor, form] as const]
    }),
    ...(operation.requestBody?.content ?? []).flatMap(listBodyForms),
  ])
}

/** Leaves out what the page carries highlighted already. The values of a request stay: the try-it panel begins with them. */
function lighten({ failures: _failures, ...operation }: Operation): Operation {
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
