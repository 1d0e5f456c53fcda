import type { ApiDocument } from '../../../../openapi/document/index.ts'
import type { MockOverrides } from '../../../../openapi/mock/index.ts'
import { readDocument } from '../../../../openapi/read/index.ts'

/** A shipped document with its overrides. */
export async function readShipped(name: string): Promise<{ document: ApiDocument, overrides: MockOverrides }> {
  const { document, findings } = await readDocument(`openapi/${name}.yaml`)
  if (!document)
    throw new Error(findings.map(({ message }) => message).join('\n'))
  const { default: overrides } = (await import(`../../../../openapi/${name}.mock.ts`)) as { default: MockOverrides }
  return { document, overrides }
}
