import type { Operation, OperationLink, Reference, SchemaLink, SchemaPage, Tag } from '../../openapi/model/index.ts'
import type { SampleTab } from '../../openapi/samples/index.ts'
import type { ResolvedSamples } from '../config/resolve.ts'
import type { ReadableApi } from '../shared.ts'
import { listSampleTabs } from './examples.ts'
import { firstCall } from './landing.ts'

/** What a page is about, as the model has it: its HTML, its Markdown and what search finds on it are made of this. */
export type PageSource =
  | { kind: 'operation', operation: Operation, samples: SampleTab[] }
  | { kind: 'tag', tag: Tag }
  | { kind: 'schema', schema: SchemaPage }
  | { kind: 'schemas', schemas: SchemaLink[] }
  | { kind: 'api', reference: Reference, first?: CallSource }
  | { kind: 'explorer' }

/** The call that an introduction begins with. */
export interface CallSource {
  link: OperationLink
  operation: Operation
  samples: SampleTab[]
}

/** The source of a page, by the template it is made by and the parameters of its route. */
export function sourceOf(
  api: ReadableApi,
  filePath: string,
  { params, samples }: { params: Record<string, string>, samples?: Pick<ResolvedSamples, 'languages'> },
): PageSource | undefined {
  const { model } = api
  if (filePath.endsWith('explorer.md'))
    return { kind: 'explorer' }
  if (filePath.endsWith('schemas/index.md'))
    return { kind: 'schemas', schemas: model.schemas }
  if (params.operation !== undefined) {
    const operation = model.operation(params.tag ?? '', params.operation)
    return operation && { kind: 'operation', operation, samples: listSampleTabs(api, operation, samples) }
  }
  if (params.schema !== undefined) {
    const schema = model.schema(params.schema)
    return schema && { kind: 'schema', schema }
  }
  if (params.tag !== undefined) {
    const tag = model.tag(params.tag)
    return tag && { kind: 'tag', tag }
  }
  const first = firstCallOf(api, samples)
  return { kind: 'api', reference: model.reference, ...(first && { first }) }
}

function firstCallOf(api: ReadableApi, settings?: Pick<ResolvedSamples, 'languages'>): CallSource | undefined {
  const link = firstCall(api.model.operations)
  const operation = link && api.model.operation(link.tagSlug ?? '', link.slug)
  return link && operation && { link, operation, samples: listSampleTabs(api, operation, settings) }
}
