import type { ReadOptions, ReadResult } from '../read/index.ts'
import { configuredRules } from '../read/environment.ts'
import { apiName, readDocument } from '../read/index.ts'
import { toDocument } from '../read/parse.ts'
import { parseSource } from '../read/syntax/source.ts'

/** A document: the path of its file, its text, or what it holds. */
export type DocumentSource = string | object

export type SourceOptions = Pick<ReadOptions, 'name' | 'thorough' | 'rules'>

/** Reads a document wherever it is; one that is no file has no others beside it. */
export async function readSource(
  source: DocumentSource,
  { name = isPath(source) ? apiName(source) : 'api', thorough = false, rules = configuredRules() }: SourceOptions = {},
): Promise<Pick<ReadResult, 'document' | 'findings' | 'locateSlugs'>> {
  if (isPath(source))
    return await readDocument(source, { name, thorough, rules })
  const read = await toDocument({
    name,
    source: parseSource(`${name}.yaml`, new TextEncoder().encode(textOf(source))),
    load: async () => ({ refusal: 'a document that is given as text is read alone' }),
    thorough,
    judging: { rules },
  })
  return { ...read, locateSlugs: () => [] }
}

/** A document has several lines, or is an object in braces; the path of a file is neither. */
function isPath(source: DocumentSource): source is string {
  return typeof source === 'string' && !source.includes('\n') && !source.trimStart().startsWith('{')
}

function textOf(source: DocumentSource): string {
  return typeof source === 'string' ? source : JSON.stringify(source)
}
