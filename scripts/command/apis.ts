import type { ReadOptions } from '../../openapi/read/index.ts'
import type { ApiDocument } from '../../openapi/document/index.ts'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { formatFindings } from '../../openapi/read/format.ts'
import { readDocument } from '../../openapi/read/index.ts'
import { nameOf } from './configured.ts'

/** An API that can be shown and mocked, the file it was read from, and all files that were read for it. */
export interface Api {
  file: string
  document: ApiDocument
  files: string[]
}

/**
 * Reads specs. Those that cannot be read are named, with all that is wrong with them, and left out; the process will end with exit
 * code 1. Where none can be read it ends at once.
 */
export async function openApis(specs: string[], options: ReadOptions = {}): Promise<Api[]> {
  const read = await Promise.all(specs.map(file => readApi(file, options)))
  const refused = read.filter(({ document }) => document === undefined)
  if (refused.length > 0) {
    console.error(formatFindings(refused.flatMap(({ findings }) => findings)))
    process.exitCode = 1
  }
  const apis = read.flatMap(({ file, document, files }) => (document === undefined ? [] : [{ file, document, files }]))
  return apis.length > 0 ? apis : process.exit(1)
}

/**
 * Reads specs to answer for them: what could be found in them is told nobody. Reading makes much garbage at once, for which V8 would
 * take memory that it keeps: its young generation stays small until all is read.
 */
export async function openQuickly(specs: string[]): Promise<Api[]> {
  setFlagsFromString('--semi-space-growth-factor=1')
  const apis = await openApis(specs, { thorough: false, checked: false })
  setFlagsFromString('--semi-space-growth-factor=2')
  return apis
}

/** Reads a spec with all that can be said of it and of the lockfile of its pages. */
export async function readApi(file: string, options: ReadOptions = {}) {
  const read = await readDocument(file, { name: nameOf(file), ...options })
  const { document, findings, overlaid, accepted, files, locateSlugs } = read
  return {
    file,
    document,
    overlaid,
    accepted,
    files,
    findings: document?.published === undefined ? findings : [...findings, ...locateSlugs(await checkSlugs(document))],
  }
}

/** The modules of pages are loaded only where slugs are kept. */
async function checkSlugs(document: ApiDocument) {
  const [{ createModel }, { checkPublished }] = await Promise.all([
    import('../../openapi/model/index.ts'),
    import('../../openapi/model/address/published.ts'),
  ])
  return checkPublished(document, createModel(document))
}
