import type { Finding } from '../document/index.ts'
import type { Level } from '../read/index.ts'
import type { DocumentSource } from './source.ts'
import { createModel } from '../model/index.ts'
import { checkPublished } from '../model/address/published.ts'
import { readSource } from './source.ts'

export type { Finding, Severity } from '../document/index.ts'
export { formatFindings } from '../read/format.ts'
export type { Level } from '../read/index.ts'
export type { DocumentSource } from './source.ts'

export interface CheckOptions {
  /** The API's name; that of its file unless told. */
  name?: string
  /** Levels of rules that are not the default ones: `{ 'dead-link': 'off' }`. */
  rules?: Readonly<Record<string, Level>>
}

/**
 * What is wrong in a document, as `specimen check` says it: of a file with what stands beside it, of a text or an object alone.
 *
 * @example expect(await check('openapi/shop.yaml')).toEqual([])
 */
export async function check(source: DocumentSource, options: CheckOptions = {}): Promise<Finding[]> {
  const { document, findings, locateSlugs } = await readSource(source, { ...options, thorough: true })
  return document?.published === undefined
    ? findings
    : [...findings, ...locateSlugs(checkPublished(document, createModel(document)))]
}
