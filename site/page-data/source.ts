import type { Operation, Reference, SchemaLink, SchemaPage, Tag } from '../../openapi/model/index.ts'
import type { SampleTab } from '../../openapi/samples/index.ts'
import type { ResolvedSamples } from '../config/resolve.ts'
import type { ReadableApi } from '../shared.ts'
import { listSampleTabs } from './examples.ts'

/** What a page is about, as the model has it: its HTML, its Markdown and what search finds on it are made of this. */
export type PageSource =
  | { kind: 'operation', operation: Operation, samples: SampleTab[] }
  | { kind: 'tag', tag: Tag }
  | { kind: 'schema', schema: SchemaPage }
  | { kind: 'schemas', schemas: SchemaLink[] }
  | { kind: 'api', reference: Reference }
  | { kind: 'explorer' }

/** The source of a page, by the template it is made by and the parameters of its route. */
export function sourceOf(
  api: ReadableApi,
  filePath: string,
  params: Record<string, string>,
  samples?: Pick<ResolvedSamples, 'languages'>,
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
  return { kind: 'api', reference: model.reference }
}
