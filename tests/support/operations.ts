import type { Operation } from '../../openapi/model/types.ts'
import { createModel } from '../../openapi/model/index.ts'
import { readDocument } from '../../openapi/read/index.ts'

/** The operations of a file that a client calls, without webhooks and callbacks. */
export async function readOperations(file: string): Promise<Operation[]> {
  const { document } = await readDocument(file)
  if (!document)
    throw new Error(`${file} cannot be read.`)
  const model = createModel(document)
  return model.operations
    .filter(({ kind }) => kind === 'operation')
    .flatMap(({ tagSlug, slug }) => model.operation(tagSlug ?? '', slug) ?? [])
}
